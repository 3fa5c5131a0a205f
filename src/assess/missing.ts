import type { Answers } from "../logic/rails.ts";
import { closableOf } from "./closing.ts";
import type { Evaluation } from "./evaluate.ts";
import { gatheringOf } from "./gather-missing.ts";
import type { Marks } from "./marks.ts";
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
export function missingItems<S extends string>(
  plan: Plan<S>,
  evaluation: Evaluation,
  flags: Answers,
  next: number,
): readonly MissingItem<S>[] {
  const { stages, snapshot } = evaluation;
  const hasDoors = plan.ruleSet.kind === "stages";
  const afterExit = plan.stages.map(({ index }) =>
    hasDoors && stages[index]?.exit === 1 ? nextDoorAfter(evaluation, index) : -1,
  );
  const atDoors = stakesOf(plan).at({ afterExit, next, key: keyOf(afterExit, next) });
  const { sets } = atDoors;
  const gathering = gatheringOf(plan);
  gathering.begin(sets);
  const { today, ageless, flags: barring } = gathering;
  today.begin(snapshot.answers, sets);
  // What was passed before counts however old it is: it may have been read otherwise.
  let whenever: Snapshot | undefined;
  const within = (read: Snapshot): Marks => {
    if (read === snapshot) return today;
    if (whenever === undefined) ageless.begin(read.answers, sets);
    whenever = read;
    return ageless;
  };
  for (const stage of plan.stages) {
    const answer = stages[stage.index];
    if (answer === undefined || answer.applies === 0) continue;
    const door = within(answer.atDoor);
    const own = sets.only(stage.stake.number);
    if (hasDoors) door.mark(stage.applies, 1, own);
    door.mark(stage.entry, 1, own);
    const marks = within(answer.snapshot);
    for (let c = 0; c < stage.checkpoints.length; c++) {
      const checkpoint = stage.checkpoints[c];
      const given = answer.checkpoints[c];
      if (checkpoint === undefined || given === undefined) continue;
      if (given.waived || given.applies === 0) continue;
      const set = sets.only(checkpoint.stake.number);
      // Without doors a section's applicability is about nothing but what it weighs.
      if (!hasDoors) door.mark(stage.applies, 1, set);
      marks.mark(checkpoint.applies, 1, set);
      if (given.truth !== 1) continue;
      marks.mark(checkpoint.when, 1, set);
      marks.mark(checkpoint.judged, 1, set);
    }
  }
  const closable = closableOf(plan);
  const gather = (marks: Marks, read: Snapshot): void => {
    marks.tell((slot, _rows, set) => gathering.add(slot, set, read, closable[slot] === 1));
  };
  if (whenever !== undefined) {
    gather(ageless, whenever);
    gathering.settle(whenever);
  }
  gather(today, snapshot);
  barring.begin(flags, sets);
  for (const flag of plan.flags) {
    if (flag.severity === "block" && !flag.presumed) {
      barring.mark(flag.when, 1, sets.only(flag.stake.number));
    }
  }
  // That there are no more may lift a block.
  barring.tell((slot, _rows, set) => gathering.add(slot, set, snapshot, true));
  gathering.settle(snapshot);
  // The doors are the plan's own stages.
  return gathering.items(atDoors) as readonly MissingItem<S>[];
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
