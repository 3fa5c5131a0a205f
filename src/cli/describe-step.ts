import { match } from "ts-pattern";
import type { MissingItem } from "../assess/verdict.ts";
import type { FactType } from "../facts/fact-type.ts";
import { namedBy } from "../facts/lexicon.ts";
import { type Interview, nextQuestion } from "../interview/interview.ts";
import type { AnswerStep, Step } from "../interview/step.ts";
import type { Operand } from "../logic/operators/operator.ts";
import { titleOfValue } from "../model/scales.ts";
import { type Language, type Text, text } from "../model/text.ts";
import { listClauses } from "../words/enumeration.ts";
import { describeValue } from "../words/value.ts";

const words = {
  dontKnow: text("不知道", "don't know"),
  skip: text("先跳过，稍后再问", "skipped, to be asked later"),
  back: text("退回上一问", "back to the question before"),
} as const satisfies Record<string, Text>;

const describeFields = (
  item: MissingItem,
  value: Readonly<Record<string, unknown>>,
  lang: Language,
): string => {
  const field = namedBy[item.list ?? "contacts"];
  const { [field]: name, ...fields } = value;
  const told = Object.entries(fields).map(([what, one]) => {
    const known = item.fields?.find((other) => other.what === what);
    const said = describe(one, known?.type, lang);
    return `${known?.title[lang] ?? what}${lang === "zh" ? "：" : ": "}${said}`;
  });
  return listClauses([String(name), ...told], lang);
};

const describe = (value: unknown, type: FactType | undefined, lang: Language): string =>
  type === undefined ? String(value) : describeValue(value as Operand, type, lang);

const describeAnswer = (
  { value, source, at }: AnswerStep,
  item: MissingItem | undefined,
  asOf: string,
  lang: Language,
): string => {
  const said =
    item?.kind === "person"
      ? describeFields(item, value as Readonly<Record<string, unknown>>, lang)
      : describe(value, item?.type, lang);
  const from = source === undefined ? [] : [titleOfValue("sourceKind", source, lang)];
  return [said, ...from, at ?? asOf].join(" · ");
};

/** Returns what is done with the question at hand, in words. */
export const describeStep = (interview: Interview, step: Step, lang: Language): string =>
  match(step)
    .with({ do: "answer" }, (one) =>
      describeAnswer(one, nextQuestion(interview), interview.asOf, lang),
    )
    .with({ do: "dont-know" }, () => words.dontKnow[lang])
    .with({ do: "skip" }, () => words.skip[lang])
    .with({ do: "back" }, () => words.back[lang])
    .exhaustive();
