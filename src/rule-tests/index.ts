/**
 * Rule tests in an app's own test runner, such as those of rules that read the app's own facts:
 * parse a file, run a test, see where a verdict is not as expected and what no test has seen; as
 * data, as text for a terminal, as JUnit XML.
 *
 * @packageDocumentation
 */

export type { ReportOptions } from "../report/report-options.ts";
export type { BranchOutcome } from "./branch.ts";
export { type Cover, coverOf } from "./cover.ts";
export type {
  BranchCoverage,
  CheckpointCoverage,
  Coverage,
  CoverageShare,
  FlagCoverage,
} from "./coverage.ts";
export type { EmptyExpectation } from "./empty-expectation.ts";
export { type DiffLine, expectedDiff } from "./expected-diff.ts";
export { junitReport } from "./junit-report.ts";
export {
  type Mismatch,
  matchVerdict,
  type RulePart,
  type VerdictMatch,
} from "./match-verdict.ts";
export { type ParsedRuleTests, parseRuleTests, type RuleTestIssue } from "./parse-rule-tests.ts";
export { renderRuleTests } from "./render-rule-tests.ts";
export type { Expected, RuleTest } from "./rule-test.ts";
export { type RuleTestSchemaOptions, ruleTestJsonSchema } from "./rule-test-json-schema.ts";
export {
  hasPassed,
  meetsThreshold,
  type RuleTestResult,
  type RuleTestRun,
  type Threshold,
  type UnreadRuleTests,
} from "./rule-test-run.ts";
export { runRuleTest } from "./run-rule-test.ts";
export { uniteCoverage } from "./unite-coverage.ts";
