import type { Language } from "../model/text.ts";
import { fill } from "../words/fill.ts";
import { changeWords, comparisonWords, describeChange, partWords } from "./comparison-words.ts";
import type { ConditionLine } from "./condition-difference.ts";
import type { Difference } from "./difference.ts";

/** One difference in words, for every way to write it down. */
export interface DescribedDifference {
  /** What became of which part: "changed · checkpoint". */
  readonly label: string;
  readonly title: string;
  /** The id, with the one before and the stage where there are such. */
  readonly place: string;
  /** Values and texts that changed, a line each; a condition is told by its name alone. */
  readonly details: readonly {
    readonly words: string;
    readonly lines: readonly ConditionLine[];
  }[];
}

/** Returns one difference in words. */
export function describeDifference(difference: Difference, lang: Language): DescribedDifference {
  const { part, change, id, formerly, title, stage, properties } = difference;
  const place = [
    id,
    ...(formerly === undefined ? [] : [fill(comparisonWords.formerly, lang, formerly)]),
    ...(stage === undefined ? [] : [fill(comparisonWords.inStage, lang, stage)]),
  ];
  // What a removed part had is gone with it.
  const told = change === "removed" ? [] : properties;
  return {
    label: `${changeWords[change][lang]} · ${partWords[part][lang]}`,
    title: title[lang],
    place: place.join(lang === "zh" ? "，" : ", "),
    details: told.map((property) => ({
      words: describeChange(property, lang),
      lines: property.kind === "condition" ? property.lines : [],
    })),
  };
}

const signs: Readonly<Record<ConditionLine["sign"], string>> = {
  same: " ",
  removed: "-",
  added: "+",
};

/** Returns a line of a condition with its sign before it, indented by its depth. */
export function conditionText({ sign, depth, words }: ConditionLine, lang: Language): string {
  return `${signs[sign]} ${"  ".repeat(depth)}${words[lang]}`;
}
