import type { Lexicon } from "../facts/lexicon.ts";
import type { ListName } from "../facts/reading.ts";
import type { Test } from "../facts/test.ts";
import type { Expression } from "../logic/expression.ts";
import { type Language, type Text, text } from "../model/text.ts";
import { enumerate } from "./enumeration.ts";
import { fill } from "./fill.ts";
import { plural, pronounOf } from "./list.ts";
import { describeRequirement } from "./requirement.ts";
import { type SingleReading, titleOfReading } from "./title.ts";

const atLeastOf = text("至少符合 {} 项（{}）", "with at least {} of these: {}");
const brackets = text("（{}）", "({})");

/**
 * Returns a condition over one element of a list as a clause that goes with its noun: in English
 * behind it ("who are at least supporters"), in Chinese before it, without the closing 的.
 */
export function describeClause(
  list: ListName,
  expression: Expression<Test>,
  lexicon: Lexicon,
  lang: Language,
): string {
  return clauseOf(list, expression, lexicon, lang, true);
}

function clauseOf(
  list: ListName,
  expression: Expression<Test>,
  lexicon: Lexicon,
  lang: Language,
  isOutermost: boolean,
): string {
  if (expression.kind === "leaf") {
    return describeLeaf(list, expression.leaf, expression.negated, lexicon, lang);
  }
  const members = expression.of.map((member) =>
    clauseOf(list, member, lexicon, lang, expression.of.length === 1 && isOutermost),
  );
  if (expression.kind === "at-least") {
    const separator = lang === "zh" ? "；" : "; ";
    return fill(atLeastOf, lang, String(expression.k), members.join(separator));
  }
  const joined = joinClauses(members, expression.kind === "all" ? "and" : "or", lang);
  return isOutermost || members.length === 1 ? joined : fill(brackets, lang, joined);
}

function joinClauses(clauses: readonly string[], by: "and" | "or", lang: Language): string {
  // 且 joins clauses; 和 would join nouns.
  if (lang === "zh") return clauses.join(by === "and" ? "且" : "或");
  return enumerate(clauses, by, lang);
}

const yes: Text = text("{}", "for {} “{}” holds");
const no: Text = text("并非“{}”", "for {} “{}” does not hold");
const known: Text = text("{}已知", "whose {} is known");
const notKnown: Text = text("{}未知", "whose {} is not known");
const described: Text = text("{}{}", "whose {} is {}");
const including: Text = text("{}{}", "whose {} {}");
const having: Text = text("{}{}", "with {} of which {}");

function describeLeaf(
  list: ListName,
  test: Test,
  negated: boolean,
  lexicon: Lexicon,
  lang: Language,
): string {
  const { reading } = test;
  if (reading.read === "aggregate") return describeRequirement(test, "statement", negated, lang);
  if (reading.read === "known") {
    const title = titleOfReading(lexicon, list, reading.of, lang);
    return fill(negated ? notKnown : known, lang, title);
  }
  const title = titleOfReading(lexicon, list, reading, lang);
  const words = describeRequirement(test, "statement", negated, lang);
  if (isYesOrNo(test)) {
    const template = describeRequirement(test, "statement", negated, "en") === "yes" ? yes : no;
    return lang === "zh"
      ? fill(template, lang, title)
      : fill(template, lang, pronounOf(list) === "who" ? "whom" : "which", title);
  }
  if (isStance(reading)) return describeStance(test, negated, lang);
  if (test.type.kind !== "set") return fill(described, lang, title, words);
  const isTakenApart = test.decorators.some(({ on }) => on === "fact");
  return fill(isTakenApart ? having : including, lang, title, words);
}

function isYesOrNo({ type, value, source, operator }: Test): boolean {
  const isPlain = operator.name === "equal" || operator.name === "notEqual";
  return type.kind === "boolean" && typeof value === "boolean" && isPlain && source === undefined;
}

/** The values of stance name a kind of person, so that the attribute need not be named. */
function isStance(reading: SingleReading): boolean {
  return reading.read === "value" && reading.what === "stance" && reading.through === undefined;
}

function describeStance(test: Test, negated: boolean, lang: Language): string {
  if (lang === "zh" || test.type.kind !== "choice") {
    return describeRequirement(test, "statement", negated, lang);
  }
  const values = test.type.values.map(({ value, title }) => ({
    value,
    title: text(title.zh, plural(title.en)),
  }));
  const people: Test = { ...test, type: { ...test.type, values } };
  return `who are ${describeRequirement(people, "statement", negated, lang)}`;
}
