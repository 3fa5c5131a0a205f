import { pointerOf } from "../model/pointer.ts";
import { checkId } from "./check-id.ts";
import { type RuleIssue, ruleIssue, ruleIssueNear } from "./rule-issue.ts";
import { type RuleSet, ruleSetSchema, versionPattern } from "./rule-set.ts";

/** Adds what is wrong with ids, stages and the kind of a rule set to the issues. */
export function checkOutline(ruleSet: RuleSet, issues: RuleIssue[]): void {
  checkId(ruleSet.id, "/id", issues);
  if (typeof ruleSet.version === "string" && !versionPattern.test(ruleSet.version)) {
    issues.push(ruleIssue("bad-version", "/version", ruleSet.version));
  }
  checkKind(ruleSet, issues);
  checkStages(ruleSet, issues);
  const flags = new Set<string>();
  (ruleSet.flags ?? []).forEach((flag, f) => {
    checkNewId(flag.id, `/flags/${f}/id`, flags, issues);
    const { presumed, severity } = flag;
    if (presumed !== undefined && (severity === "info" || severity === "warn")) {
      issues.push(ruleIssue("presumed-needs-block", `/flags/${f}/presumed`, severity));
    }
  });
  for (const name of Object.keys(ruleSet.conditions ?? {})) {
    checkId(name, pointerOf(["conditions", name]), issues);
  }
}

const kinds: readonly string[] = ruleSetSchema.shape.kind.options;
const doorKeys = ["entry", "passMark", "winProbability", "formerly"] as const;

function checkKind(ruleSet: RuleSet, issues: RuleIssue[]): void {
  const { kind, stages } = ruleSet;
  if (!kinds.includes(kind)) return;
  if (kind === "overlay") {
    for (const key of ["stages", "wonAfter"] as const) {
      if (ruleSet[key] !== undefined) issues.push(ruleIssue("kind-refuses", `/${key}`, kind, key));
    }
    if ((ruleSet.flags ?? []).length === 0) issues.push(ruleIssue("kind-needs", "", kind, "flags"));
    return;
  }
  if ((stages ?? []).length === 0) issues.push(ruleIssue("kind-needs", "", kind, "stages"));
  if (kind !== "checklist") return;
  if (ruleSet.wonAfter !== undefined) {
    issues.push(ruleIssue("kind-refuses", "/wonAfter", kind, "wonAfter"));
  }
  stages?.forEach((stage, s) => {
    for (const key of doorKeys) {
      if (stage[key] !== undefined) {
        issues.push(ruleIssue("kind-refuses", `/stages/${s}/${key}`, kind, key));
      }
    }
  });
}

function checkStages(ruleSet: RuleSet, issues: RuleIssue[]): void {
  const stages = ruleSet.stages ?? [];
  const stageIds = new Set<string>();
  const checkpointIds = new Set<string>();
  stages.forEach((stage, s) => {
    checkNewId(stage.id, `/stages/${s}/id`, stageIds, issues);
    (stage.checkpoints ?? []).forEach((checkpoint, c) => {
      const pointer = `/stages/${s}/checkpoints/${c}`;
      checkNewId(checkpoint.id, `${pointer}/id`, checkpointIds, issues);
      if (checkpoint.when === undefined && checkpoint.judgement === false) {
        issues.push(ruleIssue("never-met", pointer, String(checkpoint.id)));
      }
    });
  });
  stages.forEach((stage, s) => {
    (stage.formerly ?? []).forEach((former, f) => {
      checkNewId(former, `/stages/${s}/formerly/${f}`, stageIds, issues);
    });
  });
  const { wonAfter } = ruleSet;
  // A stage without an id is an issue already.
  const ids = stages.flatMap(({ id }: { readonly id?: string }) => (id === undefined ? [] : [id]));
  if (wonAfter !== undefined && !ids.includes(wonAfter)) {
    issues.push(ruleIssueNear("unknown-stage", "/wonAfter", wonAfter, ids, wonAfter));
  }
}

function checkNewId(id: unknown, pointer: string, seen: Set<string>, issues: RuleIssue[]): void {
  if (!checkId(id, pointer, issues)) return;
  if (seen.has(id)) issues.push(ruleIssue("duplicate-rule-id", pointer, id));
  seen.add(id);
}
