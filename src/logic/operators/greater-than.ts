import { rankOfInterval } from "../interval.ts";
import { areOrdered, type Operator } from "./operator.ts";

/** Passes above the value. */
export const greaterThan: Operator = {
  name: "greaterThan",
  fact: "ordered",
  value: "one",
  test: (fact, value) => areOrdered(fact, value) && (fact as number) > (value as number),
  onInterval: (interval, value) =>
    rankOfInterval(
      interval,
      interval.high > (value as number),
      !(interval.low > (value as number)),
      false,
    ),
};
