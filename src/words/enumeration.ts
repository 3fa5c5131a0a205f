import { type Language, text } from "../model/text.ts";
import { fill, joinChinese } from "./fill.ts";

const separators = {
  and: { zh: "和", en: " and " },
  or: { zh: "或", en: " or " },
} as const;

/** Returns some words as one phrase, the last two joined by "and" or "or". */
export function enumerate(words: readonly string[], by: "and" | "or", lang: Language): string {
  const last = words.at(-1) ?? "";
  if (words.length < 2) return last;
  const before = listOut(words.slice(0, -1), lang);
  const separator = separators[by][lang];
  return lang === "zh"
    ? joinChinese(joinChinese(before, separator), last)
    : before + separator + last;
}

/** Returns some words one after the other, without a conjunction. */
export function listOut(words: readonly string[], lang: Language): string {
  return words.join(lang === "zh" ? "、" : ", ");
}

const more = text("另有 {} 个", "{} more");

/** Returns the first of some words, so many at most, and how many more there are. */
export function listFirst(words: readonly string[], most: number, lang: Language): string {
  const rest = words.length - most;
  const first = words.slice(0, most);
  return listOut(rest > 0 ? [...first, fill(more, lang, String(rest))] : first, lang);
}

/** Returns some clauses one after the other, each apart from the next. */
export function listClauses(clauses: readonly string[], lang: Language): string {
  return clauses.join(lang === "zh" ? "；" : "; ");
}
