import type { Plan } from "../../assess/plan.ts";
import type { Verdict } from "../../assess/verdict.ts";
import type { Formulas, Literal } from "./formula.ts";
import type { PlanRails } from "./plan-rails.ts";
import { isUnbarred } from "./setting.ts";

/** A way through a stage: into it, or out of the last one. */
export interface Door {
  readonly stage: string;
  readonly side: "enter" | "leave";
}

/** Returns the doors of a plan, in order: into every stage, and out of the last. */
export function doorsOf(plan: Plan): readonly Door[] {
  const last = plan.stages.at(-1)?.id;
  const into = plan.stages.map(({ id }): Door => ({ stage: id, side: "enter" }));
  return last === undefined ? into : [...into, { stage: last, side: "leave" }];
}

/** Returns for every door of a plan whether it is surely open, flags heeded. */
export function enters(
  formulas: Formulas,
  plan: Plan,
  { stages, unbarred }: PlanRails,
): readonly Literal[] {
  const into = stages.map(({ reach }) => formulas.and(reach.sure, unbarred.sure));
  const last = stages.at(-1);
  if (plan.stages.length === 0 || last === undefined) return into;
  return [...into, formulas.all([last.reach.sure, last.exit.sure, unbarred.sure])];
}

/** Returns for every door whether a verdict finds it open. */
export function openDoors(verdict: Verdict): readonly boolean[] {
  const isFree = isUnbarred(verdict);
  const into = verdict.stages.map(({ reach }) => isFree && reach === "satisfied");
  const last = verdict.stages.at(-1);
  return last === undefined
    ? into
    : [...into, isFree && last.reach === "satisfied" && last.exit === "satisfied"];
}
