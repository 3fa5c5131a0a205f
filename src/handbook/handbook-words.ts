import { type Text, text } from "../model/text.ts";
import type { RuleSet } from "../rules/rule-set.ts";
import { counted } from "../words/count-words.ts";

/** The words around what a handbook says. */
export const handbookWords = {
  contents: text("目录", "Contents"),
  guide: text("怎么读这本手册", "How to read this handbook"),
  stages: text("阶段与检查点", "Stages and checkpoints"),
  sections: text("检查项", "What is checked"),
  flags: text("提示", "Flags"),
  signals: text("信号", "Signals"),
  ages: text("记录多久作数", "How long records count"),
  sources: text("出处", "Sources"),
  version: text("版本 {}", "version {}"),
  stage: text("第 {} 阶段", "Stage {}"),
  section: text("第 {} 部分", "Part {}"),
  shown: text("怎样算做到", "How it is shown"),
  raised: text("什么时候出现", "When it is raised"),
  questions: text("可以这样问", "Questions that find out"),
  applies: text("什么时候适用", "When it applies"),
  entry: text("进入条件", "What it takes to enter"),
  judgement: text("直接判断", "Judgement"),
  owner: text("负责人", "Owner"),
  advice: text("建议", "Advice"),
  law: text("法律依据", "The law"),
  cites: text("出处", "Sources"),
  usedBy: text("用于", "Used by"),
  essential: text("必备项", "essential"),
  weight: text("权重 {}", "weight {}"),
  waivable: text("可豁免", "may be waived"),
  passMark: text("及格分 {}", "pass mark {}"),
  winProbability: text("赢率 {}", "win probability {}"),
  wonAfter: text("走完这一阶段即赢单", "a deal is won through the end of this stage"),
  afterSale: text("售后阶段", "after the sale"),
  presumed: text("未知时推定没有", "presumed absent while unknown"),
  colon: text("：", ": "),
  pause: text("、", ", "),
  semicolon: text("；", "; "),
} as const satisfies Record<string, Text>;

/** What each kind of rule set is called. */
export const kindWords: Readonly<Record<RuleSet["kind"], Text>> = {
  stages: text("分阶段的规则集", "rule set with stages"),
  checklist: text("检查清单", "checklist"),
  overlay: text("叠加规则集", "overlay"),
};

/** Who may attest a checkpoint directly. */
export const judgementWords = {
  anyone: text(
    "上面的行为还没记全时，了解情况的人也可以直接判断，留下姓名和依据。",
    "Short of these behaviours, somebody who knows may attest it, with name and reason.",
  ),
  alone: text(
    "由了解情况的人直接判断，留下姓名和依据。",
    "Somebody who knows attests it, with name and reason.",
  ),
  sourced: text(
    "也可以直接判断，但依据的来源至少要是{}。",
    "It may be attested, from a source that is at least: {}.",
  ),
  refused: text("不接受直接判断，只看事实。", "No judgement is taken: only the facts count."),
} as const satisfies Record<string, Text>;

/** How to read a handbook, by what the rule set has. */
export const guideWords = {
  answers: text(
    "每个检查点有三种回答：已满足、未满足、待确认。没人问过的事就是待确认，既不算有，也不算没有。",
    "Each checkpoint has one of three answers: satisfied, failed, unknown. What nobody has asked is unknown, neither yes nor no.",
  ),
  stages: text(
    "阶段一个接一个：必备项都满足、得分达到及格分，才能离开一个阶段；前面的阶段都做到了，后面的门才开。",
    "Stages follow one another: one is left when its essential checkpoints are satisfied and its pass mark is met, and a door opens when all before it is done.",
  ),
  checklist: text("检查清单只打分，不设阶段门。", "A checklist is scored; it has no doors."),
  overlay: text(
    "叠加规则集只带来提示，与其他规则集一起使用，从不加分。",
    "An overlay brings flags alone, to be used beside another rule set; it never adds points.",
  ),
  flags: text(
    "提示从不加分：“阻断”会拦住推进，“警告”和“提示”只是提醒。",
    "Flags never add points: one that blocks bars the way, warnings and notes only tell.",
  ),
  law: text(
    "所列法条只供提醒，不是法律意见。",
    "The law is cited as a reminder; this is no legal advice.",
  ),
} as const satisfies Record<string, Text>;

/** About whom a signal is. */
export const subjectWords: Readonly<Record<"deal" | "contact" | "organisation", Text>> = {
  deal: text("针对整个商机", "about the deal"),
  contact: text("针对某一个人", "about one person"),
  organisation: text("针对某一家单位", "about one organisation"),
};

/** Whose case a signal speaks for. */
export const favourWords: Readonly<Record<"us" | "them" | "neither", Text>> = {
  us: text("对我方有利", "speaks for us"),
  them: text("对我方不利", "speaks against us"),
  neither: text("中性", "speaks for neither side"),
};

/** How long a record counts. */
export const daysCounted = counted("{} 天", "{} day", "{} days");

/** How long an answer counts. */
export const answerCounts = counted("{} 天内作数", "counts for {} day", "counts for {} days");

/** What can be answered. */
export const answerWords = {
  boolean: text("回答：是或否", "answer: yes or no"),
  number: text("回答：数字", "answer: a number"),
  unit: text("回答：数字（{}）", "answer: a number ({})"),
  text: text("回答：文字", "answer: text"),
  date: text("回答：日期", "answer: a date"),
  choice: text("回答：{}（选一项）", "answer: one of {}"),
  set: text("回答：{}（可多选）", "answer: any of {}"),
  texts: text("回答：若干条文字", "answer: any number of texts"),
  record: text("回答：一组字段", "answer: several fields"),
} as const satisfies Record<string, Text>;

/** The units of numbers; one not listed stands as it is. */
export const unitWords: Readonly<Record<string, Text>> = {
  days: text("天", "days"),
  percent: text("百分比", "per cent"),
  money: text("金额", "money"),
};
