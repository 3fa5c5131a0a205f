import type { Bounds } from "./aggregate-formula.ts";
import { all, atLeast, FALSE, type Formula, TRUE } from "./formula.ts";
import type { Members } from "./members.ts";

/** Returns the bounds of how many elements are meant. */
export function boundsOfCount(members: Members): Bounds {
  const { rows } = members;
  const atMost = (count: number): Formula =>
    count < 0
      ? FALSE
      : all([
          members.closed(),
          atLeast(
            rows.length - count,
            rows.map((row) => members.isOut(row)),
          ),
        ]);
  return {
    low: (mark, strict) => {
      const k = strict ? Math.floor(mark) + 1 : Math.ceil(mark);
      if (k <= 0) return TRUE;
      return atLeast(
        k,
        rows.map((row) => members.isIn(row)),
        members.found("in", (own, row) => own.isIn(row)),
      );
    },
    high: (mark, strict) => atMost(strict ? Math.ceil(mark) - 1 : Math.floor(mark)),
    sure: () => TRUE,
    none: () => FALSE,
  };
}
