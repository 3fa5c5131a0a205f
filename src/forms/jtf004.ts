import { text } from "../model/text.ts";
import { has, hasRole, isOfKind } from "./belongs.ts";
import { ourBlanks } from "./blanks.ts";
import type { Form } from "./form.ts";

const ours = true;

/** JTF004, the work plan of the technical breakthrough. */
export const technicalPlan: Form = {
  id: "JTF004",
  title: text("技术突破阶段工作计划书", "technical breakthrough work plan"),
  source: ["milestones/form.JTF004", "milestones/5.task.7"],
  note: text(
    "来源只有表名，没有栏目；以下栏目由“技术突破”里程碑的任务推出。",
    "The source has the title alone; the fields follow from the tasks of the milestone “technical breakthrough”.",
  ),
  sections: [
    {
      id: "plan",
      layout: "fields",
      title: text("阶段计划", "plan of the stage"),
      ours,
      source: ["milestones/5.task.1"],
      blanks: [
        { id: "number", title: text("编号", "number"), deal: "id", ours },
        { id: "day", title: text("填报日期", "day"), deal: "day", ours },
        ...ourBlanks(
          ["milestones/5.task.1"],
          [
            ["project", "opportunity.name", "项目名称", "project"],
            ["leader", "opportunity.plan.leader", "项目负责人", "team leader"],
            ["goal", "opportunity.plan.goal", "阶段目标", "goal of the stage"],
            ["tactics", "opportunity.plan.tactics", "战术方针", "tactics"],
            ["team", "opportunity.plan.team", "行动小组", "team"],
            ["cost", "opportunity.plan.cost", "费用预算", "budget for the work"],
          ],
        ),
        { id: "manager", title: text("区域客户经理审批", "approved by"), signed: true, ours },
      ],
    },
    {
      id: "technical-deciders",
      layout: "list",
      list: "contacts",
      where: hasRole("technical-evaluator"),
      title: text("技术决策关键人", "technical decision makers"),
      ask: text("客户方由谁做技术评估？", "Who evaluates the technology for the customer?"),
      ours,
      source: ["milestones/5.task.2", "milestones/5.task.6"],
      blanks: ourBlanks(
        ["milestones/5.task.2"],
        [
          ["name", "name", "姓名", "name"],
          ["title", "title", "职务", "position"],
          ["stance", "stance", "立场", "stance"],
          ["knows-us", "knowsUs", "对我方产品的了解", "knowledge of our products"],
          ["need", "need", "想法和需求", "ideas and needs"],
          ["concerns", "concerns", "疑虑", "concerns"],
          ["introduced-by", "reachableThrough", "引荐人", "introduced by"],
        ],
      ),
    },
    {
      id: "need",
      layout: "fields",
      title: text("需求与方案", "need and solution"),
      ours,
      source: ["milestones/5.task.9", "milestones/5.task.10"],
      blanks: ourBlanks(
        ["milestones/5.task.9", "milestones/5.task.10"],
        [
          ["problem", "opportunity.problem", "客户的问题", "the customer's problem"],
          ["consequence", "opportunity.consequence", "不解决的后果", "what follows if it stays"],
          ["solution", "opportunity.solution", "我方方案", "our solution"],
          ["advantage", "opportunity.advantage", "给客户的好处与证据", "benefit and proof"],
          ["concerns", "opportunity.concerns", "技术顾虑", "technical concerns"],
          ["answer", "opportunity.concernAnswer", "顾虑的应对", "answer to the concerns"],
        ],
      ),
    },
    {
      id: "exchanges",
      layout: "list",
      list: "activities",
      where: isOfKind("technical-exchange", "trial", "reference-visit", "company-visit"),
      title: text("技术交流、测试与考察", "exchanges, trials and visits"),
      ask: text("安排了哪些技术交流、测试或考察？", "Which exchanges, trials or visits are there?"),
      ours,
      source: ["milestones/5.task.2", "milestones/5.task.8"],
      blanks: ourBlanks(
        ["milestones/5.task.2", "milestones/5.task.8"],
        [
          ["kind", "kind", "活动", "activity"],
          ["form", "form", "形式", "form"],
          ["level", "level", "交流层次", "level of the exchange"],
          ["day", "day", "日期", "day"],
          ["audience", "audience", "参加人员", "audience"],
          ["purpose", "purpose", "目的", "purpose"],
          ["result", "result", "结果", "result"],
        ],
      ),
    },
    {
      id: "criteria",
      layout: "list",
      list: "documents",
      where: isOfKind("proposal", "specification", "rfi"),
      title: text("方案建议书与技术资料", "proposal and technical papers"),
      ask: text(
        "向客户提交了哪些方案和技术资料？",
        "Which proposals and technical papers did the customer get?",
      ),
      ours,
      source: ["milestones/5.task.4", "milestones/5.task.5"],
      note: text(
        "标准由客户按自身需要书面提出；我方公开提供资料，不要求指定型号、品牌，不排斥其他供应商。",
        "The customer sets its criteria in writing by its own needs; we offer papers openly, ask for no model or brand to be named and for nobody to be shut out.",
      ),
      law: ["招标投标法 18, 20", "招标投标法实施条例 32", "政府采购法实施条例 20"],
      blanks: ourBlanks(
        ["milestones/5.task.4", "milestones/5.task.5"],
        [
          ["kind", "kind", "资料", "paper"],
          ["title", "title", "标题", "title"],
          ["status", "status", "状态", "status"],
          ["day", "day", "日期", "day"],
          ["contact", "contact", "接收人", "received by"],
        ],
      ),
    },
    {
      id: "competitors",
      layout: "list",
      list: "organisations",
      where: has("kind", "competitor"),
      title: text("竞争对手动向", "moves of competitors"),
      ask: text("有哪些竞争对手？", "Which competitors are there?"),
      ours,
      source: ["milestones/5.task.3"],
      blanks: ourBlanks(
        ["milestones/5.task.3"],
        [
          ["name", "name", "竞争对手", "competitor"],
          ["threat", "threat", "对我方的威胁", "threat to us"],
          ["strengths", "strengths", "优势", "strengths"],
          ["weaknesses", "weaknesses", "劣势", "weaknesses"],
        ],
      ),
    },
    {
      id: "actions",
      layout: "list",
      list: "activities",
      where: has("status", "planned"),
      title: text("行动计划", "actions"),
      ask: text("下一步安排了哪些行动？", "Which actions are planned?"),
      ours,
      source: ["milestones/5.task.1"],
      blanks: ourBlanks(
        ["milestones/5.task.1"],
        [
          ["purpose", "purpose", "行动要点", "action"],
          ["steps", "steps", "实施步骤", "steps"],
          ["owner", "owner", "人员分工", "by whom"],
          ["day", "day", "日期", "day"],
          ["cost", "cost", "费用预算", "cost"],
        ],
      ),
    },
  ],
};
