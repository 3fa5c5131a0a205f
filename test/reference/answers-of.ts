import type { Verdict } from "../../src/assess/verdict.ts";
import { type Truth, truthOf } from "../../src/logic/truth.ts";
import type { ReferenceVerdict } from "./reference.ts";

/** What the reference and the engine must agree on, flags that read the verdict left aside. */
export interface Answers {
  readonly claimed: string | null;
  readonly evidenced: string | null;
  readonly possible: string | null;
  readonly standing: string;
  readonly score: readonly (number | null)[];
  readonly mayAdvance: readonly [Truth, string | null];
  readonly stages: readonly unknown[];
  readonly flags: readonly unknown[];
}

/** Returns the answers of the reference. */
export function answersOfReference(of: ReferenceVerdict): Answers {
  return {
    claimed: of.claimed,
    evidenced: of.evidenced,
    possible: of.possible,
    standing: of.standing,
    score: [of.score.floor, of.score.ceiling],
    mayAdvance: [truthOf(of.mayAdvance.truth), of.mayAdvance.to],
    stages: of.stages.map((stage) => ({
      id: stage.id,
      doors: [stage.applies, stage.entry, stage.exit, stage.reach].map(truthOf),
      behind: stage.behind,
      score: [stage.score.floor, stage.score.ceiling],
      checkpoints: stage.checkpoints.map(({ id, applies, truth, waived }) => [
        id,
        truthOf(applies),
        truthOf(truth),
        waived,
      ]),
    })),
    flags: of.flags.map(({ id, truth, presumed }) => [id, truthOf(truth), presumed]),
  };
}

/** Returns the answers of the engine. */
export function answersOfVerdict(of: Verdict): Answers {
  return {
    claimed: of.claimed,
    evidenced: of.evidenced,
    possible: of.possible,
    standing: of.standing,
    score: [of.score.floor, of.score.ceiling],
    mayAdvance: [of.mayAdvance.truth, of.mayAdvance.to],
    stages: of.stages.map((stage) => ({
      id: stage.id,
      doors: [stage.applies, stage.entry, stage.exit, stage.reach],
      behind: stage.behind,
      score: [stage.score.floor, stage.score.ceiling],
      checkpoints: stage.checkpoints.map(({ id, applies, truth, waived }) => [
        id,
        applies,
        truth,
        waived,
      ]),
    })),
    flags: of.flags.map(({ id, truth, presumed }) => [id, truth, presumed]),
  };
}
