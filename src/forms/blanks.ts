import { text } from "../model/text.ts";
import type { FactBlank } from "./form.ts";

/** One blank in short: its id, its fact, its label in Chinese and in English. */
type Short = readonly [id: string, fact: string, zh: string, en: string];

/** Returns blanks that are filled with facts, all from the same source items. */
export function blanks(source: readonly string[], shorts: readonly Short[]): readonly FactBlank[] {
  return shorts.map(([id, fact, zh, en]) => ({ id, title: text(zh, en), fact, source }));
}

/** Returns blanks that the source does not have, and what they are derived from. */
export function ourBlanks(
  source: readonly string[],
  shorts: readonly Short[],
): readonly FactBlank[] {
  return blanks(source, shorts).map((blank) => ({ ...blank, ours: true }));
}
