import { match } from "ts-pattern";
import type { MissingItem } from "../assess/verdict.ts";
import { type FactType, leadsTo } from "../facts/fact-type.ts";
import { type Interview, isSkipped } from "../interview/interview.ts";
import { takeStep } from "../interview/take-step.ts";
import type { FieldValue } from "../model/field-value.ts";
import { type Language, type Text, text } from "../model/text.ts";
import { clean } from "../report/clean.ts";
import { askOf, stakesOf } from "../report/write-asks.ts";
import { type Option, optionsOf, yesOrNo } from "./ask-value.ts";

const words = {
  fill: text("填写…", "answer …"),
  pick: text("选择…", "choose …"),
  found: text("有，现在补充…", "yes, put on file …"),
  none: text("确认没有", "known to be none"),
  noneOfThese: text("一项也没有", "none of these"),
  dontKnow: text("不知道", "don't know"),
  dontKnowHint: text("这次不再问", "not asked again this time"),
  skip: text("跳过", "skip"),
  skipHint: text("稍后再问", "asked again later"),
  back: text("退回上一问", "back"),
  backHint: text("撤回上一个答案", "withdraws the last answer"),
  end: text("到此为止", "end here"),
  skipped: text("前面跳过的", "skipped before"),
} as const satisfies Record<string, Text>;

/** What is chosen when a question is asked: a value, filling one in, or a way around. */
export type Choice =
  | { readonly do: "value"; readonly value: FieldValue }
  | { readonly do: "fill" | "dont-know" | "skip" | "back" | "end" };

/** Returns a question as it is asked, about whom, and below it what hangs on it. */
export const questionOf = (
  interview: Interview,
  item: MissingItem,
  lang: Language,
): { readonly asked: string; readonly below: string } => {
  const { plan, deal } = interview;
  const stakes = stakesOf({ item, checkpoints: item.checkpoints }, { plan, lang });
  const again = isSkipped(interview, item.id) ? [words.skipped[lang]] : [];
  const below = [...again, stakes].filter((part) => part !== "").join(" · ");
  return { asked: clean(askOf(item, { deal, lang })), below: clean(below) };
};

/** Returns all that a question can be answered with, and the ways around it. */
export const choicesOf = (
  interview: Interview,
  item: MissingItem,
  lang: Language,
): readonly Option<Choice>[] => {
  return [...answersTo(interview, item, lang), ...waysOut(interview, lang)];
};

const answersTo = (interview: Interview, item: MissingItem, lang: Language): Option<Choice>[] => {
  const valued = ({
    value,
    label,
  }: {
    readonly value: FieldValue;
    readonly label: string;
  }): Option<Choice> => ({
    value: { do: "value", value },
    label,
  });
  const fillIn = (label: Text): Option<Choice> => ({ value: { do: "fill" }, label: label[lang] });
  if (item.kind === "person") return [fillIn(words.found)];
  const type = referredType(interview, item);
  const own = match(type)
    .with({ kind: "boolean" }, () => yesOrNo(lang).map(valued))
    .with({ kind: "choice" }, (one) => [
      ...optionsOf(one, lang).map(valued),
      // Of whom a list may name in full, it may name none.
      ...(item.kind === "completeness" ? yesOrNo(lang).slice(1).map(valued) : []),
    ])
    .with({ kind: "set" }, () => [
      fillIn(words.pick),
      valued({ value: [], label: words.noneOfThese[lang] }),
    ])
    .with({ kind: "record" }, () => [])
    .otherwise(() => [fillIn(words.fill)]);
  const hasNone =
    type.kind === "boolean" ||
    type.kind === "set" ||
    type.kind === "record" ||
    (type.kind === "choice" && type.values.some(({ value }) => value === "none"));
  const mayBeNone = !hasNone && takeStep(interview, { do: "answer", value: null }).ok;
  return mayBeNone ? [...own, valued({ value: null, label: words.none[lang] })] : own;
};

const waysOut = ({ turns }: Interview, lang: Language): readonly Option<Choice>[] => [
  { value: { do: "dont-know" }, label: words.dontKnow[lang], hint: words.dontKnowHint[lang] },
  { value: { do: "skip" }, label: words.skip[lang], hint: words.skipHint[lang] },
  ...(turns.length === 0
    ? []
    : [
        {
          value: { do: "back" } as const,
          label: words.back[lang],
          hint: words.backHint[lang],
        },
      ]),
  { value: { do: "end" }, label: words.end[lang] },
];

/** Returns the type to ask for: a reference is a choice of those it can lead to. */
export const referredType = (
  { deal }: Interview,
  { about, type }: Pick<MissingItem, "type" | "about">,
): FactType => {
  const list = leadsTo(type);
  if (list === undefined) return type;
  const values = (deal[list] ?? [])
    .filter(({ id }) => id !== about)
    .map(({ id, name }) => ({ value: id, title: text(name ?? id, name ?? id) }));
  return { kind: "choice", ordered: false, values };
};
