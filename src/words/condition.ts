import type { Lexicon } from "../facts/lexicon.ts";
import type { Test } from "../facts/test.ts";
import type { Expression } from "../logic/expression.ts";
import { type Language, text } from "../model/text.ts";
import { fill } from "./fill.ts";
import { describeTest } from "./test.ts";

/** How many members of a group must hold. */
export type GroupKind = "all" | "any" | "at-least";

const groups = {
  all: text("全部符合：", "all of these:"),
  any: text("至少符合一项：", "at least one of these:"),
  "at-least": text("{} 项中至少符合 {} 项：", "at least {} of these {}:"),
} as const;

/** Returns the heading of a group of `n` conditions, of which `k` must hold. */
export function describeGroup(kind: GroupKind, k: number, n: number, lang: Language): string {
  if (kind !== "at-least") return groups[kind][lang];
  const [first, second] = lang === "zh" ? [n, k] : [k, n];
  return fill(groups["at-least"], lang, String(first), String(second));
}

/** Returns a condition as an indented list, one line for each group and each test. */
export function describeCondition(
  expression: Expression<Test>,
  lexicon: Lexicon,
  lang: Language,
): readonly string[] {
  return linesOf(expression, lexicon, lang, "");
}

function linesOf(
  expression: Expression<Test>,
  lexicon: Lexicon,
  lang: Language,
  indent: string,
): readonly string[] {
  if (expression.kind === "leaf") {
    return [indent + describeTest(expression.leaf, lexicon, lang, expression.negated)];
  }
  const k = expression.kind === "at-least" ? expression.k : 1;
  return [
    indent + describeGroup(expression.kind, k, expression.of.length, lang),
    ...expression.of.flatMap((member) => linesOf(member, lexicon, lang, `${indent}  `)),
  ];
}
