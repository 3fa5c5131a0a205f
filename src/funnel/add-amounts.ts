import type { CurrencyAmount, Tally } from "./funnel.ts";

/** Sums by currency, in hundredths, so that parts add up to their totals exactly. */
export type Sums = Map<string, number>;

/** An amount of one currency in whole hundredths. */
export interface Hundredths {
  readonly hundredths: number;
  readonly currency: string;
}

/** Adds an amount to the sum of its currency. */
export function addTo(sums: Sums, { hundredths, currency }: Hundredths): void {
  sums.set(currency, (sums.get(currency) ?? 0) + hundredths);
}

/** Returns sums as amounts, by the name of the currency. */
export function amountsOf(sums: Sums): readonly CurrencyAmount[] {
  return [...sums]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([currency, hundredths]) => ({ amount: hundredths / 100, currency }));
}

/** Returns how many deals there are of what amount; undefined stands for an unknown one. */
export function tally(amounts: readonly (Hundredths | undefined)[]): Tally {
  const sums: Sums = new Map();
  let unknownAmounts = 0;
  for (const amount of amounts) {
    if (amount === undefined) unknownAmounts++;
    else addTo(sums, amount);
  }
  return { deals: amounts.length, amounts: amountsOf(sums), unknownAmounts };
}
