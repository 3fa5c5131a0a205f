/**
 * How much rule tests notice: a rule set is changed in small ways, one at a time, and each change that
 * no test notices is told with its place, in words, and with what a test would have to show.
 *
 * @packageDocumentation
 */

export type { ReportOptions } from "../report/report-options.ts";
export type { Mutant, Mutation, NamedPart } from "./mutant.ts";
export { describeMutant, suggestTest } from "./mutant-words.ts";
export { mutantsOf } from "./mutants-of.ts";
export {
  type RenderMutationOptions,
  renderMutation,
  type ToldMutant,
  tellMutant,
} from "./render-mutation.ts";
export {
  type IsEquivalent,
  type MutationOptions,
  type MutationRun,
  type MutationTest,
  type TestedMutants,
  testMutants,
} from "./test-mutants.ts";
