import { type MoneyTally, tallyMoney } from "../model/money-tally.ts";
import type { Capacity } from "./funnel.ts";
import type { StandingDeal } from "./standing-deal.ts";

/** Returns what is open, in total and by stage; evidence beyond the last stage counts as the last. */
export function measureCapacity<S extends string>(
  stages: readonly S[],
  open: readonly StandingDeal[],
): Capacity<S> {
  const last = stages.length - 1;
  const at = (by: "claimed" | "evidenced", index: number): MoneyTally =>
    tallyMoney(open.filter((deal) => Math.min(deal[by], last) === index));
  const both = (index: number) => ({
    claimed: at("claimed", index),
    evidenced: at("evidenced", index),
  });
  return {
    total: tallyMoney(open),
    beforeFirst: both(-1),
    stages: stages.map((stage, index) => ({ stage, ...both(index) })),
  };
}
