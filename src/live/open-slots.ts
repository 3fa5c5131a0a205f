import type { CheckpointAnswer, Evaluation } from "../assess/evaluate.ts";
import type { Plan, PlannedCheckpoint, PlannedStage } from "../assess/plan.ts";
import { PassSum } from "../assess/score.ts";
import type { MayAdvance } from "../assess/verdict.ts";
import { FAILED, negate, or, type Rank, UNKNOWN } from "../logic/truth.ts";
import { collectUnknown, UnknownLeaves } from "../logic/unknown-leaves.ts";

/**
 * Returns the slots of the unknown leaves that can still move the decision on a deal's next door, in
 * the order in which they are best asked: whether the stage applies, what bars the door, its entry;
 * then stage by stage backwards what leads out of it, the essential first, then by weight.
 */
export function openSlots(
  plan: Plan<string>,
  evaluation: Evaluation,
  { truth, to }: MayAdvance<string>,
): readonly number[] {
  const door = to === null ? -1 : (plan.stageIndex.get(to) ?? -1);
  const next = plan.stages[door];
  const answer = evaluation.stages[door];
  if (next === undefined || answer === undefined) return [];
  const leaves = new UnknownLeaves();
  const circuit = plan.slots.circuits.deal;
  collectUnknown(circuit, answer.snapshot.answers, next.applies, 1, leaves);
  // Whatever else is found out, a door that failed stays shut; only which door it is may change.
  if (truth === "failed") return numbersOf(leaves);
  const raised = plan.raise(evaluation.snapshot.values);
  for (const flag of plan.flags) {
    if (flag.severity === "block") collectUnknown(plan.slots.flags, raised, flag.when, 1, leaves);
  }
  for (let index = door; index >= 0; index--) {
    const stage = plan.stages[index];
    const own = evaluation.stages[index];
    if (stage === undefined || own === undefined) continue;
    const { applies, entry, exit, snapshot, checkpoints } = own;
    const absent = negate(applies);
    const hasOpenEntry = or(absent, entry) === UNKNOWN;
    const hasOpenExit = index < door && or(absent, exit) === UNKNOWN;
    const ask = (node: number): void => collectUnknown(circuit, snapshot.answers, node, 1, leaves);
    if (hasOpenEntry || hasOpenExit) ask(stage.applies);
    if (hasOpenEntry) ask(stage.entry);
    if (hasOpenExit && exit === UNKNOWN) {
      for (const { planned, answered } of openCheckpoints(stage, checkpoints)) {
        ask(planned.applies);
        if (answered.truth === UNKNOWN) ask(planned.when);
      }
    }
  }
  return numbersOf(leaves);
}

function numbersOf({ numbers, size }: UnknownLeaves): readonly number[] {
  return numbers.slice(0, size);
}

interface Paired {
  readonly planned: PlannedCheckpoint;
  readonly answered: CheckpointAnswer;
}

/** Returns the checkpoints that can still move the way out of a stage. */
function openCheckpoints(
  stage: PlannedStage,
  answers: readonly CheckpointAnswer[],
): readonly Paired[] {
  const counted = stage.checkpoints.flatMap((planned, index): readonly Paired[] => {
    const answered = answers[index];
    return answered === undefined || answered.waived ? [] : [{ planned, answered }];
  });
  const sum = new PassSum(stage.passMark);
  for (const { planned, answered } of counted) sum.add(planned, answered.applies, answered.truth);
  const isOpen = ({ applies, truth }: { applies: Rank; truth: Rank }): boolean =>
    applies !== FAILED && (applies === UNKNOWN || truth === UNKNOWN);
  return counted
    .filter(
      ({ planned, answered }) =>
        isOpen(answered) &&
        (sum.rank() === UNKNOWN ||
          (planned.essential && or(negate(answered.applies), answered.truth) === UNKNOWN)),
    )
    .sort(
      (a, b) =>
        Number(b.planned.essential) - Number(a.planned.essential) ||
        b.planned.weight - a.planned.weight,
    );
}
