import type { Bounds } from "./aggregate-formula.ts";
import { all, any, atLeast, constant, FALSE, type Formula, TRUE } from "./formula.ts";
import type { Members } from "./members.ts";

/** Returns the bounds of whether everybody meant meets something: 1 for yes, 0 for no. */
export function boundsOfEvery(members: Members): Bounds {
  const { rows } = members;
  const holds = (): Formula =>
    all([
      members.closed(),
      atLeast(
        1,
        rows.map((row) => members.isIn(row)),
        members.found("meeting", (own, row) => all([own.isIn(row), own.meets(row)])),
      ),
      ...rows.map((row) => any([members.isOut(row), members.meets(row)])),
    ]);
  const fails = (): Formula =>
    atLeast(
      1,
      rows.map((row) => all([members.isIn(row), members.misses(row)])),
      members.found("missing", (own, row) => all([own.isIn(row), own.misses(row)])),
    );
  const isReached = (value: number, mark: number, strict: boolean): boolean =>
    strict ? value > mark : value >= mark;
  return {
    low: (mark, strict) =>
      isReached(0, mark, strict) ? TRUE : isReached(1, mark, strict) ? holds() : FALSE,
    high: (mark, strict) =>
      isReached(-1, -mark, strict) ? TRUE : isReached(0, -mark, strict) ? fails() : FALSE,
    sure: () => constant(true),
    none: () => FALSE,
  };
}
