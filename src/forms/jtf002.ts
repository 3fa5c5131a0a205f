import { text } from "../model/text.ts";
import { hasRole, isOfKind } from "./belongs.ts";
import { blanks } from "./blanks.ts";
import type { Form, ListSection } from "./form.ts";

const source = ["milestones/form.JTF002"];

const nameTitleStance = blanks(source, [
  ["name", "name", "姓名", "name"],
  ["title", "title", "职位", "position"],
  ["stance", "stance", "态度", "attitude"],
]);

const people = (section: Pick<ListSection, "id" | "title" | "ask" | "where">): ListSection => ({
  ...section,
  layout: "list",
  list: "contacts",
  source,
  blanks: nameTitleStance,
});

/** JTF002, the application to have a project approved within our company. */
export const projectApplication: Form = {
  id: "JTF002",
  title: text("项目立项申请表", "project approval application"),
  source: [...source, "milestones/3.task.1"],
  sections: [
    {
      id: "head",
      layout: "fields",
      title: text("表头", "head"),
      source,
      blanks: [
        { id: "number", title: text("编号", "number"), deal: "id", source },
        { id: "day", title: text("填报日期", "day"), deal: "day", source },
      ],
    },
    {
      id: "customer",
      layout: "fields",
      title: text("客户情况", "customer"),
      source,
      blanks: blanks(source, [
        ["customer", "account.name", "客户名称", "customer"],
        ["region", "account.region", "所在区域", "region"],
        ["ownership", "account.ownership", "企业性质", "ownership"],
        ["industry", "account.industry", "所在行业", "industry"],
        ["annual-sales", "account.annualSales", "年营业额", "annual sales"],
      ]),
    },
    {
      id: "purchase",
      layout: "fields",
      title: text("采购情况", "purchase"),
      source,
      blanks: [
        {
          id: "equipment",
          title: text("预采购设备类型", "equipment to be bought"),
          fact: "opportunity.productLines",
          ask: text("客户准备采购哪几类设备？", "Which kinds of equipment will the customer buy?"),
          source,
        },
        ...blanks(source, [
          ["annual-quantity", "account.annualQuantity", "年度采购数量", "quantity a year"],
          ["annual-budget", "account.annualBudget", "年度采购预算", "budget a year"],
          ["specification", "opportunity.specification", "技术要求描述", "technical demands"],
        ]),
        { id: "stage", title: text("目前项目进展", "progress so far"), deal: "stage", source },
        {
          id: "tender-issue",
          title: text("预计设备采购招标时间", "expected day of the tender"),
          pick: { list: "dates", where: isOfKind("tender-issue"), fact: "day" },
          ask: text("客户预计哪天发标？", "On which day will the customer issue the tender?"),
          source,
        },
      ],
    },
    people({
      id: "equipment-department",
      title: text("设备部主要接触人", "main contact in the equipment department"),
      where: hasRole("technical-evaluator"),
      ask: text(
        "设备部由谁做技术评估？",
        "Who in the equipment department evaluates the technology?",
      ),
    }),
    people({
      id: "purchasing-department",
      title: text("采购部接触人", "contact in the purchasing department"),
      where: hasRole("commercial-evaluator", "handler"),
      ask: text("采购部由谁经办？", "Who in the purchasing department handles it?"),
    }),
    people({
      id: "decider",
      title: text("决策人", "decider"),
      where: hasRole("decider", "approver"),
      ask: text("这次采购由谁决策？", "Who decides on this purchase?"),
    }),
    {
      id: "application",
      layout: "fields",
      title: text("立项申请", "application"),
      source,
      blanks: [
        {
          id: "fit",
          title: text("综合分析", "overall analysis"),
          fact: "opportunity.plan.fit",
          ask: text(
            "客户对产品、技术、品牌、服务的要求与我方现状相符吗？",
            "Do the customer's demands on product, technology, brand and service fit what we have?",
          ),
          source,
        },
        ...blanks(source, [
          ["reason", "opportunity.plan.reason", "项目立项申请理由", "reason for the application"],
          ["applicant", "opportunity.owner", "申请人", "applicant"],
          ["approver", "opportunity.plan.approvedBy", "审批人", "approved by"],
        ]),
      ],
    },
  ],
};
