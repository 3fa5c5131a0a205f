/**
 * Verdicts, traces and issues as text for people, in Chinese and English, for a terminal of any
 * width, with or without colour.
 *
 * @packageDocumentation
 */

export { earlierDeal } from "../gate/earlier-deal.ts";
export type { IssueBase } from "../model/issue.ts";
export type { Money } from "../model/money.ts";
export type { MoneyTally } from "../model/money-tally.ts";
export { describeCondition } from "../words/condition.ts";
export { missingKindWords, unknownReasonWords } from "../words/missing.ts";
export { severityWords } from "../words/severity.ts";
export { metByWords, standingWords } from "../words/standing.ts";
export { describeTest } from "../words/test.ts";
export { describeTrace, linesOfTrace, type TraceLine } from "../words/trace.ts";
export { truthSigns, truthWords } from "../words/truth.ts";
export {
  joinOutcomes,
  noOutcomes,
  type OutcomeSummary,
  type OutcomeTally,
  outcomeOf,
  outcomesOf,
  outcomeTally,
  type ScoreBand,
  type ScoredOutcome,
  summariseOutcomes,
} from "./outcomes.ts";
export { isAtRisk, type PortfolioEntry } from "./portfolio-entry.ts";
export {
  joinTallies,
  type MissingTally,
  noDeals,
  type PortfolioTally,
  tallyOf,
} from "./portfolio-tally.ts";
export { renderFunnel } from "./render-funnel.ts";
export { type IssuesOptions, renderIssues, type ToldIssue } from "./render-issues.ts";
export { renderOutcomes } from "./render-outcomes.ts";
export { type PortfolioOptions, renderPortfolio } from "./render-portfolio.ts";
export { renderRelations } from "./render-relations.ts";
export { renderTally } from "./render-tally.ts";
export { renderTrace, type TraceOptions } from "./render-trace.ts";
export { renderUnlock } from "./render-unlock.ts";
export { renderVerdict, type VerdictOptions } from "./render-verdict.ts";
export type { PlanWords, ReportOptions } from "./report-options.ts";
export type { Changes } from "./write-changes.ts";
