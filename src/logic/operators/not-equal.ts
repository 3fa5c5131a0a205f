import { negate } from "../truth.ts";
import { equal } from "./equal.ts";
import type { Operator } from "./operator.ts";

/** Passes when the fact is known and is not the value. */
export const notEqual: Operator = {
  name: "notEqual",
  fact: "single",
  value: "one",
  test: (fact, value) => fact !== value,
  onInterval: (interval, value) => negate(equal.onInterval?.(interval, value) ?? 1),
};
