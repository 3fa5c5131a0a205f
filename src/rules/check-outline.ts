import { pointerOf } from "../model/pointer.ts";
import { checkName } from "./check-name.ts";
import { versionPattern } from "./name-patterns.ts";
import type { JsonRecord } from "./resolution.ts";
import { type RuleFault, ruleFault, ruleFaultNear } from "./rule-fault.ts";
import type { RuleSet } from "./rule-set.ts";

/** Adds what is wrong with ids, stages and the kind of a rule set to the faults. */
export function checkOutline(ruleSet: RuleSet, faults: RuleFault[]): void {
  checkName(ruleSet.id, "id", "/id", faults);
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
    checkName(name, "id", pointerOf(["conditions", name]), faults);
  }
}

const doorKeys = ["entry", "passMark", "winProbability", "formerly", "reached"];
// An age would change what the rule set under the overlay answers.
const overlayRefuses = ["stages", "wonAfter", "staleAfterDays"];

function checkKind(ruleSet: RuleSet, faults: RuleFault[]): void {
  const { kind, stages } = ruleSet;
  // A kind that is none is a fault of the shape, told elsewhere.
  if (kind === undefined) return;
  const refuse = (holder: object, keys: readonly string[], pointer: string): void => {
    for (const key of keys) {
      if ((holder as JsonRecord)[key] === undefined) continue;
      faults.push(ruleFault("kind-refuses", `${pointer}/${key}`, kind, key));
    }
  };
  const isOverlay = kind === "overlay";
  const needed = isOverlay ? "flags" : "stages";
  if (!ruleSet[needed]?.length) faults.push(ruleFault("kind-needs", "", kind, needed));
  if (isOverlay) refuse(ruleSet, overlayRefuses, "");
  if (kind !== "checklist") return;
  refuse(ruleSet, ["wonAfter"], "");
  stages?.forEach((stage, s) => {
    refuse(stage, doorKeys, `/stages/${s}`);
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
  // No stages, or one without an id, is a fault already.
  const isNone = stages.length > 0 && stages.every(({ id }) => id && id !== wonAfter);
  if (wonAfter !== undefined && isNone) {
    const ids = stages.map(({ id }) => id);
    faults.push(ruleFaultNear("unknown-stage", "/wonAfter", wonAfter, ids, wonAfter));
  }
}

function checkNewId(id: unknown, pointer: string, seen: Set<string>, faults: RuleFault[]): void {
  if (!checkName(id, "id", pointer, faults)) return;
  if (seen.has(id)) faults.push(ruleFault("duplicate-rule-id", pointer, id));
  seen.add(id);
}
