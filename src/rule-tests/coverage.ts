import type { Truth } from "../logic/truth.ts";
import type { BranchOutcome } from "./branch.ts";

/** A checkpoint and the answers that tests saw it give. */
export interface CheckpointCoverage {
  readonly id: string;
  readonly stage: string;
  readonly pointer: string;
  readonly seen: readonly Truth[];
  /** Answers it can give that no test has seen. */
  readonly unseen: readonly Truth[];
}

/** A flag and the answers that tests saw it give. */
export interface FlagCoverage {
  readonly id: string;
  readonly pointer: string;
  readonly seen: readonly Truth[];
  /** Answers it can give that no test has seen. */
  readonly unseen: readonly Truth[];
}

/** One way for a condition, or a member of one, to decide. */
export interface BranchCoverage {
  /** The condition or member, in the rule set as it is after `extends`. */
  readonly pointer: string;
  readonly outcome: BranchOutcome;
  readonly isSeen: boolean;
}

/** How much of a number of things was seen. */
export interface CoverageShare {
  readonly seen: number;
  readonly of: number;
  /** From 0 to 100, rounded down; 100 where there is nothing to see. */
  readonly percent: number;
}

/** What the tests of a rule set have seen of it. */
export interface Coverage {
  readonly ruleSet: string;
  readonly version: string;
  /** A checkpoint counts when every answer it can give was seen. */
  readonly checkpoints: CoverageShare;
  /** A flag counts when it was seen up, down and unknown, as far as it can be. */
  readonly flags: CoverageShare;
  readonly branches: CoverageShare;
  readonly uncovered: {
    readonly checkpoints: readonly CheckpointCoverage[];
    readonly flags: readonly FlagCoverage[];
    readonly branches: readonly BranchCoverage[];
  };
}

/** Returns how much was seen. */
export const shareOf = (seen: number, of: number): CoverageShare => ({
  seen,
  of,
  percent: of === 0 ? 100 : Math.floor((100 * seen) / of),
});
