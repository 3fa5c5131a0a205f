/**
 * For test authors: fast-check arbitraries of rule sets, deals, refinements and histories, and laws
 * that hold for every rule set. `fast-check` is a peer dependency of this entry alone.
 *
 * @packageDocumentation
 */

export { type DealArbitraryOptions, dealArbitrary } from "./deal-arbitrary.ts";
export { type GateStep, gateHistoryArbitrary } from "./gate-history-arbitrary.ts";
export {
  type Breach,
  historyBreaches,
  overlayBreaches,
  refinementBreaches,
  verdictBreaches,
} from "./laws.ts";
export { type Gate, ownGate, playHistory, type Turn } from "./play-history.ts";
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
