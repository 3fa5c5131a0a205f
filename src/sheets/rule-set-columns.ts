import { type Text, text } from "../model/text.ts";
import { customFieldSchema, flagSchema, signalSchema } from "../rules/rule-set.ts";
import {
  type Column,
  type ColumnKind,
  choices,
  condition,
  judgement,
  line,
  lines,
  number,
  oneOf,
  yesNo,
} from "./columns.ts";

const column = (
  key: string,
  zh: string,
  en: string,
  kind: ColumnKind = line,
  width = 16,
): Column => ({ path: [key], title: text(zh, en), kind, width });

const both = (key: string, zh: string, en: string, width = 32): readonly Column[] => [
  { path: [key, "zh"], title: text(`${zh}（中文）`, `${en} (Chinese)`), kind: line, width },
  { path: [key, "en"], title: text(`${zh}（英文）`, `${en} (English)`), kind: line, width },
];

const id = column("id", "ID", "id", line, 28);
const title = both("title", "名称", "title");
const ask = both("ask", "要问的问题", "question");
const advice = both("advice", "建议", "advice");
const law = column("law", "法律依据", "law", lines, 32);
const source = column("source", "出处", "sources", lines);
const note = column("note", "备注", "note", line, 32);
const appliesWhen = column("appliesWhen", "适用条件", "applies when", condition, 40);
const when = column("when", "条件", "condition", condition, 60);
const staleAfterDays = column("staleAfterDays", "有效天数", "days it counts", number);

const valueColumns: readonly Column[] = [
  column("type", "类型", "type", oneOf(customFieldSchema.shape.type.options)),
  column("scale", "量表", "scale"),
  column("values", "可选值", "values", choices, 40),
  column("ordered", "有序", "ordered", yesNo),
  column("min", "最小值", "least", number),
  column("max", "最大值", "most", number),
  column("integer", "整数", "integer", yesNo),
  column("unit", "单位", "unit"),
];

/** A sheet of a rule set: one thing a row. */
export interface SheetPlan {
  /** What stands in the `more` sheet for it, whatever the language. */
  readonly key: string;
  readonly name: Text;
  readonly columns: readonly Column[];
  /** The key of a number that tells rows apart where things need no id; it may be left blank. */
  readonly numberedBy?: string;
}

/** What a rule set says of itself, one key a row. */
export const ownColumns: readonly Column[] = [
  id,
  column("version", "版本", "version"),
  column("kind", "类型", "kind"),
  ...title,
  ...both("description", "说明", "description"),
  column("wonAfter", "赢单阶段", "won after"),
  column("licence", "许可", "licence"),
  source,
  note,
  column("$schema", "JSON Schema", "JSON Schema"),
];

/** The stages, from the first. */
export const stageSheet: SheetPlan = {
  key: "stages",
  name: text("阶段", "stages"),
  columns: [
    id,
    ...title,
    ...both("description", "说明", "description"),
    ...both("owner", "负责人", "owner", 20),
    column("winProbability", "赢率", "win probability", number),
    column("passMark", "及格分", "pass mark", number),
    appliesWhen,
    column("entry", "进入条件", "entry condition", condition, 40),
    column("formerly", "曾用 ID", "former ids", lines),
    ...advice,
    source,
    note,
  ],
};

/** The checkpoints of all stages, each with its stage. */
export const checkpointSheet: SheetPlan = {
  key: "checkpoints",
  name: text("检查点", "checkpoints"),
  columns: [
    { ...column("stage", "阶段 ID", "stage id"), standsIn: stageSheet.name },
    id,
    ...title,
    column("weight", "权重", "weight", number, 8),
    column("essential", "必备", "essential", yesNo, 8),
    column("waivable", "可豁免", "waivable", yesNo, 8),
    when,
    column("judgement", "可直接判断", "judgement", judgement),
    ...ask,
    ...advice,
    appliesWhen,
    law,
    source,
    note,
  ],
};

/** The signals. */
export const signalSheet: SheetPlan = {
  key: "signals",
  name: text("信号", "signals"),
  columns: [
    id,
    ...title,
    column("subject", "对象", "about", oneOf(signalSchema.shape.subject.options)),
    ...valueColumns,
    column("favours", "对谁有利", "favours", oneOf(signalSchema.shape.favours.options)),
    ...ask,
    staleAfterDays,
    ...advice,
    law,
    source,
    note,
  ],
};

/** The app's own fields. */
export const customSheet: SheetPlan = {
  key: "custom",
  name: text("自有字段", "custom"),
  columns: [id, ...title, ...valueColumns, ...ask, staleAfterDays, source, note],
};

/** The named conditions. */
export const conditionSheet: SheetPlan = {
  key: "conditions",
  name: text("命名条件", "conditions"),
  columns: [id, when],
};

/** How long observations count. */
export const ageSheet: SheetPlan = {
  key: "staleAfterDays",
  name: text("有效期", "ageing"),
  columns: [column("id", "记录项", "field", line, 32), staleAfterDays],
};

/** The flags. */
export const flagSheet: SheetPlan = {
  key: "flags",
  name: text("提示", "flags"),
  columns: [
    id,
    ...title,
    column("severity", "严重程度", "severity", oneOf(flagSchema.shape.severity.options)),
    column("presumed", "无记录时", "presumed", oneOf(["absent"])),
    when,
    ...advice,
    law,
    source,
    note,
  ],
};
