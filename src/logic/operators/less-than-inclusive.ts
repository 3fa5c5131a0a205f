import { rankOfInterval } from "../interval.ts";
import { areOrdered, type Operator } from "./operator.ts";

/** Passes at or below the value. */
export const lessThanInclusive: Operator = {
  name: "lessThanInclusive",
  fact: "ordered",
  value: "one",
  test: (fact, value) => areOrdered(fact, value) && (fact as number) <= (value as number),
  onInterval: (interval, value) =>
    rankOfInterval(
      interval,
      interval.low <= (value as number),
      !(interval.high <= (value as number)),
      false,
    ),
};
