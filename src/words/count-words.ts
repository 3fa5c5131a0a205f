import type { Language, Text } from "../model/text.ts";
import { fill } from "./fill.ts";

/** What one is called and what several are, `{}` standing for the number. */
export type Counted = readonly [one: Text, many: Text];

/** Returns a number with what it counts: "1 deal", "2 deals". */
export function countWords(count: number, [one, many]: Counted, lang: Language): string {
  return fill(count === 1 ? one : many, lang, String(count));
}
