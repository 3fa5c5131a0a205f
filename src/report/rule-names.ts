import type { StageVerdict, Verdict } from "../assess/verdict.ts";
import type { Deal } from "../model/deal.ts";
import type { Language, Text } from "../model/text.ts";
import type { Checkpoint, Flag, Stage } from "../rules/rule-set.ts";
import type { PlanWords } from "./report-options.ts";

/** Returns the stage of a rule set by its id. */
export function stageOf({ ruleSet }: PlanWords, id: string): Stage | undefined {
  return ruleSet.stages?.find((stage) => stage.id === id);
}

/** Returns the title of a stage; an id that the rule set does not know stands for itself. */
export function titleOfStage(plan: PlanWords, id: string, lang: Language): string {
  return stageOf(plan, id)?.title[lang] ?? id;
}

/** Returns the stage that a deal is recorded in, where the rules do not know it. */
export function strayStageOf(
  { progress }: Pick<Deal, "progress">,
  { claimed, ruleSet }: Pick<Verdict, "claimed" | "ruleSet">,
): string | undefined {
  return claimed === null ? (progress?.[ruleSet.id]?.stage ?? undefined) : undefined;
}

/**
 * Returns what is said of a deal that has come through the door of a stage and done what it asks;
 * undefined while it has not, or the rule set has no words for it.
 */
export function reachedIn(
  plan: PlanWords,
  { id, reach, exit }: Pick<StageVerdict, "id" | "reach" | "exit">,
): Text | undefined {
  if (plan.ruleSet.kind !== "stages" || reach !== "satisfied" || exit !== "satisfied") {
    return undefined;
  }
  return stageOf(plan, id)?.reached;
}

/** Returns a checkpoint of a rule set by its id. */
export function checkpointOf({ ruleSet }: PlanWords, id: string): Checkpoint | undefined {
  for (const stage of ruleSet.stages ?? []) {
    const found = stage.checkpoints.find((checkpoint) => checkpoint.id === id);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Returns the title of a checkpoint; an unknown id stands for itself. */
export function titleOfCheckpoint(plan: PlanWords, id: string, lang: Language): string {
  return checkpointOf(plan, id)?.title[lang] ?? id;
}

/** Returns a flag of the rule set or of one of its overlays by its id. */
export function flagOf({ ruleSet, overlays }: PlanWords, id: string): Flag | undefined {
  for (const { flags } of [ruleSet, ...overlays]) {
    const found = flags?.find((flag) => flag.id === id);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Returns the title of a flag; an unknown id stands for itself. */
export function titleOfFlag(plan: PlanWords, id: string, lang: Language): string {
  return flagOf(plan, id)?.title[lang] ?? id;
}
