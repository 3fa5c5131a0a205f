import type { Money } from "../model/money.ts";
import type { MoneyTally } from "../model/money-tally.ts";
import { type Language, type Text, text } from "../model/text.ts";
import { listOut } from "../words/enumeration.ts";
import { formatNumber } from "../words/number.ts";

const noAmount: Text = text("未知", "unknown");

/** Returns an amount with separators and currency, or the words for an unknown one. */
export function formatMoney(money: Money | undefined, lang: Language): string {
  if (money === undefined) return noAmount[lang];
  const amount = formatNumber(money.amount);
  return money.currency === "" ? amount : `${amount} ${money.currency}`;
}

/** Returns amounts side by side, one for each currency; "0" for none. */
export function formatAmounts(amounts: readonly Money[], lang: Language): string {
  if (amounts.length === 0) return "0";
  return listOut(
    amounts.map((money) => formatMoney(money, lang)),
    lang,
  );
}

/** Returns what deals come to as lines of a table, one for each currency; never none. */
export function listTally(tally: MoneyTally, lang: Language): readonly string[] {
  if (tally.amounts.length < 2) return [formatTally(tally, lang)];
  return tally.amounts.map((money) => formatMoney(money, lang));
}

/** Returns what deals come to in words: "unknown" where no amount is known, "0" without a deal. */
export function formatTally({ deals, amounts }: MoneyTally, lang: Language): string {
  const isUnknown = deals > 0 && amounts.length === 0;
  return isUnknown ? noAmount[lang] : formatAmounts(amounts, lang);
}
