/**
 * The core of dealgate: a deal in, a verdict with its missing evidence out, and a gate that no deal
 * can skip. Runs unchanged in Node, a browser and an edge worker.
 *
 * @packageDocumentation
 */

export { type AssessOptions, assess, DayError, mayAdvance } from "./assess/assess.ts";
export {
  type CompileOptions,
  compileRuleSet,
  RuleSetError,
} from "./assess/compile-rule-set.ts";
export { type ExplainOptions, explain, NameError } from "./assess/explain.ts";
export { identityOf } from "./assess/identity.ts";
export type { Plan, PlannedCheckpoint, PlannedFlag, PlannedStage } from "./assess/plan.ts";
export type * from "./assess/trace.ts";
export {
  type Cannot,
  type Unlock,
  type UnlockAnswer,
  type UnlockOptions,
  type UnlockSet,
  unlock,
} from "./assess/unlock/unlock.ts";
export type * from "./assess/verdict.ts";
export { verdictSchema } from "./assess/verdict-schema.ts";
export { factCatalogue } from "./facts/catalogue.ts";
export { type AppFact, defineFact, type Fact } from "./facts/fact.ts";
export type * from "./facts/fact-type.ts";
export type { Lexicon } from "./facts/lexicon.ts";
export type * from "./facts/reading.ts";
export type { SourceKind, Test } from "./facts/test.ts";
export { type AdvanceOptions, advance, guardAdvance, start } from "./gate/advance.ts";
export { auditHistory } from "./gate/audit-history.ts";
export {
  adopt,
  type CloseOptions,
  close,
  type ReasonedOptions,
  reopen,
  retreat,
} from "./gate/close.ts";
export type { AuditCode, AuditFinding } from "./gate/finding.ts";
export {
  type AnswerOptions,
  answer,
  record,
  type WaiveOptions,
  waive,
} from "./gate/record.ts";
export type * from "./gate/refusal.ts";
export type { Changed, Made, Moved } from "./gate/turn.ts";
export type { Decorator } from "./logic/decorators.ts";
export type { All, Any, AtLeast, Expression, Leaf } from "./logic/expression.ts";
export type { Interval, NumberTest } from "./logic/interval.ts";
export type { Operand, Operator } from "./logic/operators/operator.ts";
export type { Rank, Truth } from "./logic/truth.ts";
export type { Account } from "./model/account.ts";
export type { Contact } from "./model/contact.ts";
export { type Custom, type Deal, dealSchema } from "./model/deal.ts";
export type { FieldValue } from "./model/field-value.ts";
export type * from "./model/issue.ts";
export type { Observation } from "./model/observation.ts";
export type { Opportunity } from "./model/opportunity.ts";
export type { Organisation } from "./model/organisation.ts";
export { type ParsedDeal, parseDeal } from "./model/parse-deal.ts";
export type { Move, Progress, Waiver } from "./model/progress.ts";
export type { Language, Text } from "./model/text.ts";
export type * from "./rules/condition.ts";
export {
  type ParsedRuleSet,
  type ParseRuleSetOptions,
  parseRuleSet,
} from "./rules/parse-rule-set.ts";
export type { RuleFault, RuleIssueCode } from "./rules/rule-fault.ts";
export { type RuleIssue, ruleIssuesOf } from "./rules/rule-issue.ts";
export {
  type Checkpoint,
  type CustomField,
  type Flag,
  type RecordField,
  type RuleSet,
  ruleSetSchema,
  type Signal,
  type Stage,
} from "./rules/rule-set.ts";
