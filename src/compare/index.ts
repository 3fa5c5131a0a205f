/**
 * What a change of rules means: how two rule sets differ by meaning, and which verdicts on given
 * deals change through it; as data, as text for a terminal, as Markdown for a pull request.
 *
 * @packageDocumentation
 */

export type { Money } from "../model/money.ts";
export type { MoneyTally } from "../model/money-tally.ts";
export type { ReportOptions } from "../report/report-options.ts";
export { type CompareOptions, compareRuleSets } from "./compare-rule-sets.ts";
export { compareVerdicts } from "./compare-verdicts.ts";
export { comparisonMarkdown } from "./comparison-markdown.ts";
export type { ConditionLine } from "./condition-difference.ts";
export {
  type Difference,
  isSameRuleSet,
  type Part,
  type PropertyDifference,
  type PropertyValue,
  type RuleSetComparison,
  type RuleSetName,
} from "./difference.ts";
export { renderComparison } from "./render-comparison.ts";
export type {
  Cause,
  CheckpointState,
  FlagState,
  Shift,
  StageState,
  VerdictComparison,
  VerdictDifference,
} from "./verdict-difference.ts";
