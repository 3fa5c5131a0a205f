import { addTo, type Sums } from "./add-amounts.ts";
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
  const counts = stages.map((_, index) => open.filter(({ claimed }) => claimed === index).length);
  const sums = stages.map((_, index) => {
    const own: Sums = new Map();
    for (const { claimed, amount } of open) {
      if (claimed === index && amount !== undefined) addTo(own, amount);
    }
    return own;
  });
  const currencies = [...new Set(sums.flatMap((own) => [...own.keys()]))].sort();
  return {
    byDeals: evenness(counts),
    byAmount: currencies.map((currency) => ({
      currency,
      value: evenness(sums.map((own) => own.get(currency) ?? 0)),
    })),
    empty: stages.filter((_, index) => counts[index] === 0),
  };
}
