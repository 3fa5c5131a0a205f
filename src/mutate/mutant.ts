import type { RuleSet } from "../rules/rule-set.ts";

/** The small ways in which a rule set is changed. */
export type Mutation =
  | "combinator"
  | "at-least"
  | "member-dropped"
  | "negation-added"
  | "negation-dropped"
  | "operator"
  | "decorator"
  | "value"
  | "list-value-dropped"
  | "source"
  | "source-dropped"
  | "where-dropped"
  | "scope-dropped"
  | "applies-when-dropped"
  | "entry-dropped"
  | "when-dropped"
  | "pass-mark"
  | "checkpoint-dropped"
  | "essential"
  | "weight"
  | "waivable"
  | "judgement"
  | "flag-dropped"
  | "severity"
  | "presumed"
  | "age";

/** A part of a rule set that a verdict answers by name. */
export interface NamedPart {
  readonly kind: "stage" | "checkpoint" | "flag";
  readonly id: string;
}

/** A rule set with one small change. */
export interface Mutant {
  /** What is changed, as a JSON pointer into the rule set as it was. */
  readonly pointer: string;
  readonly mutation: Mutation;
  /** What stood there, where it is a single word, number or answer. */
  readonly from?: string | number | boolean;
  /** What stands there instead. */
  readonly to?: string | number | boolean;
  /** The fact that the changed condition asks about. */
  readonly fact?: string;
  /** The parts whose answers can change through it directly. */
  readonly parts: readonly NamedPart[];
  /** Returns the rule set as changed. It may not compile. */
  readonly make: () => RuleSet;
}
