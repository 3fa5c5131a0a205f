import type { Lexicon } from "../facts/lexicon.ts";
import type { AggregateReading, ListName } from "../facts/reading.ts";
import type { Test } from "../facts/test.ts";
import type { Expression } from "../logic/expression.ts";
import { type Language, text } from "../model/text.ts";
import { describeClause } from "./clause.ts";
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
 * supporters", "signed contracts". `meets` adds what they must be on top of `where`.
 */
export function describeElements(
  { list, where, scope }: AggregateReading,
  lexicon: Lexicon,
  lang: Language,
  meets?: Expression<Test>,
): string {
  const members = [where, meets].flatMap((part) => (part === undefined ? [] : membersOf(part)));
  const nouns = members.map((member) => nounOf(list, member, lang));
  const named = nouns.findIndex((noun) => noun !== undefined);
  const rest = members.filter((_, index) => index !== named);
  const bare = nouns[named];
  const isChain = scope === "decision-chain";
  const noun =
    bare === undefined
      ? isChain
        ? describeDecisionChain(lang)
        : describeList(list, lang)
      : isChain
        ? fill(inChain, lang, bare)
        : bare;
  if (rest.length === 0) return noun;
  const whole: Expression<Test> = { kind: "all", of: rest };
  const clause = describeClause(list, whole, lexicon, lang);
  return lang === "zh" ? `${clause}的${noun}` : `${noun} ${clause}`;
}

function membersOf(expression: Expression<Test>): readonly Expression<Test>[] {
  return expression.kind === "all" ? expression.of.flatMap(membersOf) : [expression];
}

/** Returns the noun that a condition amounts to, when it says no more than what the element is. */
function nounOf(list: ListName, expression: Expression<Test>, lang: Language): string | undefined {
  if (expression.kind === "any") {
    const nouns = expression.of.map((member) => nounOf(list, member, lang));
    return nouns.every((noun) => noun !== undefined) ? enumerate(nouns, "or", lang) : undefined;
  }
  if (expression.kind !== "leaf" || expression.negated) return undefined;
  const { reading, type, operator, decorators, value, source } = expression.leaf;
  const isNaming =
    reading.read === "value" &&
    reading.what === naming[list] &&
    reading.through === undefined &&
    decorators.length === 0 &&
    source === undefined &&
    ["contains", "equal", "in"].includes(operator.name);
  const choice = type.kind === "set" ? type.of : type;
  if (!isNaming || choice.kind !== "choice") return undefined;
  const values = Array.isArray(value) ? value : [value];
  const titles = values.map((one) => {
    const title = choice.values.find((known) => known.value === one)?.title;
    return title === undefined ? undefined : nounOfKind(list, String(one), title, lang);
  });
  return titles.every((title) => title !== undefined) ? enumerate(titles, "or", lang) : undefined;
}
