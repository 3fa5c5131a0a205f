import { rankOfInterval } from "../interval.ts";
import type { Operand, Operator } from "./operator.ts";

/** Passes when the fact is one of the values; under `swap` the list may be null, which is none. */
export const isIn: Operator = {
  name: "in",
  fact: "single",
  value: "list",
  test: (fact, value) => Array.isArray(value) && value.includes(fact),
  onInterval: (interval, value) => {
    const values = value as readonly Operand[];
    return rankOfInterval(
      interval,
      values.some((v) => typeof v === "number" && interval.low <= v && v <= interval.high),
      interval.low !== interval.high || !values.includes(interval.low),
      values.includes(null),
    );
  },
};
