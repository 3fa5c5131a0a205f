import type { Operator } from "./operator.ts";

/** Passes when the fact is a set that does not have the value in it; null is no set. */
export const doesNotContain: Operator = {
  name: "doesNotContain",
  fact: "set",
  value: "one",
  test: (fact, value) => Array.isArray(fact) && !fact.includes(value),
};
