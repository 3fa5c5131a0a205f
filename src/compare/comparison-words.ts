import { titleOfValue } from "../model/scales.ts";
import { type Language, type Text, text } from "../model/text.ts";
import { fill } from "../words/fill.ts";
import { severityWords } from "../words/severity.ts";
import type { Difference, Part, PropertyDifference, PropertyValue } from "./difference.ts";

/** The words around what a comparison of rule sets says. */
export const comparisonWords = {
  none: text("没有变化。", "No change."),
  sameVersion: text(
    "内容变了，版本号没变：请给新版本一个新的版本号。",
    "The rules changed and their version did not: give the newer one a version of its own.",
  ),
  meaning: text("含义变化", "Changes of meaning"),
  noMeaning: text("含义没有变化。", "Nothing means anything else."),
  wordsOnly: text("仅文字变化", "Words only"),
  formerly: text("原为 {}", "formerly {}"),
  inStage: text("阶段 {}", "stage {}"),
  absent: text("无", "none"),
  arrow: text("{}：{} → {}", "{}: {} → {}"),
  list: text("、", ", "),
} as const satisfies Record<string, Text>;

/** What each part of a rule set is called. */
export const partWords: Readonly<Record<Part, Text>> = {
  "rule-set": text("规则集", "rule set"),
  stage: text("阶段", "stage"),
  checkpoint: text("检查点", "checkpoint"),
  signal: text("信号", "signal"),
  custom: text("自定义字段", "custom field"),
  flag: text("提示", "flag"),
};

/** What became of a part, in a word. */
export const changeWords: Readonly<Record<Difference["change"], Text>> = {
  added: text("新增", "added"),
  removed: text("删除", "removed"),
  renamed: text("改名", "renamed"),
  changed: text("修改", "changed"),
  words: text("文字", "words"),
};

const properties: Readonly<Record<string, Text>> = {
  id: text("ID", "id"),
  kind: text("类型", "kind"),
  wonAfter: text("赢单阶段", "won after"),
  stages: text("阶段顺序", "order of stages"),
  staleAfterDays: text("有效天数", "counts for days"),
  passMark: text("及格分", "pass mark"),
  winProbability: text("赢率", "win probability"),
  formerly: text("曾用 ID", "former ids"),
  stage: text("所在阶段", "stage"),
  essential: text("必备项", "essential"),
  weight: text("权重", "weight"),
  waivable: text("可豁免", "waivable"),
  judgement: text("可直接判断", "judgement"),
  when: text("条件", "condition"),
  appliesWhen: text("适用条件", "applies when"),
  entry: text("进入条件", "entry"),
  subject: text("对象", "about"),
  favours: text("利于", "favours"),
  type: text("值的类型", "type"),
  scale: text("量表", "scale"),
  ordered: text("有序", "ordered"),
  values: text("可选值", "values"),
  min: text("最小值", "minimum"),
  max: text("最大值", "maximum"),
  integer: text("整数", "whole numbers"),
  unit: text("单位", "unit"),
  fields: text("子字段", "field"),
  severity: text("级别", "severity"),
  presumed: text("未知时推定没有", "presumed absent"),
  title: text("名称", "title"),
  description: text("说明", "description"),
  licence: text("许可", "licence"),
  owner: text("负责人", "owner"),
  reached: text("完成后的说法", "said once it is done"),
  ask: text("要问的问题", "question"),
  advice: text("建议", "advice"),
  law: text("法律依据", "law"),
  source: text("出处", "sources"),
  note: text("备注", "note"),
};

/** Returns what a property is called; one of a nested part by its path. */
function describeProperty(property: string, lang: Language): string {
  const [name = property] = property.split(".");
  const title = Object.hasOwn(properties, name) ? properties[name]?.[lang] : undefined;
  if (title === undefined) return property;
  return name === property ? title : `${title} ${property.slice(name.length + 1)}`;
}

/** Values that JSON has ids for, by their property. */
const values: Readonly<Record<string, Readonly<Record<string, Text>>>> = {
  kind: {
    stages: text("分阶段", "stages"),
    checklist: text("检查清单", "checklist"),
    overlay: text("叠加规则集", "overlay"),
  },
  subject: {
    deal: text("商机", "deal"),
    contact: text("联系人", "contact"),
    organisation: text("单位", "organisation"),
  },
  favours: {
    us: text("我方", "us"),
    them: text("对手", "them"),
    neither: text("中性", "neither"),
  },
  type: {
    boolean: text("是或否", "boolean"),
    number: text("数字", "number"),
    text: text("文字", "text"),
    date: text("日期", "date"),
    choice: text("选一项", "choice"),
    set: text("可多选", "set"),
    record: text("一组字段", "record"),
  },
};

const yes = text("是", "yes");
const no = text("否", "no");
const from = text("来源至少为{}", "source: at least {}");

/** Returns the value of a property in words. */
function describePropertyValue(property: string, value: PropertyValue, lang: Language): string {
  if (property === "presumed") return (value === null ? no : yes)[lang];
  if (value === null) return comparisonWords.absent[lang];
  if (typeof value === "boolean") return (value ? yes : no)[lang];
  if (typeof value === "number") {
    return property === "winProbability" ? `${Math.round(value * 1000) / 10}%` : String(value);
  }
  if (typeof value !== "string") return value.join(comparisonWords.list[lang]) || "–";
  if (property === "severity") return severityWords[value as "info" | "warn" | "block"][lang];
  if (property === "judgement") return fill(from, lang, titleOfValue("sourceKind", value, lang));
  const titles = Object.hasOwn(values, property) ? values[property] : undefined;
  return titles !== undefined && Object.hasOwn(titles, value)
    ? (titles[value]?.[lang] ?? value)
    : value;
}

/** Returns a changed value in words: "weight: 1 → 2"; nothing for a condition or a text. */
export function describeChange(difference: PropertyDifference, lang: Language): string {
  const { property } = difference;
  const name = describeProperty(property, lang);
  if (difference.kind === "condition") return name;
  const arrow = (from: string, to: string): string =>
    fill(comparisonWords.arrow, lang, name, from, to);
  if (difference.kind === "value") {
    const { from, to } = difference;
    return arrow(
      describePropertyValue(property, from, lang),
      describePropertyValue(property, to, lang),
    );
  }
  const { from, to } = difference;
  // Where only the other language has changed, that is what there is to tell.
  const other = lang === "zh" ? "en" : "zh";
  const shown = from !== null && to !== null && from[lang] === to[lang] ? other : lang;
  const told = (words: Text | null): string => words?.[shown] ?? comparisonWords.absent[lang];
  return arrow(told(from), told(to));
}
