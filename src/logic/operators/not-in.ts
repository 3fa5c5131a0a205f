import { negate } from "../truth.ts";
import { isIn } from "./in.ts";
import type { Operator } from "./operator.ts";

/** Passes when the fact is known and is none of the values; under `swap`, null is no list. */
export const notIn: Operator = {
  name: "notIn",
  fact: "single",
  value: "list",
  test: (fact, value) => Array.isArray(value) && !value.includes(fact),
  onInterval: (interval, value) => negate(isIn.onInterval?.(interval, value) ?? 1),
};
