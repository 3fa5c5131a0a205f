/**
 * For test authors: fast-check arbitraries of rule sets, deals, refinements and histories, and laws
 * that hold for every rule set. `fast-check` is a peer dependency of this entry alone.
 *
 * @packageDocumentation
 */

export { answering, type GivenAnswer } from "./answering.ts";
export {
  type BrokenLaw,
  type CheckLawsOptions,
  checkLaws,
  type LawName,
  lawNames,
} from "./check-laws.ts";
export { type DealArbitraryOptions, dealArbitrary } from "./deal-arbitrary.ts";
export { type GateStep, gateHistoryArbitrary } from "./gate-history-arbitrary.ts";
export { type GateModelOptions, type GateModelReport, gateModel } from "./gate-model.ts";
export {
  type Breach,
  historyBreaches,
  overlayBreaches,
  refinementBreaches,
  verdictBreaches,
} from "./laws.ts";
export { type NearDoorOptions, nearDoorArbitrary } from "./near-door-arbitrary.ts";
export { type Gate, ownGate, playHistory, type Turn } from "./play-history.ts";
export type { ShutDoorPassed } from "./play-model.ts";
export {
  completionArbitrary,
  type RefinementOptions,
  refinementArbitrary,
} from "./refinement-arbitrary.ts";
export {
  overlayArbitrary,
  type RuleSetArbitraryOptions,
  ruleSetArbitrary,
} from "./rule-set-arbitrary.ts";
export type { Awaitable, GateAdapter, StageApp, StagedDeal } from "./stage-app.ts";
export {
  determinismBreaches,
  engineBreaches,
  unlockBreaches,
  validityBreaches,
} from "./verdict-laws.ts";
