import type { Language } from "../model/text.ts";
import { joinChinese } from "./fill.ts";

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

/** Returns some clauses one after the other, each apart from the next. */
export function listClauses(clauses: readonly string[], lang: Language): string {
  return clauses.join(lang === "zh" ? "；" : "; ");
}
