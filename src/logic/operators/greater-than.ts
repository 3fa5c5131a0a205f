import { testOfRange } from "../interval.ts";
import { FAILED } from "../truth.ts";
import { areOrdered, type Operator } from "./operator.ts";

/** Passes above the value. */
export const greaterThan: Operator = {
  name: "greaterThan",
  fact: "ordered",
  value: "one",
  test: (fact, value) => areOrdered(fact, value) && (fact as number) > (value as number),
  onNumbers: (value) => [testOfRange(Number.NEGATIVE_INFINITY, value as number, FAILED)],
};
