import { and, SATISFIED, truthOf } from "../logic/truth.ts";
import type { CheckpointAnswer, Evaluation } from "./evaluate.ts";
import type { PlannedCheckpoint, PlannedStage } from "./plan.ts";
import { Tally } from "./score.ts";
import type { CheckpointVerdict, MetBy, StageVerdict } from "./verdict.ts";

/** Returns the verdict on a stage, and adds its checkpoints to the tally of all stages. */
export function stageVerdict<S extends string>(
  stage: PlannedStage<S>,
  { stages, reach, behind }: Evaluation,
  overall: Tally,
): StageVerdict<S> {
  const { index } = stage;
  const answer = stages[index];
  if (answer === undefined) throw new RangeError(`no answer for stage ${stage.id}`);
  const own = new Tally();
  const checkpoints = stage.checkpoints.map((checkpoint, c): CheckpointVerdict => {
    const given = answer.checkpoints[c];
    if (given === undefined) throw new RangeError(`no answer for ${checkpoint.id}`);
    if (!given.waived) {
      const { weight } = checkpoint;
      own.add(weight, given.applies, given.truth);
      overall.add(weight, and(answer.applies, given.applies), given.truth);
    }
    return checkpointVerdict(checkpoint, given);
  });
  return {
    id: stage.id,
    applies: truthOf(answer.applies),
    entry: truthOf(answer.entry),
    exit: truthOf(answer.exit),
    reach: truthOf(reach[index] ?? 0),
    behind:
      index < behind.current && behind.hasPassed(index)
        ? "passed"
        : index < behind.adoptedAt
          ? "presumed"
          : null,
    score: own.score(),
    checkpoints,
  };
}

/** Returns the verdict on a checkpoint; there are but few, and each is made once. */
function checkpointVerdict(
  checkpoint: PlannedCheckpoint,
  { applies, truth, when, judgement, waived, number }: CheckpointAnswer,
): CheckpointVerdict {
  const { verdicts } = checkpoint;
  const known = verdicts[number];
  if (known !== undefined) return known;
  const { id, essential, weight } = checkpoint;
  const made = Object.freeze<CheckpointVerdict>({
    id,
    applies: truthOf(applies),
    truth: truthOf(truth),
    metBy: metBy({ when, judgement }),
    essential,
    weight,
    waived,
  });
  verdicts[number] = made;
  return made;
}

function metBy({ when, judgement }: Pick<CheckpointAnswer, "when" | "judgement">): MetBy | null {
  if (when === SATISFIED) return judgement === SATISFIED ? "both" : "behaviours";
  return judgement === SATISFIED ? "judgement" : null;
}
