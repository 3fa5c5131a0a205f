import { hundredthsOf } from "../model/money.ts";
import { amountIn, tallyMoney } from "../model/money-tally.ts";
import type { Evenness } from "./funnel.ts";
import type { StandingDeal } from "./standing-deal.ts";

/**
 * Returns how evenly some holdings are spread: 1 less the part of the whole that would have to move
 * for all to be equal, set against the most that could have to. Null for nothing, or for one holding.
 */
function evenness(holdings: readonly number[]): number | null {
  const count = holdings.length;
  const whole = holdings.reduce((sum, one) => sum + one, 0);
  if (count < 2 || whole <= 0) return null;
  const off = holdings.reduce((sum, one) => sum + Math.abs(count * one - whole), 0);
  return 1 - off / (2 * whole * (count - 1));
}

/** Returns how evenly open deals are spread over the stages on record. */
export function measureEvenness<S extends string>(
  stages: readonly S[],
  open: readonly StandingDeal[],
): Evenness<S> {
  const tallies = stages.map((_, index) =>
    tallyMoney(open.filter(({ claimed }) => claimed === index)),
  );
  const { amounts } = tallyMoney(open.filter(({ claimed }) => claimed >= 0));
  return {
    byDeals: evenness(tallies.map(({ deals }) => deals)),
    byAmount: amounts.map(({ currency }) => ({
      currency,
      // In hundredths, which are added up exactly.
      value: evenness(tallies.map((own) => hundredthsOf(amountIn(own.amounts, currency)))),
    })),
    empty: stages.filter((_, index) => tallies[index]?.deals === 0),
  };
}
