import { addTo, amountsOf, type Sums } from "./add-amounts.ts";
import type { Forecast, Forecasts } from "./funnel.ts";
import type { StandingDeal } from "./standing-deal.ts";

/** A deal with its amounts weighted. */
interface Weighted {
  readonly owner: string | null;
  readonly currency: string;
  readonly claimed: number;
  readonly evidenced: number;
}

/**
 * Returns the forecast of open deals: each amount times the win probability of its stage, rounded to
 * the hundredth deal by deal. Before the first stage it is 0; evidence beyond the last stage of
 * selling counts as that stage.
 */
export function forecastAmounts<S extends string>(
  stages: readonly S[],
  probabilities: readonly (number | undefined)[],
  open: readonly StandingDeal[],
): Forecasts<S> {
  const last = stages.length - 1;
  const chanceAt = (index: number): number | undefined =>
    index < 0 ? 0 : probabilities[Math.min(index, last)];
  let unknownAmounts = 0;
  let unweighted = 0;
  const weighted: Weighted[] = [];
  for (const { amount, owner, ...deal } of open) {
    const claimed = chanceAt(deal.claimed);
    const evidenced = chanceAt(deal.evidenced);
    if (claimed === undefined || evidenced === undefined) unweighted++;
    else if (amount === undefined) unknownAmounts++;
    else {
      const { hundredths, currency } = amount;
      weighted.push({
        owner,
        currency,
        claimed: Math.round(hundredths * claimed),
        evidenced: Math.round(hundredths * evidenced),
      });
    }
  }
  const owners = [...new Set(weighted.map(({ owner }) => owner))].sort(byName);
  return {
    total: forecastOf(weighted),
    owners: owners.map((owner) => ({
      owner,
      ...forecastOf(weighted.filter((one) => one.owner === owner)),
    })),
    unknownAmounts,
    unweighted,
    withoutProbability: stages.filter((_, index) => probabilities[index] === undefined),
  };
}

function forecastOf(deals: readonly Weighted[]): Forecast {
  const claimed: Sums = new Map();
  const evidenced: Sums = new Map();
  const gap: Sums = new Map();
  for (const deal of deals) {
    const { currency } = deal;
    addTo(claimed, { hundredths: deal.claimed, currency });
    addTo(evidenced, { hundredths: deal.evidenced, currency });
    addTo(gap, { hundredths: deal.claimed - deal.evidenced, currency });
  }
  return {
    deals: deals.length,
    claimed: amountsOf(claimed),
    evidenced: amountsOf(evidenced),
    gap: amountsOf(gap),
  };
}

function byName(one: string | null, other: string | null): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return one < other ? -1 : one > other ? 1 : 0;
}
