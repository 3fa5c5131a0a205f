import { rankOfInterval } from "../interval.ts";
import { areOrdered, type Operator } from "./operator.ts";

/** Passes below the value. */
export const lessThan: Operator = {
  name: "lessThan",
  fact: "ordered",
  value: "one",
  test: (fact, value) => areOrdered(fact, value) && (fact as number) < (value as number),
  onInterval: (interval, value) =>
    rankOfInterval(
      interval,
      interval.low < (value as number),
      !(interval.high < (value as number)),
      false,
    ),
};
