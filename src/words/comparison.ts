import { type Language, type Text, text } from "../model/text.ts";
import { fill } from "./fill.ts";

/** How a comparison is told: as a statement, as what is needed, and either of them negated. */
export interface ComparisonWords {
  /** What holds; in English the complement of "is". `{}` stands for the value. */
  readonly is: Text;
  readonly isNot: Text;
  /** What is needed, a sentence part of its own. */
  readonly needs: Text;
  readonly mustNot: Text;
}

/** Whether something is stated behind a colon, said of a noun, or asked for. */
export type ComparisonForm = "statement" | "clause" | "need";

/** What a comparison is about: how many, how many days, how much, a place on a scale, a day, or one value. */
export type Measure = "count" | "days" | "number" | "choice" | "date" | "single";

const words = (is: Text, isNot: Text, needs: Text, mustNot: Text): ComparisonWords => ({
  is,
  isNot,
  needs,
  mustNot,
});

const equal = words(
  text("{}", "{}"),
  text("不是{}", "not {}"),
  text("应为{}", "needs {}"),
  text("不应为{}", "must not be {}"),
);

const equalInClause = words(
  text("为{}", "{}"),
  text("不为{}", "not {}"),
  equal.needs,
  equal.mustNot,
);

const includes = words(
  text("包含{}", "include {}"),
  text("不包含{}", "do not include {}"),
  text("应包含{}", "must include {}"),
  text("不应包含{}", "must not include {}"),
);

const atLeast = words(
  text("至少{}", "at least {}"),
  text("未达到{}", "not {} or more"),
  text("至少需要{}", "needs at least {}"),
  text("不应达到{}", "must not be {} or more"),
);

const moreThan = words(
  text("超过{}", "more than {}"),
  text("未超过{}", "not more than {}"),
  text("需要超过{}", "needs more than {}"),
  text("不应超过{}", "must not be more than {}"),
);

const atMost = words(
  text("不超过{}", "at most {}"),
  text("不在{}以内", "not {} or less"),
  text("不能超过{}", "must be at most {}"),
  text("不应在{}以内", "must not be {} or less"),
);

const fewerThan = words(
  text("少于{}", "fewer than {}"),
  text("不少于{}", "not fewer than {}"),
  text("应少于{}", "must be fewer than {}"),
  text("不应少于{}", "must not be fewer than {}"),
);

/** In Chinese days are counted like people, in English they are an amount. */
const fewerDays = words(
  text("少于{}", "less than {}"),
  text("不少于{}", "not less than {}"),
  text("应少于{}", "must be less than {}"),
  text("不应少于{}", "must not be less than {}"),
);

const lessThan = words(
  text("低于{}", "less than {}"),
  text("不低于{}", "not less than {}"),
  text("应低于{}", "must be less than {}"),
  text("不应低于{}", "must not be less than {}"),
);

const atLeastOnScale = words(
  text("至少为{}", "at least {}"),
  text("未达到{}", "not {} or above"),
  text("至少应为{}", "needs at least {}"),
  text("不应达到{}", "must not be {} or above"),
);

const aboveOnScale = words(
  text("高于{}", "above {}"),
  text("不高于{}", "not above {}"),
  text("应高于{}", "must be above {}"),
  text("不应高于{}", "must not be above {}"),
);

const atMostOnScale = words(
  text("至多为{}", "at most {}"),
  text("并非{}及以下", "not {} or below"),
  text("至多应为{}", "must be at most {}"),
  text("不应为{}及以下", "must not be {} or below"),
);

const belowOnScale = words(
  text("低于{}", "below {}"),
  text("不低于{}", "not below {}"),
  text("应低于{}", "must be below {}"),
  text("不应低于{}", "must not be below {}"),
);

const fromDay = words(
  text("不早于{}", "on or after {}"),
  text("并非{}当天或以后", "not on or after {}"),
  text("应不早于{}", "must be on or after {}"),
  text("不应为{}当天或以后", "must not be on or after {}"),
);

const afterDay = words(
  text("晚于{}", "after {}"),
  text("并不晚于{}", "not after {}"),
  text("应晚于{}", "must be after {}"),
  text("不应晚于{}", "must not be after {}"),
);

const byDay = words(
  text("不晚于{}", "on or before {}"),
  text("并非{}当天或以前", "not on or before {}"),
  text("应不晚于{}", "must be on or before {}"),
  text("不应为{}当天或以前", "must not be on or before {}"),
);

const beforeDay = words(
  text("早于{}", "before {}"),
  text("并不早于{}", "not before {}"),
  text("应早于{}", "must be before {}"),
  text("不应早于{}", "must not be before {}"),
);

const ordering: Readonly<Record<string, Readonly<Record<Measure, ComparisonWords>>>> = {
  greaterThanInclusive: {
    count: atLeast,
    days: atLeast,
    number: atLeast,
    choice: atLeastOnScale,
    date: fromDay,
    single: atLeastOnScale,
  },
  greaterThan: {
    count: moreThan,
    days: moreThan,
    number: moreThan,
    choice: aboveOnScale,
    date: afterDay,
    single: aboveOnScale,
  },
  lessThanInclusive: {
    count: atMost,
    days: atMost,
    number: atMost,
    choice: atMostOnScale,
    date: byDay,
    single: atMostOnScale,
  },
  lessThan: {
    count: fewerThan,
    days: fewerDays,
    number: lessThan,
    choice: belowOnScale,
    date: beforeDay,
    single: belowOnScale,
  },
};

/** Returns how a comparison by a positive operator is told; `negated` is what holds when it does not. */
export function describeComparison(
  operator: string,
  measure: Measure,
  form: ComparisonForm,
  negated: boolean,
  value: string,
  lang: Language,
): string {
  const forms =
    operator === "contains"
      ? includes
      : (ordering[operator]?.[measure] ?? (form === "clause" ? equalInClause : equal));
  return fill(pick(forms, form, negated), lang, value);
}

function pick(forms: ComparisonWords, form: ComparisonForm, negated: boolean): Text {
  if (form === "need") return negated ? forms.mustNot : forms.needs;
  return negated ? forms.isNot : forms.is;
}
