import type { Test } from "../facts/test.ts";
import { type Expression, not } from "../logic/expression.ts";
import { SATISFIED } from "../logic/truth.ts";
import { canBe, shareValue } from "./can-be.ts";
import { statesOf } from "./states.ts";

/**
 * Returns whether one expression is never truer than another, unknown being less true than
 * satisfied, in every state of knowledge. False as well when that could not be shown within bounds.
 */
export function implies(a: Expression<Test>, b: Expression<Test>): boolean {
  if (!shareValue(a, b)) return false;
  // The cheaper question first: with everything known, does the one ever hold without the other?
  if (canBe({ kind: "all", of: [a, not(b)] }, SATISFIED) === true) return false;
  const states = statesOf([a, b], "states");
  return states.isExact && states.some(([x = 0, y = 0]) => x > y) === false;
}

/** Returns whether two expressions answer alike in every state of knowledge, as far as shown. */
export function isSame(a: Expression<Test>, b: Expression<Test>): boolean {
  return implies(a, b) && implies(b, a);
}
