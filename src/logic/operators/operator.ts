import type { NumberTest } from "../interval.ts";

/** What an operator can be handed: a known value, null for known to be none, or a set of them. */
export type Operand = boolean | number | string | null | readonly Operand[];

/** A comparison of a known fact with the value a rule names. */
export interface Operator {
  /** The name in rule sets, which is json-rules-engine's. */
  readonly name: string;
  /** What the fact must be: anything single, something with an order, or a set. */
  readonly fact: "single" | "ordered" | "set";
  /** What the rule's value must be: one value, or a list of values. */
  readonly value: "one" | "list";
  /** Returns whether a known fact passes. Order operators fail on null. */
  readonly test: (fact: Operand, value: Operand) => boolean;
  /**
   * Returns what it asks of numbers, a test for each of several values; absent where the operator
   * has no meaning for numbers.
   */
  readonly onNumbers?: (value: Operand) => readonly NumberTest[];
}

/** Returns whether two single values can be ordered: both numbers, or both texts (civil days). */
export function areOrdered(a: Operand, b: Operand): boolean {
  return (
    (typeof a === "number" && typeof b === "number") ||
    (typeof a === "string" && typeof b === "string")
  );
}
