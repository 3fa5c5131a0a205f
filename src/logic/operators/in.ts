import { testsOfValues } from "../interval.ts";
import { SATISFIED } from "../truth.ts";
import type { Operand, Operator } from "./operator.ts";

/** Passes when the fact is one of the values; under `swap` the list may be null, which is none. */
export const isIn: Operator = {
  name: "in",
  fact: "single",
  value: "list",
  test: (fact, value) => Array.isArray(value) && value.includes(fact),
  onNumbers: (value) => testsOfValues(value as readonly Operand[], SATISFIED),
};
