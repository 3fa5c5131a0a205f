import type { Language } from "../model/text.ts";
import { listOut } from "../words/enumeration.ts";
import { formatMoney, type Money } from "./deal-names.ts";

/** How many deals there are, and what they come to, one sum for each currency. */
export interface MoneyTally {
  readonly deals: number;
  /** How many of them have no known amount. */
  readonly unknown: number;
  /** By currency; the key is empty where a deal names none. */
  readonly sums: Readonly<Record<string, number>>;
}

/** No deals at all. */
export const noMoney: MoneyTally = { deals: 0, unknown: 0, sums: {} };

/** Returns the tally of one deal. */
export function moneyOf(money: Money | undefined): MoneyTally {
  return money === undefined
    ? { deals: 1, unknown: 1, sums: {} }
    : { deals: 1, unknown: 0, sums: { [money.currency]: money.amount } };
}

/** Returns two tallies as one. */
export function joinMoney(one: MoneyTally, other: MoneyTally): MoneyTally {
  // A map, because a currency is any text that somebody wrote.
  const sums = new Map(Object.entries(one.sums));
  for (const [currency, amount] of Object.entries(other.sums))
    sums.set(currency, (sums.get(currency) ?? 0) + amount);
  return {
    deals: one.deals + other.deals,
    unknown: one.unknown + other.unknown,
    sums: Object.fromEntries(sums),
  };
}

/** Returns the sums of a tally, the largest first. */
export function sumsOf({ sums }: MoneyTally): readonly Money[] {
  return Object.entries(sums)
    .map(([currency, amount]) => ({ amount, currency }))
    .sort((a, b) => b.amount - a.amount || (a.currency < b.currency ? -1 : 1));
}

/** Returns the sums in words: "unknown" where no amount is known, "0" where there is no deal. */
export function formatSums(tally: MoneyTally, lang: Language): string {
  const sums = sumsOf(tally);
  if (sums.length === 0) return tally.deals === 0 ? "0" : formatMoney(undefined, lang);
  return listOut(
    sums.map((money) => formatMoney(money, lang)),
    lang,
  );
}
