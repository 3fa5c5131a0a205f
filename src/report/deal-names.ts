import { type FieldReading, type FieldRules, fieldReader } from "../assess/field-reader.ts";
import { factCatalogue } from "../facts/catalogue.ts";
import type { Lexicon } from "../facts/lexicon.ts";
import type { Deal } from "../model/deal.ts";
import { type Language, type Text, text } from "../model/text.ts";
import { fill } from "../words/fill.ts";
import { firstName } from "../words/first-name.ts";
import { unknownReasonWords } from "../words/missing.ts";
import { formatNumber } from "../words/number.ts";

const nobody: Text = text("未填", "not named");
const noCustomer: Text = text("（客户未填）", "(customer not named)");
const doubtedCustomer: Text = text("（客户全称：{}）", "(customer name: {})");
const noAmount: Text = text("未知", "unknown");
const because: Text = text("{}（{}）", "{} ({})");

/** An amount of money; the currency is empty where the deal names none. */
export interface Money {
  readonly amount: number;
  readonly currency: string;
}

type Doubt = FieldReading["deal"]["doubts"][string];

/** Whose deal it is and what is at stake, as the evidence has it on a day. */
export interface DealNames {
  readonly customer: string | undefined;
  /** The deal's name, that of its opportunity, or its id. */
  readonly name: string;
  /** Who has the deal on our side. */
  readonly owner: string | undefined;
  /** The expected amount; undefined while it is unknown. */
  readonly money: Money | undefined;
  /** Why one of them is unknown although something is on file about it. */
  readonly doubts: Readonly<Partial<Record<"customer" | "owner" | "money", Doubt>>>;
}

const fields = {
  customer: "account.name",
  name: "opportunity.name",
  owner: "opportunity.owner",
  money: "opportunity.amount",
  currency: "opportunity.currency",
} as const;

const readers = new WeakMap<Lexicon, ReturnType<typeof fieldReader>>();

/** Returns what a deal is called and what it is worth on a day; without rules nothing ages. */
export function namesOf(deal: Deal, asOf: string, rules?: FieldRules): DealNames {
  const lexicon = rules?.lexicon ?? factCatalogue;
  let read = readers.get(lexicon);
  if (read === undefined) {
    read = fieldReader({ deal: Object.values(fields) }, rules);
    readers.set(lexicon, read);
  }
  const { values, doubts } = read(deal, asOf).deal;
  const named = (field: string): string | undefined => {
    const value = values[field];
    return typeof value === "string" && value.trim() !== "" ? value : undefined;
  };
  const amount = values[fields.money];
  return {
    customer: named(fields.customer),
    name: firstName(deal.name) ?? named(fields.name) ?? deal.id,
    owner: named(fields.owner),
    money:
      typeof amount === "number" ? { amount, currency: named(fields.currency) ?? "" } : undefined,
    doubts: Object.fromEntries(
      (["customer", "owner", "money"] as const).flatMap((of) => {
        const doubt = doubts[fields[of]];
        return doubt === undefined ? [] : [[of, doubt]];
      }),
    ),
  };
}

/** Returns the name of the customer, or the words for none. */
function customerOf({ customer, doubts }: DealNames, lang: Language): string {
  if (customer !== undefined || doubts.customer === undefined) return customer ?? noCustomer[lang];
  return fill(doubtedCustomer, lang, unknownReasonWords[doubts.customer][lang]);
}

/** Returns the customer and what the deal is called, once where they are the same. */
export function titleOfDeal(names: DealNames, lang: Language): string {
  const customer = customerOf(names, lang);
  return customer === names.name ? customer : `${customer} · ${names.name}`;
}

/** Returns who has the deal on our side, or the words for nobody. */
export function ownerOf({ owner, doubts }: DealNames, lang: Language): string {
  if (owner !== undefined || doubts.owner === undefined) return owner ?? nobody[lang];
  return unknownReasonWords[doubts.owner][lang];
}

/** Returns the amount of a deal in words, with the reason while it is unknown. */
export function worthOf({ money, doubts }: DealNames, lang: Language): string {
  const words = formatMoney(money, lang);
  if (money !== undefined || doubts.money === undefined) return words;
  return fill(because, lang, words, unknownReasonWords[doubts.money][lang]);
}

/** Returns an amount with separators and currency, or the words for an unknown one. */
export function formatMoney(money: Money | undefined, lang: Language): string {
  if (money === undefined) return noAmount[lang];
  const amount = formatNumber(money.amount);
  return money.currency === "" ? amount : `${amount} ${money.currency}`;
}
