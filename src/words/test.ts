import type { Lexicon } from "../facts/lexicon.ts";
import type { AggregateReading, AttributeReading } from "../facts/reading.ts";
import type { Test } from "../facts/test.ts";
import { type Language, type Text, text } from "../model/text.ts";
import { describeClause } from "./clause.ts";
import { describeElements } from "./elements.ts";
import { fill } from "./fill.ts";
import { describeRequirement } from "./requirement.ts";
import { titleOfReading } from "./title.ts";

/** Returns what a test asks about: "deciders who are at least supporters", "budget status". */
export function describeSubject(
  { reading }: Pick<Test, "reading">,
  lexicon: Lexicon,
  lang: Language,
): string {
  switch (reading.read) {
    case "aggregate":
      return describeAggregate(
        reading,
        describeElements(reading, lexicon, lang),
        reading.meets === undefined
          ? ""
          : describeClause(reading.list, reading.meets, lexicon, lang),
        lexicon,
        lang,
      );
    case "known":
      return titleOfReading(lexicon, "deal", reading.of, lang);
    default:
      return titleOfReading(lexicon, "deal", reading, lang);
  }
}

/** Templates of aggregates: the elements, then what they must meet. */
const aggregates = {
  share: text("{}中{}的占比", "share of {} {}"),
  every: text("{}中{}的", "among {}, those {}"),
  weighted: text("{}（按{}加权）", "{}, weighted by {}"),
} as const satisfies Record<string, Text>;

/** Templates of an attribute over some elements: the attribute before them in English. */
const ranked = {
  sum: text("{}的{}合计", "total {} of {}"),
  highest: text("{}的最高{}", "highest {} among {}"),
  lowest: text("{}的最低{}", "lowest {} among {}"),
  latest: text("{}的最晚{}", "latest {} among {}"),
  earliest: text("{}的最早{}", "earliest {} among {}"),
} as const satisfies Record<string, Text>;

/**
 * Returns what an aggregate works out, given whom or what it is about and, as a clause, what they
 * must meet.
 */
export function describeAggregate(
  { function: how, list, of, weight }: AggregateReading,
  elements: string,
  clause: string,
  lexicon: Lexicon,
  lang: Language,
): string {
  const attributeOf = (attribute: AttributeReading | undefined): string =>
    attribute === undefined ? "" : titleOfReading(lexicon, list, attribute.reading, lang);
  const rank = (by: keyof typeof ranked): string =>
    lang === "zh"
      ? fill(ranked[by], lang, elements, attributeOf(of))
      : fill(ranked[by], lang, attributeOf(of), elements);
  const isDate = of?.type.kind === "date";
  switch (how) {
    case "count":
      return elements;
    case "share":
      return fill(aggregates.share, lang, elements, clause);
    case "weightedShare": {
      const plain = fill(aggregates.share, lang, elements, clause);
      return fill(aggregates.weighted, lang, plain, attributeOf(weight));
    }
    case "every":
      return fill(aggregates.every, lang, elements, clause);
    case "sum":
      return rank("sum");
    case "best":
      return rank(isDate ? "latest" : "highest");
    case "worst":
      return rank(isDate ? "earliest" : "lowest");
  }
}

const statement: Text = text("{}：{}", "{}: {}");

/**
 * Returns a test as a statement: "deciders who are at least supporters: at least 1", "budget status:
 * approved". `negated` states the opposite.
 */
export function describeTest(
  test: Test,
  lexicon: Lexicon,
  lang: Language,
  negated = false,
): string {
  const subject = describeSubject(test, lexicon, lang);
  return fill(statement, lang, subject, describeRequirement(test, "statement", negated, lang));
}
