import fc from "fast-check";
import type { Plan } from "../../src/assess/plan.ts";
import type { Deal } from "../../src/model/deal.ts";
import { parseDeal } from "../../src/model/parse-deal.ts";
import { type DealArbitraryOptions, dealArbitrary } from "../../src/testing/index.ts";
import { planArbitrary } from "../properties/case-arbitrary.ts";
import { type Moved, movableNames, moveOut } from "./moved.ts";

/** A deal, and the same deal with some of its values to be loaded. */
export interface LiveCase {
  readonly plan: Plan;
  readonly deal: Deal;
  readonly moved: Moved;
}

/** Makes deals under generated plans, half of what is undated in them moved out to loaders. */
export function liveCaseArbitrary(options: DealArbitraryOptions = {}): fc.Arbitrary<LiveCase> {
  return planArbitrary().chain((plan) => movedArbitrary(plan, dealArbitrary(plan, options)));
}

/** Makes deals under a plan, half of what is undated in them moved out to loaders. */
export function movedArbitrary(plan: Plan, deals: fc.Arbitrary<Deal>): fc.Arbitrary<LiveCase> {
  return fc.tuple(deals, fc.subarray([...movableNames(plan)])).map(([deal, names]) => {
    // Loaded evidence is held to the schema; generated evidence need not be.
    const movable = names.filter((name) => name !== "evidence" || parseDeal(deal).ok);
    return { plan, deal, moved: moveOut(plan, deal, movable) };
  });
}
