import type { Language } from "../model/text.ts";
import { listOut } from "../words/enumeration.ts";
import { formatMoney, type Money } from "./deal-names.ts";

/** Returns the sum of some amounts, one for each currency, the largest sum first. */
export function totalMoney(amounts: readonly (Money | undefined)[]): readonly Money[] {
  const sums = new Map<string, number>();
  for (const money of amounts) {
    if (money === undefined) continue;
    sums.set(money.currency, (sums.get(money.currency) ?? 0) + money.amount);
  }
  return [...sums]
    .map(([currency, amount]) => ({ amount, currency }))
    .sort((a, b) => b.amount - a.amount || (a.currency < b.currency ? -1 : 1));
}

/** Returns the sum of some amounts in words: "unknown" where all of them are, "0" where none is. */
export function formatTotal(amounts: readonly (Money | undefined)[], lang: Language): string {
  const totals = totalMoney(amounts);
  if (totals.length === 0) return amounts.length === 0 ? "0" : formatMoney(undefined, lang);
  return listOut(
    totals.map((money) => formatMoney(money, lang)),
    lang,
  );
}
