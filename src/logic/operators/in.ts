import { rankOfInterval } from "../interval.ts";
import type { Operand, Operator } from "./operator.ts";

/** Passes when the fact is one of the values. */
export const isIn: Operator = {
  name: "in",
  fact: "single",
  value: "list",
  test: (fact, value) => (value as readonly Operand[]).includes(fact),
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
