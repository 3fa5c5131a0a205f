import { text } from "../model/text.ts";
import { hasRole, isOfKind } from "./belongs.ts";
import { ourBlanks } from "./blanks.ts";
import type { Form } from "./form.ts";

const ours = true;

/** JTF003, the key information on a customer, filled in when the deep contact ends. */
export const keyInformation: Form = {
  id: "JTF003",
  title: text("客户关键信息登记表", "customer key information registration"),
  source: ["milestones/form.JTF003", "milestones/4.task.7"],
  note: text(
    "来源只有表名，没有栏目；以下栏目由“深度接触”里程碑的任务推出。",
    "The source has the title alone; the fields follow from the tasks of the milestone “deep contact”.",
  ),
  sections: [
    {
      id: "head",
      layout: "fields",
      title: text("表头", "head"),
      ours,
      blanks: [
        { id: "number", title: text("编号", "number"), deal: "id", ours },
        { id: "day", title: text("填报日期", "day"), deal: "day", ours },
        ...ourBlanks(
          ["milestones/4.task.8"],
          [
            ["customer", "account.name", "客户名称", "customer"],
            ["project", "opportunity.name", "项目名称", "project"],
            ["leader", "opportunity.plan.leader", "项目负责人", "team leader"],
            ["team", "opportunity.plan.team", "项目小组成员", "team"],
          ],
        ),
      ],
    },
    {
      id: "visits",
      layout: "list",
      list: "activities",
      where: isOfKind("visit", "call"),
      title: text("拜访记录", "visits"),
      ask: text("约过、拜访过哪些人？", "Who was called on or visited?"),
      ours,
      source: ["milestones/4.task.1"],
      blanks: ourBlanks(
        ["milestones/4.task.1"],
        [
          ["day", "day", "日期", "day"],
          ["kind", "kind", "方式", "kind"],
          ["contact", "contact", "对象", "with whom"],
          ["purpose", "purpose", "目标", "purpose"],
          ["result", "result", "结果", "result"],
        ],
      ),
    },
    {
      id: "organisation",
      layout: "list",
      list: "contacts",
      title: text("采购组织与人员", "purchasing organisation and people"),
      ask: text("客户的采购组织里有哪些人？", "Who is in the customer's purchasing organisation?"),
      ours,
      source: ["milestones/4.standard.1", "milestones/4.task.2"],
      blanks: ourBlanks(
        ["milestones/4.task.2"],
        [
          ["name", "name", "姓名", "name"],
          ["department", "department", "部门", "department"],
          ["title", "title", "职务", "position"],
          ["superior", "reportsTo", "直接上级", "superior"],
          ["roles", "roles", "角色", "roles"],
          ["stance", "stance", "立场", "stance"],
          ["disc", "disc", "性格", "personality"],
          ["faction", "faction", "派系", "faction"],
          ["background", "background", "工作背景", "background at work"],
        ],
      ),
    },
    {
      id: "deciders",
      layout: "list",
      list: "contacts",
      where: hasRole("decider", "approver"),
      title: text("关键决策人", "key decision makers"),
      ask: text("真正的关键决策人是谁？", "Who really decides?"),
      ours,
      source: ["milestones/4.standard.4"],
      blanks: ourBlanks(
        ["milestones/4.standard.4"],
        [
          ["name", "name", "姓名", "name"],
          ["title", "title", "职务", "position"],
          ["final-say", "hasFinalSay", "有最终决定权", "has the final say"],
          ["need", "need", "工作上的需求", "need at work"],
        ],
      ),
    },
    {
      id: "purchase",
      layout: "fields",
      title: text("采购流程与规则", "purchase flow and rules"),
      ours,
      source: ["milestones/4.standard.3", "milestones/4.task.3"],
      blanks: ourBlanks(
        ["milestones/4.task.3"],
        [
          ["steps", "opportunity.process.steps", "采购流程", "steps"],
          ["rules", "opportunity.process.rules", "采购规则", "rules"],
          ["mode", "opportunity.process.decisionMode", "决策方式", "way of deciding"],
        ],
      ),
    },
    {
      id: "dates",
      layout: "list",
      list: "dates",
      title: text("客户关键行动时间", "dates of the customer's key actions"),
      ask: text(
        "参观考察、招标等关键行动定在哪天？",
        "When are the key actions, such as visits and the tender?",
      ),
      ours,
      source: ["milestones/4.task.3"],
      blanks: ourBlanks(
        ["milestones/4.task.3"],
        [
          ["kind", "kind", "事项", "action"],
          ["day", "day", "日期", "day"],
          ["confirmed", "isConfirmed", "客户已确认", "confirmed by the customer"],
        ],
      ),
    },
    {
      id: "coach",
      layout: "list",
      list: "contacts",
      where: {
        fact: "coaching",
        operator: "in",
        value: ["informant", "advocate", "coach"],
      },
      title: text("线人和教练", "informants and coaches"),
      ask: text("客户里谁愿意帮我们？", "Who at the customer is willing to help us?"),
      ours,
      source: ["milestones/4.standard.2", "milestones/4.task.4"],
      note: text(
        "只登记对方依职权可以告诉我们的情况，不打听保密事项，不以利益交换信息。",
        "Only what they may tell us by their office; nothing confidential, nothing in return for benefits.",
      ),
      law: ["招标投标法 22", "反不正当竞争法 10", "刑法 164, 219"],
      blanks: ourBlanks(
        ["milestones/4.task.4"],
        [
          ["name", "name", "姓名", "name"],
          ["coaching", "coaching", "对我方的帮助", "help"],
          ["intensity", "intensity", "交往程度", "intensity of contact"],
        ],
      ),
    },
    {
      id: "demands",
      layout: "fields",
      title: text("需求", "demands"),
      ours,
      source: ["milestones/4.task.5"],
      blanks: ourBlanks(
        ["milestones/4.task.5"],
        [
          ["products", "opportunity.productLines", "产品", "products"],
          ["quantity", "opportunity.quantity", "数量", "quantity"],
          ["specification", "opportunity.specification", "规格和性能", "specification"],
          ["service", "opportunity.serviceDemands", "技术服务", "technical service"],
        ],
      ),
    },
    {
      id: "pressure",
      layout: "fields",
      title: text("燃眉之急", "most urgent pressure"),
      ours,
      source: ["milestones/4.task.6"],
      blanks: ourBlanks(
        ["milestones/4.task.6"],
        [
          ["pressure", "opportunity.budget.pressure", "最急的压力", "most urgent pressure"],
          ["budget", "opportunity.budget.amount", "采购预算", "budget"],
          ["funding", "opportunity.budget.funding", "资金状态", "funding"],
        ],
      ),
    },
    {
      id: "personal",
      layout: "list",
      list: "contacts",
      where: hasRole("decider", "approver"),
      title: text("关键决策人的个人情况", "key decision makers as persons"),
      ask: text("真正的关键决策人是谁？", "Who really decides?"),
      ours,
      source: ["milestones/4.task.2"],
      note: text(
        "属个人信息，须本人同意；仅在明确要求时填写，从不计分。",
        "Personal data: needs the person's consent; filled in only when asked for, never scored.",
      ),
      law: ["个人信息保护法 6, 13, 17"],
      blanks: ourBlanks(
        ["milestones/4.task.2"],
        [
          ["name", "name", "姓名", "name"],
          ["university", "personal.university", "毕业院校", "university"],
          ["goals", "personal.goals", "今年的工作目标", "goals of the year"],
          ["career", "personal.career", "个人发展计划", "career plans"],
        ],
      ),
    },
  ],
};
