import type { Plan, PlannedCheckpoint } from "../assess/plan.ts";
import type { Test } from "../facts/test.ts";
import { leavesOf } from "../logic/expression.ts";
import { type ExportedFact, exportedFact, exportedJudgement } from "./exported-fact.ts";

/** The facts of exported rules by the slot they are read from. */
export type ExportedFacts = ReadonlyMap<number, ExportedFact>;

/** Returns the facts that the exported rules of a plan name. */
export function exportedFacts({ slots, stages }: Pick<Plan, "slots" | "stages">): ExportedFacts {
  const facts = new Map<number, ExportedFact>();
  const add = (test: Test): void => {
    const slot = slots.ofTest(test);
    // The first use names an aggregate; others of the same reading follow it.
    if (!facts.has(slot)) facts.set(slot, exportedFact(test, slot));
  };
  for (const { resolved, checkpoints } of stages) {
    if (resolved.entry !== undefined) leavesOf(resolved.entry).forEach(add);
    for (const checkpoint of checkpoints) {
      const { when } = checkpoint.resolved;
      if (when !== undefined) leavesOf(when).forEach(add);
      const judgement = judgementOf(slots, checkpoint);
      if (judgement !== undefined) facts.set(checkpoint.judgement, judgement);
    }
  }
  return facts;
}

function judgementOf(
  slots: Plan["slots"],
  { judgement }: PlannedCheckpoint,
): ExportedFact | undefined {
  const slot = slots.tables.deal.slots[judgement];
  return slot?.kind === "value"
    ? exportedJudgement(slot.what, slot.minSource, judgement)
    : undefined;
}
