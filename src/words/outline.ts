import { factsAbout, type Lexicon } from "../facts/lexicon.ts";
import type { AggregateReading, Subject } from "../facts/reading.ts";
import type { Test } from "../facts/test.ts";
import { type Expression, leavesOf } from "../logic/expression.ts";
import { type Language, type Text, text } from "../model/text.ts";
import { describeClause } from "./clause.ts";
import { describeGroup } from "./condition.ts";
import { demandOf } from "./demand.ts";
import { describeElements, membersOf, nameElements } from "./elements.ts";
import { fill } from "./fill.ts";
import { pronounOf } from "./list.ts";
import { describeRequirement, withSource } from "./requirement.ts";
import { describeAggregate } from "./test.ts";
import { titleOfReading } from "./title.ts";

/** A condition in words as a tree: a statement, or a heading over the statements within. */
export interface Outline {
  readonly words: string;
  readonly within: readonly Outline[];
}

/**
 * Returns a condition as a tree of short statements. What people or things are asked for stands
 * below them when it does not fit into the sentence.
 */
export function outlineCondition(
  expression: Expression<Test>,
  lexicon: Lexicon,
  lang: Language,
): Outline {
  return outline(expression, "deal", lexicon, lang);
}

function outline(
  expression: Expression<Test>,
  subject: Subject,
  lexicon: Lexicon,
  lang: Language,
): Outline {
  if (expression.kind === "leaf") {
    const { leaf, negated } = expression;
    return leaf.reading.read === "aggregate"
      ? outlineAggregate(leaf, leaf.reading, negated, lexicon, lang)
      : { words: state(leaf, negated, subject, lexicon, lang), within: [] };
  }
  const k = expression.kind === "at-least" ? expression.k : 1;
  return {
    words: describeGroup(expression.kind, k, expression.of.length, lang),
    within: expression.of.map((member) => outline(member, subject, lexicon, lang)),
  };
}

const statement: Text = text("{}：{}", "{}: {}");

function state(
  test: Test,
  negated: boolean,
  subject: Subject,
  lexicon: Lexicon,
  lang: Language,
): string {
  const { reading } = test;
  // Conditions over one element hold no aggregates; the name stands in, should one ever do.
  if (reading.read === "aggregate") return test.fact;
  const of = reading.read === "known" ? reading.of : reading;
  const title = titleOfReading(lexicon, subject, of, lang);
  const demand = demandOf(test, negated);
  // The title of a signal is a sentence, which needs no "yes" behind it.
  const isSentence = factsAbout(lexicon, subject).get(test.fact)?.favours !== undefined;
  if (isSentence && demand.kind === "yes" && !demand.negated) return withSource(title, test, lang);
  return fill(statement, lang, title, describeRequirement(test, "statement", negated, lang));
}

const who: Text = text("符合下列条件的{}", "{} {} meet these conditions");
const meeting: Text = text("符合下列要求", "{} meet what is asked below");
const conditions: Text = text("条件（须全部符合）：", "conditions, all of them:");
const demands: Text = text("要求（须全部符合）：", "what is asked, all of it:");

/** The most statements about an element that one sentence takes. */
const mostInSentence = 2;

function isLong(members: readonly Expression<Test>[]): boolean {
  const leaves = members.reduce((sum, member) => sum + leavesOf(member).length, 0);
  return leaves > mostInSentence;
}

function outlineAggregate(
  test: Test,
  reading: AggregateReading,
  negated: boolean,
  lexicon: Lexicon,
  lang: Language,
): Outline {
  const { list, scope, where, meets } = reading;
  const asked = meets === undefined ? [] : membersOf(meets);
  const { noun, rest } = nameElements(list, scope, where ? membersOf(where) : [], lang);
  const pronoun = pronounOf(list);
  const elements = !isLong(rest)
    ? describeElements(reading, lexicon, lang)
    : lang === "zh"
      ? fill(who, lang, noun)
      : fill(who, lang, noun, pronoun);
  const clause =
    meets === undefined
      ? ""
      : isLong(asked)
        ? fill(meeting, lang, pronoun)
        : describeClause(list, meets, lexicon, lang);
  const subject = describeAggregate(reading, elements, clause, lexicon, lang);
  const below = (members: readonly Expression<Test>[]): readonly Outline[] =>
    isLong(members) ? members.map((member) => outline(member, list, lexicon, lang)) : [];
  const [ofWhom, ofWhat] = [below(rest), below(asked)];
  const isBoth = ofWhom.length > 0 && ofWhat.length > 0;
  return {
    words: fill(statement, lang, subject, describeRequirement(test, "statement", negated, lang)),
    within: isBoth
      ? [
          { words: conditions[lang], within: ofWhom },
          { words: demands[lang], within: ofWhat },
        ]
      : [...ofWhom, ...ofWhat],
  };
}
