import { rankOfInterval } from "../interval.ts";
import type { Operator } from "./operator.ts";

/** Passes when the fact is the value; null equals null alone. */
export const equal: Operator = {
  name: "equal",
  fact: "single",
  value: "one",
  test: (fact, value) => fact === value,
  onInterval: (interval, value) =>
    rankOfInterval(
      interval,
      value !== null && interval.low <= (value as number) && (value as number) <= interval.high,
      interval.low !== value || interval.high !== value,
      value === null,
    ),
};
