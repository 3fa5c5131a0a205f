import { testsOfValues } from "../interval.ts";
import { SATISFIED } from "../truth.ts";
import type { Operator } from "./operator.ts";

/** Passes when the fact is the value; null equals null alone. */
export const equal: Operator = {
  name: "equal",
  fact: "single",
  value: "one",
  test: (fact, value) => fact === value,
  onNumbers: (value) => testsOfValues([value], SATISFIED),
};
