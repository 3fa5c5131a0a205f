import { quoted } from "../model/issue.ts";
import { type Language, type Text, text } from "../model/text.ts";
import { fill } from "../words/fill.ts";
import type { Mismatch, RulePart } from "./match-verdict.ts";

const nothing = text("结论里没有 {}", "the verdict has no {}");
const nothingNear = text(
  "结论里没有 {}，是不是想写 {}？",
  "the verdict has no {}; did you mean {}?",
);
const noPart = text("规则集里没有{} {}", "the rule set has no {} {}");
const noPartNear = text(
  "规则集里没有{} {}，是不是想写 {}？",
  "the rule set has no {} {}; did you mean {}?",
);
const parts: Readonly<Record<RulePart, Text>> = {
  stage: text("阶段", "stage"),
  checkpoint: text("检查点", "checkpoint"),
  flag: text("提示", "flag"),
  question: text("要问的", "question"),
};

/**
 * Returns what the verdict or the rule set does not have, and what was likely meant; undefined where
 * the verdict has something else there, which the difference shows.
 */
export const describeMismatch = (mismatch: Mismatch, lang: Language): string | undefined => {
  const { pointer, actual, part, id = "", suggestion } = mismatch;
  if (actual !== undefined) return undefined;
  const near = suggestion === undefined ? [] : [quoted(suggestion)];
  if (part === undefined) {
    const words = suggestion === undefined ? nothing : nothingNear;
    return fill(words, lang, quoted(pointer), ...near);
  }
  const words = suggestion === undefined ? noPart : noPartNear;
  return fill(words, lang, parts[part][lang], quoted(id), ...near);
};
