import { expect } from "vitest";
import { unlock } from "../../src/assess/unlock/unlock.ts";
import type { AppFact } from "../../src/facts/fact.ts";
import { answering } from "../../src/testing/answering.ts";
import { dealOf, planOf } from "../gate/pipeline.ts";
import { isDoorOpen } from "./unlock-brute-force.ts";

/** The day on which doors are tried. */
export const today = "2026-06-30";

/** Which door of which deal, when, and what an app knows besides. */
interface Asked {
  /** Null: the next stage that may be entered. */
  readonly stage?: string | null;
  readonly asOf?: string;
  readonly facts?: readonly AppFact[];
}

/**
 * Returns what opens a door: that it is open, the ids of the items of each set, or why nothing does;
 * fails unless every set does open it, and all of the smallest are told.
 */
export const opens = (
  rules: object,
  deal: object,
  { stage = "two", asOf = today, facts = [] }: Asked = {},
): readonly string[] | string => {
  const plan = planOf(rules, facts);
  const given = dealOf(deal);
  const found = unlock(plan, given, { asOf, ...(stage === null ? {} : { stage }) });
  const { open, cannot, sets, exact } = found;
  expect(exact).toBe(true);
  for (const { answers } of sets)
    expect(isDoorOpen(plan, answering(given, answers, asOf), asOf, found.stage ?? "")).toBe(true);
  if (open) return "open";
  const ids = sets.map(({ items }) => items.map(({ id }) => id).sort());
  return cannot?.reason ?? ids.map((set) => set.join(" + ")).sort();
};
