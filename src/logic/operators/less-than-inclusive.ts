import { testOfRange } from "../interval.ts";
import { SATISFIED } from "../truth.ts";
import { areOrdered, type Operator } from "./operator.ts";

/** Passes at or below the value. */
export const lessThanInclusive: Operator = {
  name: "lessThanInclusive",
  fact: "ordered",
  value: "one",
  test: (fact, value) => areOrdered(fact, value) && (fact as number) <= (value as number),
  onNumbers: (value) => [testOfRange(Number.NEGATIVE_INFINITY, value as number, SATISFIED)],
};
