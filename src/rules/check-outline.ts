import { pointerOf } from "../model/pointer.ts";
import { checkId } from "./check-id.ts";
import { versionPattern } from "./name-patterns.ts";
import { type RuleFault, ruleFault, ruleFaultNear } from "./rule-fault.ts";
import type { RuleSet } from "./rule-set.ts";

/** Adds what is wrong with ids, stages and the kind of a rule set to the faults. */
export function checkOutline(ruleSet: RuleSet, faults: RuleFault[]): void {
  checkId(ruleSet.id, "/id", faults);
  if (typeof ruleSet.version === "string" && !versionPattern.test(ruleSet.version)) {
    faults.push(ruleFault("bad-version", "/version", ruleSet.version));
  }
  checkKind(ruleSet, faults);
  checkStages(ruleSet, faults);
  const flags = new Set<string>();
  (ruleSet.flags ?? []).forEach((flag, f) => {
    checkNewId(flag.id, `/flags/${f}/id`, flags, faults);
    const { presumed, severity } = flag;
    if (presumed !== undefined && (severity === "info" || severity === "warn")) {
      faults.push(ruleFault("presumed-needs-block", `/flags/${f}/presumed`, severity));
    }
  });
  for (const name of Object.keys(ruleSet.conditions ?? {})) {
    checkId(name, pointerOf(["conditions", name]), faults);
  }
}

const doorKeys = ["entry", "passMark", "winProbability", "formerly", "reached"] as const;
// An age would change what the rule set under the overlay answers.
const overlayRefuses = ["stages", "wonAfter", "staleAfterDays"] as const;

function checkKind(ruleSet: RuleSet, faults: RuleFault[]): void {
  const { kind, stages } = ruleSet;
  // A kind that is none is a fault of the shape, told elsewhere.
  if (kind === undefined) return;
  if (kind === "overlay") {
    for (const key of overlayRefuses) {
      if (ruleSet[key] !== undefined) faults.push(ruleFault("kind-refuses", `/${key}`, kind, key));
    }
    if ((ruleSet.flags ?? []).length === 0) faults.push(ruleFault("kind-needs", "", kind, "flags"));
    return;
  }
  if ((stages ?? []).length === 0) faults.push(ruleFault("kind-needs", "", kind, "stages"));
  if (kind !== "checklist") return;
  if (ruleSet.wonAfter !== undefined) {
    faults.push(ruleFault("kind-refuses", "/wonAfter", kind, "wonAfter"));
  }
  stages?.forEach((stage, s) => {
    for (const key of doorKeys) {
      if (stage[key] !== undefined) {
        faults.push(ruleFault("kind-refuses", `/stages/${s}/${key}`, kind, key));
      }
    }
  });
}

function checkStages(ruleSet: RuleSet, faults: RuleFault[]): void {
  const stages = ruleSet.stages ?? [];
  const stageIds = new Set<string>();
  const checkpointIds = new Set<string>();
  stages.forEach((stage, s) => {
    checkNewId(stage.id, `/stages/${s}/id`, stageIds, faults);
    (stage.checkpoints ?? []).forEach((checkpoint, c) => {
      const pointer = `/stages/${s}/checkpoints/${c}`;
      checkNewId(checkpoint.id, `${pointer}/id`, checkpointIds, faults);
      if (checkpoint.when === undefined && checkpoint.judgement === false) {
        faults.push(ruleFault("never-met", pointer, String(checkpoint.id)));
      }
    });
  });
  stages.forEach((stage, s) => {
    (stage.formerly ?? []).forEach((former, f) => {
      checkNewId(former, `/stages/${s}/formerly/${f}`, stageIds, faults);
    });
  });
  const { wonAfter } = ruleSet;
  // A stage without an id is a fault already.
  const ids = stages.flatMap(({ id }: { readonly id?: string }) => (id === undefined ? [] : [id]));
  if (wonAfter !== undefined && !ids.includes(wonAfter)) {
    faults.push(ruleFaultNear("unknown-stage", "/wonAfter", wonAfter, ids, wonAfter));
  }
}

function checkNewId(id: unknown, pointer: string, seen: Set<string>, faults: RuleFault[]): void {
  if (!checkId(id, pointer, faults)) return;
  if (seen.has(id)) faults.push(ruleFault("duplicate-rule-id", pointer, id));
  seen.add(id);
}
