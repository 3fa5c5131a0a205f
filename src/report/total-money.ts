import type { Money } from "./deal-names.ts";
import { joinMoney, moneyOf, noMoney, sumsOf } from "./money-tally.ts";

/** Returns the sum of some amounts, one for each currency, the largest sum first. */
export function totalMoney(amounts: readonly (Money | undefined)[]): readonly Money[] {
  return sumsOf(amounts.map(moneyOf).reduce(joinMoney, noMoney));
}
