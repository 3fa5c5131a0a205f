/**
 * Static checks of rule sets: what is likely wrong in a rule set that parses, with its place, in
 * Chinese and English. Proofs over all deals, which load the peer dependency `z3-solver` when they are
 * asked for.
 *
 * @packageDocumentation
 */

export { type AnalyzeOptions, analyzeRuleSet, type Finding } from "./analyze-rule-set.ts";
export type { CheckCode } from "./checks.ts";
export type { Edit, FindingSeverity, Fix } from "./finding.ts";
export {
  compareDoors,
  type DoorComparison,
  type DoorRelation,
  type DoorReport,
} from "./prove/compare-doors.ts";
export type { Door } from "./prove/enters.ts";
export type { Proof, ProofCode, ProofStatus } from "./prove/proof.ts";
export { type ProofReport, type ProveOptions, proveRuleSet } from "./prove/prove-rule-set.ts";
export type { UndecidedReason } from "./prove/prover.ts";
export {
  type Equivalence,
  type EquivalenceOptions,
  type EquivalenceProver,
  openEquivalenceProver,
  provesEquivalent,
} from "./prove/proves-equivalent.ts";
export { ProverMissingError } from "./prove/z3-session.ts";
