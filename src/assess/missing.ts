import type { Answers } from "../logic/circuit.ts";
import { closableOf } from "./closing.ts";
import type { Evaluation } from "./evaluate.ts";
import { Gathering } from "./gather-missing.ts";
import { Marks } from "./marks.ts";
import type { Plan } from "./plan.ts";
import type { Snapshot } from "./snapshot.ts";
import { stakesOf } from "./stakes.ts";
import type { MissingItem } from "./verdict.ts";

/**
 * Returns what nobody has answered yet: the unknown leaves whose ancestors are all unknown. What
 * the nearest door asks for stands first; of that the essential, then plain questions before those
 * that ask who else there is, then what carries most points at that door; last of all whether a
 * list is complete, where that could but speak against what it is asked for. `next` is the door that
 * block flags bar, by stage index; -1: none. `flags`: what their conditions answer.
 */
export function missingItems(
  plan: Plan,
  evaluation: Evaluation,
  flags: Answers,
  next: number,
): readonly MissingItem[] {
  const { stages, snapshot } = evaluation;
  const hasDoors = plan.ruleSet.kind === "stages";
  const afterExit = plan.stages.map(({ index }) =>
    hasDoors && stages[index]?.exit === 1 ? nextDoorAfter(evaluation, index) : -1,
  );
  const atDoors = stakesOf(plan).at({ afterExit, next, key: keyOf(afterExit, next) });
  const today = new Marks(plan.slots.circuits.deal, snapshot.answers, snapshot, atDoors.sets);
  // What was passed before counts however old it is: it may have been read otherwise.
  let ageless: Marks | undefined;
  const within = (read: Snapshot): Marks => {
    if (read === snapshot) return today;
    ageless ??= new Marks(plan.slots.circuits.deal, read.answers, read, atDoors.sets);
    return ageless;
  };
  for (const stage of plan.stages) {
    const answer = stages[stage.index];
    if (answer === undefined || answer.applies === 0) continue;
    const door = within(answer.atDoor);
    if (hasDoors) door.mark(stage.applies, stage.stake);
    door.mark(stage.entry, stage.stake);
    const marks = within(answer.snapshot);
    for (let c = 0; c < stage.checkpoints.length; c++) {
      const checkpoint = stage.checkpoints[c];
      const own = answer.checkpoints[c];
      if (checkpoint === undefined || own === undefined || own.waived || own.applies === 0)
        continue;
      // Without doors a section's applicability is about nothing but what it weighs.
      if (!hasDoors) door.mark(stage.applies, checkpoint.stake);
      marks.mark(checkpoint.applies, checkpoint.stake);
      if (own.truth !== 1) continue;
      marks.mark(checkpoint.when, checkpoint.stake);
      marks.mark(checkpoint.judged, checkpoint.stake);
    }
  }
  const barring = new Marks(plan.slots.flags, flags, snapshot, atDoors.sets);
  for (const flag of plan.flags) {
    if (flag.severity === "block" && !flag.presumed) barring.mark(flag.when, flag.stake);
  }
  const gathering = new Gathering(plan, atDoors);
  const closable = closableOf(plan);
  const gather = (marks: Marks): void =>
    marks.tell((slot, set) => gathering.add(slot, set, marks.snapshot, closable.has(slot)));
  if (ageless !== undefined) {
    gather(ageless);
    gathering.settle(ageless.snapshot);
  }
  gather(today);
  // That there are no more may lift a block.
  barring.tell((slot, set) => gathering.add(slot, set, snapshot, true));
  gathering.settle(snapshot);
  return gathering.items();
}

function nextDoorAfter({ stages }: Evaluation, index: number): number {
  for (let later = index + 1; later < stages.length; later++) {
    if (stages[later]?.applies !== 0) return later;
  }
  return -1;
}

function keyOf(afterExit: readonly number[], next: number): string | number {
  // Digits of a base that holds every stage and none: up to twelve make one exact number.
  const base = afterExit.length + 1;
  if (base > 13) return `${afterExit.join()};${next}`;
  let key = next + 1;
  for (const door of afterExit) key = key * base + door + 1;
  return key;
}
