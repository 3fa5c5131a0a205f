import type { Evaluation } from "./evaluate.ts";
import { Gathering } from "./gather-missing.ts";
import { Marks } from "./marks.ts";
import type { Plan } from "./plan.ts";
import type { MissingItem } from "./verdict.ts";

/**
 * Returns what nobody has answered yet: the unknown leaves whose ancestors are all unknown. What
 * the nearest door asks for stands first; of that the essential, then plain questions before those
 * that ask who else there is, then what carries most points at that door. `next` is the door that
 * block flags bar, by stage index; -1: none.
 */
export function missingItems(
  plan: Plan,
  evaluation: Evaluation,
  next: number,
): readonly MissingItem[] {
  const marks = new Marks(plan);
  const { leaves } = marks;
  const { stages, snapshot } = evaluation;
  const afterExit: number[] = [];
  for (const stage of plan.stages) {
    const { index } = stage;
    const answer = stages[index];
    afterExit.push(answer?.exit === 1 ? nextDoorAfter(evaluation, index) : -1);
    if (answer === undefined || answer.applies === 0) continue;
    const { atDoor } = answer;
    if (answer.applies === 1) stage.unknowns.applies?.(atDoor.values, leaves);
    if (answer.entry === 1) stage.unknowns.when?.(atDoor.values, leaves);
    marks.mark(stage.stake, atDoor);
    const { values } = answer.snapshot;
    for (let c = 0; c < stage.checkpoints.length; c++) {
      const checkpoint = stage.checkpoints[c];
      const own = answer.checkpoints[c];
      if (checkpoint === undefined || own === undefined || own.waived || own.applies === 0)
        continue;
      if (own.applies === 1) checkpoint.unknowns.applies?.(values, leaves);
      if (own.truth === 1) {
        if (own.when === 1) checkpoint.unknowns.when?.(values, leaves);
        if (own.judgement === 1) leaves.add(checkpoint.judgement);
      }
      marks.mark(checkpoint.stake, answer.snapshot);
    }
  }
  for (const flag of plan.flags) {
    if (flag.severity !== "block" || flag.presumed) continue;
    flag.unknowns.when?.(snapshot.values, leaves);
    marks.mark(flag.stake, snapshot);
  }
  return new Gathering(plan, marks, { afterExit, next, key: keyOf(afterExit, next) }).finish();
}

function nextDoorAfter({ stages }: Evaluation, index: number): number {
  for (let later = index + 1; later < stages.length; later++) {
    if (stages[later]?.applies !== 0) return later;
  }
  return -1;
}

function keyOf(afterExit: readonly number[], next: number): string | number {
  // Invariant: there are at most 60 stages, so ten of them make one exact number.
  if (afterExit.length > 8) return `${afterExit.join()};${next}`;
  let key = next + 1;
  for (const door of afterExit) key = key * 62 + door + 1;
  return key;
}
