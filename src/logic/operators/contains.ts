import type { Operator } from "./operator.ts";

/** Passes when the fact is a set that has the value in it. */
export const contains: Operator = {
  name: "contains",
  fact: "set",
  value: "one",
  test: (fact, value) => Array.isArray(fact) && fact.includes(value),
};
