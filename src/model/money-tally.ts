import { addAmounts, type Money } from "./money.ts";

/**
 * How many deals there are, and what they come to; currencies are never added to each other. It is
 * plain data, and tallies of parts join into that of the whole.
 */
export interface MoneyTally {
  readonly deals: number;
  /** One sum for each currency, by its name; exact below 2^46 units, some 70 trillion. */
  readonly amounts: readonly Money[];
  /** Deals whose amount is unknown, and so in no sum. */
  readonly unknownAmounts: number;
}

/** No deals at all. */
export const noMoney: MoneyTally = { deals: 0, amounts: [], unknownAmounts: 0 };

/** Returns what deals come to, from the money of each; undefined stands for an unknown amount. */
export function tallyMoney(deals: readonly { readonly money: Money | undefined }[]): MoneyTally {
  const known = deals.flatMap(({ money }) => money ?? []);
  const { length } = deals;
  return { deals: length, amounts: addUp(known), unknownAmounts: length - known.length };
}

/** Returns two tallies as one. */
export function joinMoney(one: MoneyTally, other: MoneyTally): MoneyTally {
  return {
    deals: one.deals + other.deals,
    amounts: addUp([...one.amounts, ...other.amounts]),
    unknownAmounts: one.unknownAmounts + other.unknownAmounts,
  };
}

/** Returns the amount of a currency among some sums, 0 where there is none. */
export function amountIn(sums: readonly Money[], currency: string): number {
  return sums.find((one) => one.currency === currency)?.amount ?? 0;
}

function addUp(amounts: readonly Money[]): readonly Money[] {
  const sums = new Map<string, number>();
  for (const { amount, currency } of amounts)
    sums.set(currency, addAmounts(sums.get(currency) ?? 0, amount));
  return [...sums.keys()].sort().map((currency) => ({ amount: sums.get(currency) ?? 0, currency }));
}
