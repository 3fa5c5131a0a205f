import type { FactType, NumberType } from "../facts/fact-type.ts";
import { type Text, text } from "../model/text.ts";

const kinds: Readonly<Record<FactType["kind"], Text>> = {
  boolean: text("是非", "true or false"),
  number: text("数字", "a number"),
  text: text("文本", "text"),
  date: text("日期", "a date"),
  choice: text("没有高低之分的选项", "a choice without an order"),
  set: text("一组值", "a set"),
  record: text("复合字段", "a record"),
};
const scale = text("有高低之分的量表", "a scale");

/** Returns what a fact of a type is, as messages say it. */
export function wordsOf(type: FactType): Text {
  return type.kind === "choice" && type.ordered ? scale : kinds[type.kind];
}

const literals: Readonly<Partial<Record<FactType["kind"], Text>>> = {
  boolean: text(" `true` 或 `false`", "`true` or `false`"),
  date: text("日期，写成 `YYYY-MM-DD`", "a day, written `YYYY-MM-DD`"),
  choice: text("带引号的选项", "a choice in quotes"),
  text: text("带引号的文本", "text in quotes"),
};

/** Returns what a value of a type is written as, in Chinese to stand right after a word. */
export function literalWords(type: FactType): Text {
  return literals[type.kind] ?? kinds[type.kind];
}

/** Returns the range of a number, as help. */
export function rangeWords({ min, max }: NumberType): Text {
  if (min === undefined) return text(`最大 \`${max}\``, `at most \`${max}\``);
  if (max === undefined) return text(`最小 \`${min}\``, `at least \`${min}\``);
  return text(`取值范围 \`${min}\` 到 \`${max}\``, `from \`${min}\` to \`${max}\``);
}
