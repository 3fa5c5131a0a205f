import { testsOfValues } from "../interval.ts";
import { FAILED } from "../truth.ts";
import type { Operand, Operator } from "./operator.ts";

/** Passes when the fact is known and is none of the values; under `swap`, null is no list. */
export const notIn: Operator = {
  name: "notIn",
  fact: "single",
  value: "list",
  test: (fact, value) => Array.isArray(value) && !value.includes(fact),
  onNumbers: (value) => testsOfValues(value as readonly Operand[], FAILED),
};
