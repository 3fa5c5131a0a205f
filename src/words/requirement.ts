import type { Test } from "../facts/test.ts";
import { titleOfValue } from "../model/scales.ts";
import { type Language, type Text, text } from "../model/text.ts";
import { type ComparisonForm, describeComparison, type Measure } from "./comparison.ts";
import { conjunctionOf, type Demand, demandOf, valuesOf } from "./demand.ts";
import { enumerate } from "./enumeration.ts";
import { fill } from "./fill.ts";
import { describeFinding } from "./finding.ts";

/**
 * Returns what a test asks of what it reads: "at least 1" as a statement, "needs at least 1" as a
 * need. A demanded source stands in brackets behind. `negated` asks the opposite.
 */
export function describeRequirement(
  test: Test,
  form: ComparisonForm,
  negated: boolean,
  lang: Language,
): string {
  return withSource(describeDemand(test, demandOf(test, negated), form, lang), test, lang);
}

const sourced: Text = text("{}（来源至少为{}）", "{} (source: at least {})");

/** Returns words about a test with the source it demands, if any, in brackets behind. */
export function withSource(words: string, { source }: Test, lang: Language): string {
  return source === undefined
    ? words
    : fill(sourced, lang, words, titleOfValue("sourceKind", source, lang));
}

/** What holds, and what holds when it does not. */
type Pair = readonly [positive: Text, negative: Text];
type Forms = Readonly<Record<ComparisonForm, Pair>>;

const yes: Pair = [text("是", "yes"), text("否", "no")];
const known: Pair = [text("已知", "known"), text("未知", "not known")];
const present: Pair = [text("有", "given"), text("无", "none")];
const someOfSet: Pair = [text("至少一项", "at least one"), text("无", "none")];
const whole: Pair = [text("全部", "all of them"), text("并非全部", "not all of them")];

const simple: Readonly<Record<"yes" | "known" | "present" | "someOfSet" | "whole", Forms>> = {
  yes: {
    statement: yes,
    clause: yes,
    need: [text("应为“是”", "needs yes"), text("应为“否”", "needs no")],
  },
  known: {
    statement: known,
    clause: known,
    need: [text("需要弄清", "must be known"), text("不应为已知", "must not be known")],
  },
  present: {
    statement: present,
    clause: present,
    need: [text("需要有", "must be given"), text("应为无", "must be none")],
  },
  someOfSet: {
    statement: someOfSet,
    clause: someOfSet,
    need: [text("至少需要一项", "needs at least one"), text("应为无", "must be none")],
  },
  whole: {
    statement: whole,
    clause: whole,
    need: [text("应为全部", "needs all of them"), text("不应为全部", "must not be all of them")],
  },
};

const quantified: Readonly<Record<ComparisonForm, Readonly<Record<"some" | "every", Text>>>> = {
  statement: {
    some: text("至少一项{}", "at least one is {}"),
    every: text("每一项都{}", "each one is {}"),
  },
  clause: {
    some: text("至少一项{}", "at least one is {}"),
    every: text("每一项都{}", "each one is {}"),
  },
  need: {
    some: text("需要至少一项{}", "needs at least one that is {}"),
    every: text("需要每一项都{}", "needs each one to be {}"),
  },
};

/** Returns what a demand asks, without its source. */
export function describeDemand(
  test: Test,
  demand: Demand,
  form: ComparisonForm,
  lang: Language,
): string {
  if (!("operator" in demand)) {
    const kind = demand.kind === "present" && test.type.kind === "set" ? "someOfSet" : demand.kind;
    return simple[kind][form][demand.negated ? 1 : 0][lang];
  }
  const { operator, negated, elements } = demand;
  const values = valuesOf(test).map((value) => describeFinding(test, value, lang));
  const operand = enumerate(values, conjunctionOf(demand), lang);
  const compare = (as: ComparisonForm): string =>
    describeComparison(operator, measureOf(test), as, negated, operand, lang);
  return elements === undefined
    ? compare(form)
    : fill(quantified[form][elements], lang, compare("clause"));
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
