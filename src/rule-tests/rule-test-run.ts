import type { IssueBase } from "../model/issue.ts";
import type { Text } from "../model/text.ts";
import type { Coverage } from "./coverage.ts";
import type { VerdictMatch } from "./match-verdict.ts";

/** What came of one rule test. */
export interface RuleTestResult {
  readonly file: string;
  readonly name: string;
  readonly why?: string;
  /** The verdict beside what was expected; absent where there was none to compare. */
  readonly match?: VerdictMatch;
  /** Why there was no verdict. */
  readonly problem?: Text;
}

/** A file whose tests cannot be read, and why. */
export interface UnreadRuleTests {
  readonly file: string;
  readonly issues: readonly IssueBase[];
}

/** What came of all rule tests of a run. */
export interface RuleTestRun {
  readonly results: readonly RuleTestResult[];
  /** Files of which no test was run; absent: all could be read. */
  readonly unread?: readonly UnreadRuleTests[];
  /** Of each rule set; absent: nobody asked. */
  readonly coverage?: readonly Coverage[];
  /** How much must be seen, in percent. */
  readonly threshold?: Threshold;
}

/** How much must be seen, each from 0 to 100. */
export interface Threshold {
  /** Of the checkpoints; of the flags as much. */
  readonly checkpoints: number;
  readonly branches: number;
}

/** Returns whether a test came out as expected. */
export const hasPassed = ({ match }: RuleTestResult): boolean =>
  match !== undefined && match.mismatches.length === 0;

/** Returns whether so much was seen as must be; a threshold is met at its very number. */
export const meetsThreshold = (
  { checkpoints, flags, branches }: Pick<Coverage, "checkpoints" | "flags" | "branches">,
  threshold: Threshold,
): boolean =>
  100 * checkpoints.seen >= threshold.checkpoints * checkpoints.of &&
  100 * flags.seen >= threshold.checkpoints * flags.of &&
  100 * branches.seen >= threshold.branches * branches.of;
