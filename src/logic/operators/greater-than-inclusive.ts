import { testOfRange } from "../interval.ts";
import { SATISFIED } from "../truth.ts";
import { areOrdered, type Operator } from "./operator.ts";

/** Passes at or above the value. */
export const greaterThanInclusive: Operator = {
  name: "greaterThanInclusive",
  fact: "ordered",
  value: "one",
  test: (fact, value) => areOrdered(fact, value) && (fact as number) >= (value as number),
  onNumbers: (value) => [testOfRange(value as number, Number.POSITIVE_INFINITY, SATISFIED)],
};
