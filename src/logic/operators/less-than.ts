import { testOfRange } from "../interval.ts";
import { FAILED } from "../truth.ts";
import { areOrdered, type Operator } from "./operator.ts";

/** Passes below the value. */
export const lessThan: Operator = {
  name: "lessThan",
  fact: "ordered",
  value: "one",
  test: (fact, value) => areOrdered(fact, value) && (fact as number) < (value as number),
  onNumbers: (value) => [testOfRange(value as number, Number.POSITIVE_INFINITY, FAILED)],
};
