import { type Language, type Text, text } from "../model/text.ts";
import { fill } from "./fill.ts";
import { formatNumber } from "./number.ts";

/** How a number is told with what it counts; `{}` stands for the number, further ones for the rest. */
export interface Counted {
  readonly one: Text;
  readonly many: Text;
}

/** Returns words for a count: Chinese has one form, English tells one and several apart. */
export const counted = (zh: string, one: string, many: string): Counted => ({
  one: text(zh, one),
  many: text(zh, many),
});

/** Returns a number with what it counts, and the rest filled in: "1 deal", "2 deals". */
export function countWords(
  count: number,
  { one, many }: Counted,
  lang: Language,
  ...rest: readonly string[]
): string {
  return fill(count === 1 ? one : many, lang, formatNumber(count), ...rest);
}

/** Returns a number with what it counts, in both languages. */
export const countText = (count: number, words: Counted): Text =>
  text(countWords(count, words, "zh"), countWords(count, words, "en"));
