import type { FactType } from "../facts/fact-type.ts";
import type { Reading } from "../facts/reading.ts";
import type { Test } from "../facts/test.ts";
import type { Operand } from "../logic/operators/operator.ts";
import { scaleOf } from "../model/scales.ts";
import { type Language, type Text, text } from "../model/text.ts";
import { type ComparisonForm, describeComparison, type Measure } from "./comparison.ts";
import { enumerate } from "./enumeration.ts";
import { fill } from "./fill.ts";
import { counterOf } from "./list.ts";
import { describeValue } from "./value.ts";

/** Returns the type to write a test's values by: shares are fractions, counts plain numbers. */
export function writtenType({ reading, type }: Pick<Test, "reading" | "type">): FactType {
  const isShare =
    reading.read === "aggregate" &&
    (reading.function === "share" || reading.function === "weightedShare");
  return isShare && type.kind === "number" ? { ...type, unit: "fraction" } : type;
}

/** Returns one value of what a test reads, with the measure word where it is a count. */
export function describeFinding(
  test: Pick<Test, "reading" | "type">,
  value: Operand,
  lang: Language,
): string {
  const words = describeValue(value, writtenType(test), lang);
  return typeof value === "number" ? words + counterFor(test.reading, lang) : words;
}

function counterFor(reading: Reading, lang: Language): string {
  return reading.read === "aggregate" && reading.function === "count"
    ? counterOf(reading.list, lang)
    : "";
}

function measureOf({ reading, type }: Test): Measure {
  if (reading.read === "aggregate" && reading.function === "count") return "count";
  switch (type.kind) {
    case "number":
      return type.unit === "days" ? "days" : "number";
    case "date":
      return "date";
    case "choice":
      return type.ordered ? "choice" : "single";
    default:
      return "single";
  }
}

/** Operators that say the same with fact and value exchanged; the others are their own. */
const exchanged: Readonly<Record<string, string>> = {
  lessThan: "greaterThan",
  lessThanInclusive: "greaterThanInclusive",
  greaterThan: "lessThan",
  greaterThanInclusive: "lessThanInclusive",
  contains: "in",
  in: "contains",
  doesNotContain: "notIn",
  notIn: "doesNotContain",
};

/** Operators that negate another, told by that one. */
const positives: Readonly<Record<string, string>> = {
  notEqual: "equal",
  notIn: "in",
  doesNotContain: "contains",
};

/** A test with its decorators worked in: who must pass, by which operator, negated or not. */
interface Unfolded {
  readonly operator: string;
  readonly negated: boolean;
  /** For a set taken apart: whether each element must pass, or one. */
  readonly elements?: "some" | "every";
  /** For a list of values taken apart. */
  readonly values?: "some" | "every";
}

const opposite = { some: "every", every: "some" } as const;

function unfold({ operator, decorators }: Test, negated: boolean): Unfolded {
  let swapped = false;
  let state: Unfolded = { operator: operator.name, negated };
  for (const { name, on } of decorators) {
    if (on === "both") swapped = !swapped;
    if (on === "none") state = { ...state, negated: !state.negated };
    if (on === "fact" || on === "value") {
      const quantifier = name.startsWith("some") ? "some" : "every";
      // A negation before a quantifier moves behind it: "not one is" says "each is not".
      const meant = state.negated ? opposite[quantifier] : quantifier;
      const ofFact = (on === "fact") !== swapped;
      state = ofFact ? { ...state, elements: meant } : { ...state, values: meant };
    }
  }
  const name = swapped ? (exchanged[operator.name] ?? operator.name) : operator.name;
  const positive = positives[name];
  return positive === undefined
    ? { ...state, operator: name }
    : { ...state, operator: positive, negated: !state.negated };
}

const quantified: Readonly<Record<ComparisonForm, Readonly<Record<"some" | "every", Text>>>> = {
  statement: {
    some: text("至少一项{}", "at least one is {}"),
    every: text("每一项都{}", "each one is {}"),
  },
  need: {
    some: text("需要至少一项{}", "needs at least one that is {}"),
    every: text("需要每一项都{}", "needs each one to be {}"),
  },
};

const demands: Text = text("{}（来源至少为{}）", "{} (source: at least {})");

/**
 * Returns what a test asks of what it reads: "at least 1" as a statement, "needs at least 1" as a
 * need. Decorators are worked in, a demanded source stands in brackets behind.
 */
export function describeRequirement(
  test: Test,
  form: ComparisonForm,
  negated: boolean,
  lang: Language,
): string {
  const words = describeDemand(test, form, negated, lang);
  if (test.source === undefined) return words;
  const source = scaleOf("sourceKind").values.find(({ value }) => value === test.source);
  return fill(demands, lang, words, source?.title[lang] ?? test.source);
}

function describeDemand(
  test: Test,
  form: ComparisonForm,
  negated: boolean,
  lang: Language,
): string {
  const known = describeKnown(test, form, negated, lang) ?? describeYes(test, form, negated, lang);
  if (known !== undefined) return known;
  const unfolded = unfold(test, negated);
  const { elements } = unfolded;
  const compare = (as: ComparisonForm): string =>
    describeComparison(
      unfolded.operator,
      measureOf(test),
      as,
      unfolded.negated,
      describeOperand(test, unfolded, lang),
      lang,
    );
  return elements === undefined
    ? compare(form)
    : fill(quantified[form][elements], lang, compare("statement"));
}

function describeOperand(test: Test, { values, negated }: Unfolded, lang: Language): string {
  const { value } = test;
  if (!Array.isArray(value)) return describeFinding(test, value, lang);
  const words = (value as readonly Operand[]).map((one) => describeFinding(test, one, lang));
  // "does not include A or B" lacks both, "does not include A and B" lacks one of them.
  const each = values === "every";
  return enumerate(words, each !== (negated && values !== undefined) ? "and" : "or", lang);
}

const knownness: Readonly<Record<ComparisonForm, readonly [Text, Text]>> = {
  statement: [text("已知", "known"), text("未知", "not known")],
  need: [text("需要弄清", "must be known"), text("不应为已知", "must not be known")],
};

function describeKnown(
  { reading }: Test,
  form: ComparisonForm,
  negated: boolean,
  lang: Language,
): string | undefined {
  return reading.read === "known" ? knownness[form][negated ? 1 : 0][lang] : undefined;
}

const answers: Readonly<Record<ComparisonForm, readonly [Text, Text]>> = {
  statement: [text("否", "no"), text("是", "yes")],
  need: [text("应为“否”", "needs no"), text("应为“是”", "needs yes")],
};

const wholes: Readonly<Record<ComparisonForm, readonly [Text, Text]>> = {
  statement: [text("并非全部", "not all of them"), text("全部", "all of them")],
  need: [text("不应为全部", "must not be all of them"), text("应为全部", "needs all of them")],
};

/** Yes and no exclude each other, so that "not yes" is told as "no". */
function describeYes(
  { reading, type, operator, decorators, value }: Test,
  form: ComparisonForm,
  negated: boolean,
  lang: Language,
): string | undefined {
  const isPlain = operator.name === "equal" || operator.name === "notEqual";
  if (type.kind !== "boolean" || typeof value !== "boolean" || !isPlain) return undefined;
  const turns = decorators.filter(({ on }) => on === "none").length;
  const turned = (negated !== (turns % 2 === 1)) !== (operator.name === "notEqual");
  const words = reading.read === "aggregate" ? wholes : answers;
  return words[form][value !== turned ? 1 : 0][lang];
}
