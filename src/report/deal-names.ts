import type { Deal } from "../model/deal.ts";
import { type Language, type Text, text } from "../model/text.ts";
import { formatNumber } from "../words/number.ts";
import { currentValue } from "./current-value.ts";

const nobody: Text = text("未填", "not named");
const noCustomer: Text = text("（客户未填）", "(customer not named)");
const noAmount: Text = text("未知", "unknown");

/** Returns the value of a field as a text that says something, or undefined. */
function named(deal: Deal, name: string, asOf: string): string | undefined {
  const value = currentValue(deal, name, asOf);
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}

/** Returns the name of the customer, or the words for none. */
export function customerOf(deal: Deal, asOf: string, lang: Language): string {
  return named(deal, "account.name", asOf) ?? noCustomer[lang];
}

/** Returns what the deal is called: its name, that of its opportunity, or its id. */
export function nameOfDeal(deal: Deal, asOf: string): string {
  return deal.name ?? named(deal, "opportunity.name", asOf) ?? deal.id;
}

/** Returns who has the deal on our side, or the words for nobody. */
export function ownerOf(deal: Deal, asOf: string, lang: Language): string {
  return named(deal, "opportunity.owner", asOf) ?? nobody[lang];
}

/** An amount of money; the currency is empty where the deal names none. */
export interface Money {
  readonly amount: number;
  readonly currency: string;
}

/** Returns the expected amount of a deal, or undefined while it is unknown. */
export function amountOf(deal: Deal, asOf: string): Money | undefined {
  const amount = currentValue(deal, "opportunity.amount", asOf);
  if (typeof amount !== "number" || !Number.isFinite(amount)) return undefined;
  const currency =
    named(deal, "opportunity.currency", asOf) ?? named(deal, "account.currency", asOf) ?? "";
  return { amount, currency };
}

/** Returns an amount with separators and currency, or the words for an unknown one. */
export function formatMoney(money: Money | undefined, lang: Language): string {
  if (money === undefined) return noAmount[lang];
  const amount = formatNumber(money.amount);
  return money.currency === "" ? amount : `${amount} ${money.currency}`;
}
