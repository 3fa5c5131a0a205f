import { text } from "../model/text.ts";
import { has, hasRole, isOfKind } from "./belongs.ts";
import { blanks, ourBlanks } from "./blanks.ts";
import type { Form } from "./form.ts";

const source = ["milestones/form.JTF005"];

/** JTF005, the work plan of the commercial breakthrough, its lawful part. */
export const commercialPlan: Form = {
  id: "JTF005",
  title: text("商务突破阶段工作计划书", "commercial breakthrough work plan"),
  source: [...source, "milestones/6.task.1", "milestones/6.task.4"],
  note: text(
    "来源中让评标人暗中相助、掌控标书撰写的内容不予采用，只保留合法部分。",
    "What the source says of secret help by bid evaluators and of steering the tender documents is left out; the lawful part is kept.",
  ),
  sections: [
    {
      id: "head",
      layout: "fields",
      title: text("表头", "head"),
      source,
      blanks: [
        ...blanks(source, [["project", "opportunity.name", "项目名称", "project"]]),
        { id: "number", title: text("编号", "number"), deal: "id", source },
        { id: "stage", title: text("目前项目阶段", "present stage"), deal: "stage", source },
        ...blanks(source, [["leader", "opportunity.plan.leader", "项目负责人", "team leader"]]),
        { id: "day", title: text("填报日期", "day"), deal: "day", source },
        {
          id: "manager",
          title: text("区域大客户经理", "regional account manager"),
          signed: true,
          source,
        },
      ],
    },
    {
      id: "goal",
      layout: "fields",
      title: text("销售计划阶段目标", "goal of the stage"),
      source,
      note: text(
        "目标是决策人公开、自愿地支持我方；不得与评标人私下接触，也不得打听评标情况。",
        "The goal is open and free support by those who decide; no private contact with bid evaluators, no asking about the evaluation.",
      ),
      law: ["招标投标法 37, 38, 44"],
      blanks: blanks(source, [["goal", "opportunity.plan.goal", "阶段目标", "goal"]]),
    },
    {
      id: "deciders",
      layout: "list",
      list: "contacts",
      where: hasRole("decider", "approver", "payer"),
      title: text("关键决策人动向", "key decision makers"),
      ask: text("最终由谁决策？", "Who decides in the end?"),
      source,
      blanks: [
        ...blanks(source, [
          ["name", "name", "姓名", "name"],
          ["title", "title", "职务", "position"],
          ["final-say", "hasFinalSay", "确有最终决定权", "has the final say"],
          ["stance", "stance", "立场", "stance"],
          ["relationship", "relationship", "关系阶段", "relationship"],
          ["support", "supportsInAction", "以行动支持我方", "supports us in action"],
          ["concerns", "concerns", "疑虑", "concerns"],
          ["need", "need", "工作上的需求", "need at work"],
        ]),
        ...ourBlanks(source, [["weight", "influence", "决策权重", "weight in the decision"]]),
      ],
    },
    {
      id: "executives",
      layout: "list",
      list: "contacts",
      where: has("level", "executive"),
      title: text("可能被忽略的高层", "executives who may have been overlooked"),
      ask: text(
        "还有哪些高层能影响决策？",
        "Which other executives can have influence on the decision?",
      ),
      source,
      blanks: [
        ...blanks(source, [
          ["name", "name", "姓名", "name"],
          ["title", "title", "职务", "position"],
          ["roles", "roles", "角色", "roles"],
          ["visits", "visits", "拜访次数", "visits"],
        ]),
        ...blanks(
          [...source, "milestones/6.task.2"],
          [["introduced-by", "reachableThrough", "引荐人", "introduced by"]],
        ),
      ],
    },
    {
      id: "executive-plan",
      layout: "fields",
      title: text("高层工作策略", "plan for the executives"),
      source,
      blanks: [
        {
          id: "plan",
          title: text("高层工作计划", "plan for the executives"),
          fact: "opportunity.plan.executives",
          ask: text(
            "怎样接近最高决策者、取得信任、让他认同我方，并请他在项目组里表明态度？",
            "How to reach the top decision maker, win trust and agreement, and have it said to the project group?",
          ),
          source,
        },
      ],
    },
    {
      id: "competitors",
      layout: "list",
      list: "organisations",
      where: has("kind", "competitor"),
      title: text("最具威胁的竞争对手", "competitors that threaten most"),
      ask: text("有哪些竞争对手？", "Which competitors are there?"),
      source,
      blanks: blanks(source, [
        ["name", "name", "竞争对手", "competitor"],
        ["threat", "threat", "威胁", "threat"],
        ["closeness", "closeness", "与客户的关系", "closeness to the customer"],
      ]),
    },
    {
      id: "competitor-moves",
      layout: "fields",
      title: text("竞争对手动向分析", "moves of competitors"),
      source,
      blanks: blanks(source, [["moves", "opportunity.plan.competitorMoves", "动向", "moves"]]),
    },
    {
      id: "decision",
      layout: "fields",
      title: text("关键决策流程", "how the decision is made"),
      source,
      blanks: blanks(source, [
        ["mode", "opportunity.process.decisionMode", "最终决策方式", "way of deciding"],
        ["steps", "opportunity.process.steps", "决策流程", "steps"],
        ["risks", "opportunity.plan.risks", "失败的风险", "risks"],
        ["control", "opportunity.plan.riskControl", "风险控制办法", "how to control them"],
      ]),
    },
    {
      id: "tender-authors",
      layout: "list",
      list: "contacts",
      where: hasRole("tender-drafter", "tender-reviewer"),
      title: text("招标文件的撰写人和审核人", "who drafts and who reviews the tender documents"),
      ask: text("招标文件由谁撰写、谁审核？", "Who drafts and who reviews the tender documents?"),
      source,
      note: text(
        "只了解职责分工；不左右撰写，澄清和疑问走公开渠道。",
        "Only who has which duty; no steering of the text, questions go the open way.",
      ),
      law: ["招标投标法 18, 20", "招标投标法实施条例 32"],
      blanks: blanks(source, [
        ["name", "name", "姓名", "name"],
        ["title", "title", "职务", "position"],
        ["roles", "roles", "角色", "roles"],
        ["organisation", "organisation", "所在单位", "employer"],
      ]),
    },
    {
      id: "tender-papers",
      layout: "list",
      list: "documents",
      where: isOfKind("specification", "rfi", "tender"),
      title: text("公开提交和收到的招标资料", "tender papers given and received openly"),
      ask: text(
        "公开提交了哪些技术资料？招标文件收到了吗？",
        "Which papers were given openly, and have the tender documents come?",
      ),
      ours: true,
      source,
      blanks: ourBlanks(source, [
        ["kind", "kind", "资料", "paper"],
        ["title", "title", "标题", "title"],
        ["status", "status", "状态", "status"],
        ["day", "day", "日期", "day"],
      ]),
    },
    {
      id: "actions",
      layout: "list",
      list: "activities",
      where: has("status", "planned"),
      title: text("阶段行动计划", "actions of the stage"),
      ask: text("下一步安排了哪些行动？", "Which actions are planned?"),
      source,
      blanks: blanks(source, [
        ["purpose", "purpose", "行动要点", "action"],
        ["steps", "steps", "实施步骤", "steps"],
        ["owner", "owner", "人员分工", "by whom"],
        ["cost", "cost", "费用预算", "cost"],
      ]),
    },
  ],
};
