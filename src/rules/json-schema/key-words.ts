import type { z } from "zod";
import { type Text, text } from "../../model/text.ts";
import type {
  checkpointSchema,
  customFieldSchema,
  flagSchema,
  RecordField,
  ruleSetSchema,
  signalSchema,
  stageSchema,
  textSchema,
} from "../rule-set.ts";

type WordsOf<T> = { readonly [Key in keyof T]-?: Text };

const common = {
  title: text("名称，界面和报告里显示", "what people read as its name"),
  advice: text("没满足时给销售的建议", "what to do about it"),
  law: text("相关法条，写明法律和条号", "the law behind it: the act and the article"),
  source: text("出处，如方法论的编号", "where it comes from, such as the item of a method"),
  note: text("备注，只给维护规则的人看", "a note for those who keep the rules"),
  description: text("一两句话的说明", "what it is, in a sentence or two"),
  staleAfterDays: text("记录满多少天后不再算数", "days after which an observation counts no more"),
  ask: text("还不知道时，问销售的问题", "the question to ask while it is unknown"),
};

const valueTypes = {
  type: text("值的类型", "what kind of value it has"),
  values: text(
    "可选的值；`ordered` 为 `true` 时由低到高排列",
    "the values to choose from, low to high when `ordered`",
  ),
  scale: text("借用模型里的量表，代替 `values`", "a scale of the model to use instead of `values`"),
  ordered: text("这些值有没有高低之分", "whether the values have an order"),
  min: text("最小值", "the least it can be"),
  max: text("最大值", "the most it can be"),
  integer: text("是否只能是整数", "whether only whole numbers are meant"),
  unit: text("单位，如 `percent`", "the unit, such as `percent`"),
};

const fields = text(
  "复合字段里的各项，每项有自己的类型",
  "the fields of the record, each with its type",
);

/** What each key of a rule set is for, by the part of the rule set that it stands in. */
export const keyWords = {
  ruleSet: {
    $schema: text("本文件遵循的 JSON Schema", "the JSON Schema that this file follows"),
    id: text("规则集编号：小写字母、数字和连字符", "id: lower-case letters, digits, hyphens"),
    version: text("版本号；改了规则就升版", "semantic version; raise it with every change"),
    kind: text(
      "`stages` 有阶段门；`checklist` 只打分；`overlay` 只加提示，与别的规则集合用",
      "`stages` has doors, a `checklist` is only scored, an `overlay` only adds flags to others",
    ),
    title: common.title,
    description: common.description,
    licence: text("许可", "the licence"),
    staleAfterDays: text(
      "字段、名单齐全性和判断的记录满多少天后不再算数",
      "days after which observations of fields, of completeness, of `judgement` count no more",
    ),
    custom: text(
      "应用自己的字段，规则里写作 `custom.名称`",
      "fields of the app, read as `custom.<name>`",
    ),
    signals: text("由人观察并记录的信号，规则里直接写编号", "what people observe, read by its id"),
    conditions: text("命名条件，可以多处引用", "conditions to be used by name"),
    stages: text(
      "各阶段，按先后排列；清单里是各部分",
      "the stages in order; a checklist's sections",
    ),
    wonAfter: text(
      "销售的最后一个阶段，之后都是售后",
      "the last stage of selling; later ones are after-sale",
    ),
    flags: text("提示、警告和阻断，从不加减分", "notes, warnings and bars; never points"),
    source: common.source,
    note: common.note,
  } satisfies WordsOf<z.infer<typeof ruleSetSchema>>,
  text: {
    zh: text("中文", "Chinese"),
    en: text("英文", "English"),
  } satisfies WordsOf<z.infer<typeof textSchema>>,
  signal: {
    title: common.title,
    subject: text(
      "说的是整个商机、一个人还是一家单位",
      "whether it is about the deal, a person or an organisation",
    ),
    ...valueTypes,
    favours: text("对谁有利", "whose case it speaks for"),
    ask: common.ask,
    staleAfterDays: common.staleAfterDays,
    advice: common.advice,
    law: common.law,
    source: common.source,
    note: common.note,
  } satisfies WordsOf<z.infer<typeof signalSchema>>,
  choice: {
    value: text("记录和规则里用的值", "the value in records and rules"),
    title: common.title,
    note: common.note,
  },
  "custom-field": {
    title: common.title,
    ...valueTypes,
    fields,
    ask: common.ask,
    staleAfterDays: common.staleAfterDays,
    source: common.source,
    note: common.note,
  } satisfies WordsOf<z.infer<typeof customFieldSchema>>,
  "record-field": {
    title: common.title,
    ...valueTypes,
    fields,
    note: common.note,
  } satisfies WordsOf<RecordField>,
  stage: {
    id: text("阶段编号，同一规则集内不能重复", "id, unique in the rule set"),
    formerly: text("以前用过的编号", "ids that it had before"),
    title: common.title,
    description: common.description,
    owner: text("由谁负责", "who answers for it"),
    winProbability: text("处在这个阶段的赢率，0 到 1", "chance of winning at this stage, 0 to 1"),
    appliesWhen: text(
      "什么情况下需要这个阶段；不写就总是需要",
      "when the stage is needed at all; absent: always",
    ),
    entry: text("进入这个阶段要满足的条件", "what must hold to enter"),
    passMark: text("离开这个阶段要达到的分数，0 到 100", "the score needed to leave, 0 to 100"),
    reached: text(
      "进入并做完这个阶段后，报告里怎么说",
      "what reports say of a deal that is in the stage and has done what it asks",
    ),
    checkpoints: text("这个阶段的检查点", "what must be shown in it"),
    advice: common.advice,
    source: common.source,
    note: common.note,
  } satisfies WordsOf<z.infer<typeof stageSchema>>,
  checkpoint: {
    id: text("检查点编号，同一规则集内不能重复", "id, unique in the rule set"),
    title: common.title,
    essential: text("必须满足才能离开这个阶段", "whether the stage cannot be left without it"),
    weight: text("权重，整数；不写算 1", "what it counts for, a whole number; absent: 1"),
    waivable: text("可否豁免", "whether it may be waived"),
    judgement: text(
      "能否直接下判断：`false` 不接受，`source` 要求来源；不写就谁都可以",
      "whether someone may attest it: `false` refuses, `source` demands a kind of source",
    ),
    appliesWhen: text(
      "什么情况下需要这个检查点；不写就总是需要",
      "when it is needed at all; absent: always",
    ),
    when: text("看到什么就算满足；不写就只凭判断", "what shows it; absent: judgement alone"),
    ask: text("请人下判断时问的问题", "the question that asks for a judgement"),
    advice: common.advice,
    law: common.law,
    source: common.source,
    note: common.note,
  } satisfies WordsOf<z.infer<typeof checkpointSchema>>,
  flag: {
    id: text("提示编号，同一规则集内不能重复", "id, unique in the rule set"),
    severity: text("`info` 提示，`warn` 警告，`block` 阻断推进", "`block` bars the next stage"),
    presumed: text(
      "还不知道时当作没有这回事，但会列出来",
      "while unknown, passes as absent and is listed",
    ),
    title: common.title,
    when: text("什么情况下提示", "when it is raised"),
    advice: common.advice,
    law: common.law,
    source: common.source,
    note: common.note,
  } satisfies WordsOf<z.infer<typeof flagSchema>>,
  condition: {
    all: text("全部成立", "every one of them holds"),
    any: text("至少一个成立", "at least one of them holds"),
    not: text("不成立", "it does not hold"),
    atLeast: text("至少几个成立", "how many of them must hold"),
    of: text("其中的条件", "the conditions to count"),
    condition: text("引用命名条件", "the name of a condition"),
    fact: text("要问的事实", "the fact that is asked about"),
    operator: text(
      "运算符；前面可加修饰符，如 `not:equal`",
      "how to compare; decorators may stand before, as in `not:equal`",
    ),
    value: text(
      "用来比较的值；`null` 表示已知没有",
      "what to compare with; `null`: known to be none",
    ),
    path: text("复合字段里的哪一项，用点分隔", "which field of the record, dotted"),
    params: text("事实需要的参数", "what the fact takes beside its name"),
    source: text("记录至少要来自哪种来源", "the weakest kind of source that counts"),
    note: common.note,
  },
  params: {
    where: text("只看满足这个条件的人或项", "whom it is about: a condition over one of them"),
    meets: text("其中要满足的条件", "what they must meet"),
    of: text("取哪个属性", "which attribute"),
    weight: text("按哪个属性加权", "the attribute that each counts for"),
    scope: text("`decision-chain` 只看参与决策的人", "`decision-chain`: people with a say alone"),
  },
} as const;

/** What each operator asks. */
export const operatorWords: Readonly<Record<string, Text>> = {
  equal: text("等于", "is the value"),
  notEqual: text("不等于", "is not the value"),
  in: text("是其中之一", "is one of the values"),
  notIn: text("不在其中", "is none of the values"),
  lessThan: text("低于", "is below the value"),
  lessThanInclusive: text("不高于", "is at most the value"),
  greaterThan: text("高于", "is above the value"),
  greaterThanInclusive: text("不低于", "is at least the value"),
  contains: text("包含这个值", "has the value in it"),
  doesNotContain: text("不包含这个值", "does not have the value in it"),
  "someValue:contains": text("包含其中任意一个", "has one of the values in it"),
  "everyValue:contains": text("全部包含", "has every one of the values in it"),
  "everyFact:in": text("只包含这些值", "has nothing but these values in it"),
};
