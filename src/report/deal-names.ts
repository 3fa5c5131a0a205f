import { type FieldReading, type FieldRules, fieldReader } from "../assess/field-reader.ts";
import { worthOf as readWorth, type Worth, wordsIn, worthFields } from "../assess/worth.ts";
import { factCatalogue } from "../facts/catalogue.ts";
import type { Lexicon } from "../facts/lexicon.ts";
import type { Deal } from "../model/deal.ts";
import { type Language, type Text, text } from "../model/text.ts";
import { fill } from "../words/fill.ts";
import { unknownReasonWords } from "../words/missing.ts";
import { formatMoney } from "./format-money.ts";

const nobody: Text = text("未填", "not named");
const noCustomer: Text = text("（客户未填）", "(customer not named)");
const doubtedCustomer: Text = text("（客户全称：{}）", "(customer name: {})");
const because: Text = text("{}（{}）", "{} ({})");

type Doubt = FieldReading["deal"]["doubts"][string];

/** Whose deal it is and what is at stake, as the evidence has it on a day. */
export interface DealNames extends Worth {
  readonly customer: string | undefined;
  /** The deal's name, that of its opportunity, or its id. */
  readonly name: string;
  /** Why one of them is unknown although something is on file about it. */
  readonly doubts: Readonly<Partial<Record<"customer" | "owner" | "money", Doubt>>>;
}

const fields = {
  customer: "account.name",
  name: "opportunity.name",
  owner: "opportunity.owner",
  money: "opportunity.amount",
} as const;

const readers = new WeakMap<Lexicon, ReturnType<typeof fieldReader>>();

/** Returns what a deal is called and what it is worth on a day; without rules nothing ages. */
export function namesOf(deal: Deal, asOf: string, rules?: FieldRules): DealNames {
  const lexicon = rules?.lexicon ?? factCatalogue;
  let read = readers.get(lexicon);
  if (read === undefined) {
    read = fieldReader({ deal: [fields.customer, fields.name, ...worthFields] }, rules);
    readers.set(lexicon, read);
  }
  const known = read(deal, asOf).deal;
  const { values, doubts } = known;
  return {
    customer: wordsIn(values[fields.customer]),
    name: wordsIn(deal.name) ?? wordsIn(values[fields.name]) ?? deal.id,
    ...readWorth(known),
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
