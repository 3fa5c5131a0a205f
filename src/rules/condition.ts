import type { SourceKind } from "../facts/test.ts";

/** A value that a condition compares with. */
export type Literal = boolean | number | string | null;

/** A question about one fact, in json-rules-engine's form. */
export interface FactCondition {
  readonly fact: string;
  /** One of the ten operators, decorators before it: `everyFact:not:equal`. */
  readonly operator: string;
  readonly value: Literal | readonly Literal[];
  /** A plain dotted path into a record. */
  readonly path?: string;
  readonly params?: Params;
  /** The weakest kind of source that counts. */
  readonly source?: SourceKind;
  readonly note?: string;
}

/** What a fact takes beside its name. */
export interface Params {
  /** For an aggregate: whom it is about, a condition over one element of the list. */
  readonly where?: Condition;
  /** For `share`, `weightedShare`, `every`: what they must meet. */
  readonly meets?: Condition;
  /** For `sum`, `best`, `worst`: the attribute; for `known`: the fact. */
  readonly of?: string;
  /** For `weightedShare`: the attribute that each counts for. */
  readonly weight?: string;
  /** For contacts: everybody, or those with a say in the decision. */
  readonly scope?: "all" | "decision-chain";
}

/** A condition of a rule set. */
export type Condition =
  | FactCondition
  | { readonly all: readonly Condition[]; readonly note?: string }
  | { readonly any: readonly Condition[]; readonly note?: string }
  | { readonly not: Condition; readonly note?: string }
  | { readonly condition: string; readonly note?: string }
  | { readonly atLeast: number; readonly of: readonly Condition[]; readonly note?: string };
