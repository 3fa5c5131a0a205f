import type { Lexicon } from "../facts/lexicon.ts";
import type { AggregateReading, ListName } from "../facts/reading.ts";
import type { Test } from "../facts/test.ts";
import { all, type Expression } from "../logic/expression.ts";
import { type Language, text } from "../model/text.ts";
import { describeClause } from "./clause.ts";
import { conjunctionOf, demandOf, valuesOf } from "./demand.ts";
import { enumerate } from "./enumeration.ts";
import { fill } from "./fill.ts";
import { describeDecisionChain, describeList, nounOfKind } from "./list.ts";

/** The attribute that says what an element is, and so gives it its name in a sentence. */
const naming: Readonly<Record<ListName, string>> = {
  contacts: "roles",
  organisations: "kind",
  needs: "kind",
  documents: "kind",
  activities: "kind",
  dates: "kind",
};

const inChain = text("决策链上的{}", "{} in the decision chain");

/**
 * Returns whom or what an aggregate is about, as a noun phrase: "deciders who are at least
 * supporters", "signed contracts".
 */
export function describeElements(
  { list, where, scope }: AggregateReading,
  lexicon: Lexicon,
  lang: Language,
): string {
  const members = where === undefined ? [] : membersOf(where);
  const { noun, rest } = nameElements(list, scope, members, lang);
  if (rest.length === 0) return noun;
  const clause = describeClause(list, all(rest), lexicon, lang);
  return lang === "zh" ? `${clause}的${noun}` : `${noun} ${clause}`;
}

/** Returns what some elements are called, and which of the conditions on them the name leaves over. */
export function nameElements(
  list: ListName,
  scope: AggregateReading["scope"],
  members: readonly Expression<Test>[],
  lang: Language,
): { readonly noun: string; readonly rest: readonly Expression<Test>[] } {
  const nouns = members.map((member) => nounOf(list, member, lang));
  const named = nouns.findIndex((noun) => noun !== undefined);
  const rest = members.filter((_, index) => index !== named);
  const bare = nouns[named];
  const isChain = scope === "decision-chain";
  if (bare === undefined) {
    return { noun: isChain ? describeDecisionChain(lang) : describeList(list, lang), rest };
  }
  return { noun: isChain ? fill(inChain, lang, bare) : bare, rest };
}

/** Returns the conditions that must all hold for a condition to hold. */
export function membersOf(expression: Expression<Test>): readonly Expression<Test>[] {
  return expression.kind === "all" ? expression.of.flatMap(membersOf) : [expression];
}

/** Returns the noun that a condition amounts to, when it says no more than what the element is. */
function nounOf(list: ListName, expression: Expression<Test>, lang: Language): string | undefined {
  if (expression.kind === "any") {
    const nouns = expression.of.map((member) => nounOf(list, member, lang));
    return nouns.every((noun) => noun !== undefined) ? enumerate(nouns, "or", lang) : undefined;
  }
  if (expression.kind !== "leaf" || expression.negated) return undefined;
  const { leaf: test } = expression;
  const { reading, type, source } = test;
  const demand = demandOf(test);
  const isNaming =
    reading.read === "value" &&
    reading.what === naming[list] &&
    reading.through === undefined &&
    source === undefined &&
    "operator" in demand &&
    ["contains", "equal", "in"].includes(demand.operator) &&
    !demand.negated &&
    demand.elements === undefined &&
    conjunctionOf(demand) === "or";
  const choice = type.kind === "set" ? type.of : type;
  if (!isNaming || choice.kind !== "choice") return undefined;
  const nouns = valuesOf(test).map((value) => {
    const title = choice.values.find((known) => known.value === value)?.title;
    return title === undefined ? undefined : nounOfKind(list, String(value), title, lang);
  });
  return nouns.every((noun) => noun !== undefined) ? enumerate(nouns, "or", lang) : undefined;
}
