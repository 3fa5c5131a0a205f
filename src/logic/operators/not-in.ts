import { negate } from "../truth.ts";
import { isIn } from "./in.ts";
import type { Operand, Operator } from "./operator.ts";

/** Passes when the fact is known and is none of the values. */
export const notIn: Operator = {
  name: "notIn",
  fact: "single",
  value: "list",
  test: (fact, value) => !(value as readonly Operand[]).includes(fact),
  onInterval: (interval, value) => negate(isIn.onInterval?.(interval, value) ?? 1),
};
