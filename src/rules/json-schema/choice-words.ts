import { type Text, text } from "../../model/text.ts";
import type { Flag, RecordField, RuleSet, Signal } from "../rule-set.ts";
import { named, type Schema } from "./schema.ts";

type Words<Value extends string> = { readonly [V in Value]: Text };

const kinds: Words<RuleSet["kind"]> = {
  stages: text("分阶段，阶段之间有门", "stages with doors between them"),
  checklist: text("检查清单，只打分", "a checklist, which is only scored"),
  overlay: text("叠加规则集，只加提示", "an overlay, which only adds flags"),
};
const types: Words<RecordField["type"]> = {
  boolean: text("是或否", "true or false"),
  number: text("数字", "a number"),
  text: text("文字，只能比较是否相同", "text, which can only be the same or not"),
  date: text("日期", "a day"),
  choice: text("从几个值里选一个", "one of some values"),
  set: text("可以有好几个值", "several values at once"),
  record: text("由几项组成", "fields with types of their own"),
};
const subjects: Words<Signal["subject"]> = {
  deal: text("整个商机", "the deal as a whole"),
  contact: text("一个人", "one person"),
  organisation: text("一家单位", "one organisation"),
};
const favours: Words<Signal["favours"]> = {
  us: text("对我们有利", "it speaks for us"),
  them: text("对我们不利", "it speaks against us"),
  neither: text("不偏向谁", "it speaks for nobody"),
};
const severities: Words<Flag["severity"]> = {
  info: text("提示一下", "something to know"),
  warn: text("警告，但不拦", "a warning that bars nothing"),
  block: text("阻断推进", "bars the next stage"),
};

const schemaOf = (words: Readonly<Record<string, Text>>): Schema => named(Object.entries(words));
const { record: _record, ...plainTypes } = types;

/** The choices of each part of a rule set with what they mean, by part and key. */
export const choiceSchemas = {
  ruleSet: { kind: schemaOf(kinds) },
  signal: {
    type: schemaOf(plainTypes),
    subject: schemaOf(subjects),
    favours: schemaOf(favours),
  },
  field: { type: schemaOf(types) },
  flag: { severity: schemaOf(severities) },
} as const;
