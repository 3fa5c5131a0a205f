import { addAmounts, hundredthsOf, type Money } from "../model/money.ts";
import { amountIn, tallyMoney } from "../model/money-tally.ts";
import type { Forecast, Forecasts } from "./funnel.ts";
import type { StandingDeal } from "./standing-deal.ts";

/** A deal with its amount weighted. */
interface Weighted {
  readonly owner: string | null;
  readonly claimed: { readonly money: Money };
  readonly evidenced: { readonly money: Money };
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
  for (const { money, owner = null, ...deal } of open) {
    const claimed = chanceAt(deal.claimed);
    const evidenced = chanceAt(deal.evidenced);
    if (claimed === undefined || evidenced === undefined) unweighted++;
    else if (money === undefined) unknownAmounts++;
    else {
      weighted.push({
        owner,
        claimed: weigh(money, claimed),
        evidenced: weigh(money, evidenced),
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

function weigh({ amount, currency }: Money, chance: number): { readonly money: Money } {
  return { money: { amount: Math.round(hundredthsOf(amount) * chance) / 100, currency } };
}

function forecastOf(deals: readonly Weighted[]): Forecast {
  const claimed = tallyMoney(deals.map((deal) => deal.claimed)).amounts;
  const evidenced = tallyMoney(deals.map((deal) => deal.evidenced)).amounts;
  return {
    deals: deals.length,
    claimed,
    evidenced,
    gap: claimed.map(({ amount, currency }) => ({
      amount: addAmounts(amount, -amountIn(evidenced, currency)),
      currency,
    })),
  };
}

function byName(one: string | null, other: string | null): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return one < other ? -1 : one > other ? 1 : 0;
}
