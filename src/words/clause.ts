import type { Lexicon } from "../facts/lexicon.ts";
import type { ListName } from "../facts/reading.ts";
import type { Test } from "../facts/test.ts";
import type { Expression, Leaf } from "../logic/expression.ts";
import { type Language, type Text, text } from "../model/text.ts";
import { type Demand, demandOf } from "./demand.ts";
import { enumerate, listClauses } from "./enumeration.ts";
import { fill } from "./fill.ts";
import { plural, pronounOf } from "./list.ts";
import { describeDemand, withSource } from "./requirement.ts";
import { titleOfReading } from "./title.ts";

/** What a clause is told with. */
interface Told {
  readonly list: ListName;
  readonly lexicon: Lexicon;
  readonly lang: Language;
}

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
  return clauseOf(expression, { list, lexicon, lang }, true);
}

const atLeastOf = text("至少符合 {} 项（{}）", "with at least {} of these: {}");
const brackets = text("（{}）", "({})");

function clauseOf(expression: Expression<Test>, told: Told, isOutermost: boolean): string {
  const { lang } = told;
  if (expression.kind === "leaf") {
    return describeLeaf(expression.leaf, expression.negated, told);
  }
  const together = lang === "en" ? holdingTogether(expression, told) : undefined;
  if (together !== undefined) return together;
  const members = expression.of.map((member) => clauseOf(member, told, false));
  if (expression.kind === "at-least") {
    const words = fill(atLeastOf, lang, String(expression.k), listClauses(members, lang));
    return lang === "zh" || isOutermost ? words : fill(brackets, lang, words);
  }
  const by = expression.kind === "all" ? "and" : "or";
  // 且 joins clauses; 和 would join nouns.
  const joined =
    lang === "zh" ? members.join(by === "and" ? "且" : "或") : enumerate(members, by, lang);
  return isOutermost || members.length === 1 ? joined : fill(brackets, lang, joined);
}

/** Returns "for whom “A” and “B” hold" for a group of nothing but plain yes-answers. */
function holdingTogether(
  group: Exclude<Expression<Test>, Leaf<Test>>,
  told: Told,
): string | undefined {
  const { list, lexicon, lang } = told;
  const titles = group.of.map((member) => {
    if (member.kind !== "leaf" || member.leaf.source !== undefined) return undefined;
    const { reading } = member.leaf;
    if (reading.read === "aggregate" || reading.read === "known") return undefined;
    const { kind, negated } = demandOf(member.leaf, member.negated);
    if (kind !== "yes" || negated) return undefined;
    return `“${titleOfReading(lexicon, list, reading, lang)}”`;
  });
  if (!titles.every((title) => title !== undefined)) return undefined;
  const whom = pronounOf(list) === "who" ? "for whom" : "for which";
  switch (group.kind) {
    case "all":
      return `${whom} ${enumerate(titles, "and", lang)} hold`;
    case "any":
      return `${whom} ${enumerate(titles, "or", lang)} holds`;
    case "at-least":
      return `${whom} at least ${group.k} of these hold: ${titles.join("; ")}`;
  }
}

/** A clause when its demand holds and when the opposite does; title and words to be filled in. */
type Pair = readonly [positive: Text, negative: Text];

const templates: Readonly<Record<"yes" | "known" | "present", Pair>> = {
  yes: [text("{}", "for whom “{}” holds"), text("并非“{}”", "for whom “{}” does not hold")],
  known: [text("{}已知", "with known {}"), text("{}未知", "with unknown {}")],
  present: [text("有{}", "with {} given"), text("没有{}", "without {}")],
};

const holding = text("有{}", "with {}");
const including = text("{}{}", "whose {} {}");
const having = text("{}{}", "with {} of which {}");
const measuring = text("{}{}", "with {} {}");
const described = text("{}{}", "whose {} is {}");

function describeLeaf(test: Test, negated: boolean, told: Told): string {
  const { reading } = test;
  // Conditions over one element hold no aggregates; the name stands in, should one ever do.
  if (reading.read === "aggregate") return test.fact;
  const demand = demandOf(test, negated);
  const of = reading.read === "known" ? reading.of : reading;
  const title = titleOfReading(told.lexicon, told.list, of, told.lang);
  return withSource(clauseOfDemand(test, demand, title, told), test, told.lang);
}

function clauseOfDemand(test: Test, demand: Demand, title: string, told: Told): string {
  const { lang, list } = told;
  switch (demand.kind) {
    case "yes": {
      const words = fill(templates.yes[demand.negated ? 1 : 0], lang, title);
      return pronounOf(list) === "who" ? words : words.replace("for whom", "for which");
    }
    case "present":
      if (test.type.kind === "set" && !demand.negated) return fill(holding, lang, title);
      return fill(templates.present[demand.negated ? 1 : 0], lang, title);
    case "known":
      return fill(templates.known[demand.negated ? 1 : 0], lang, title);
    case "include":
      return fill(including, lang, title, describeDemand(test, demand, "clause", lang));
    default:
      return isStance(test)
        ? describeStance(test, demand, lang)
        : fill(frameOf(test, demand), lang, title, describeDemand(test, demand, "clause", lang));
  }
}

function frameOf({ type }: Test, demand: Demand): Text {
  if ("elements" in demand) return having;
  return type.kind === "number" ? measuring : described;
}

/** The values of stance name a kind of person, so that the attribute need not be named. */
function isStance({ reading }: Test): boolean {
  return reading.read === "value" && reading.what === "stance" && reading.through === undefined;
}

function describeStance(test: Test, demand: Demand, lang: Language): string {
  if (lang === "zh" || test.type.kind !== "choice") {
    return describeDemand(test, demand, "clause", lang);
  }
  const values = test.type.values.map(({ value, title }) => ({
    value,
    title: text(title.zh, plural(title.en)),
  }));
  const people: Test = { ...test, type: { ...test.type, values } };
  return `who are ${describeDemand(people, demand, "clause", lang)}`;
}
