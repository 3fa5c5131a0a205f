/**
 * Live facts: the verdict and the gate's bare decision on facts that are loaded from wherever they
 * live, answered by json-rules-engine; and rule sets as plain rules for that engine.
 *
 * @packageDocumentation
 */

export { assessLive, type LiveVerdict } from "./assess-live.ts";
export { engineFacts } from "./engine-facts.ts";
export {
  type LiveOptions,
  LiveOptionsError,
  type Load,
  type Loader,
  type LoadFailure,
  type LoadRequest,
} from "./loader.ts";
export { type LiveMayAdvance, mayAdvanceLive } from "./may-advance-live.ts";
export {
  type EngineRule,
  type EngineRulesOptions,
  ExpansionError,
  toEngineRules,
} from "./to-engine-rules.ts";
