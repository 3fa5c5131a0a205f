import { testsOfValues } from "../interval.ts";
import { FAILED } from "../truth.ts";
import type { Operator } from "./operator.ts";

/** Passes when the fact is known and is not the value. */
export const notEqual: Operator = {
  name: "notEqual",
  fact: "single",
  value: "one",
  test: (fact, value) => fact !== value,
  onNumbers: (value) => testsOfValues([value], FAILED),
};
