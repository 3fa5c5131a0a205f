import { text } from "../model/text.ts";
import type { Form } from "./form.ts";

const source = ["milestones/form.JTF001"];

/** JTF001, the table of leads: one row a deal. */
export const leadTable: Form = {
  id: "JTF001",
  title: text("潜在客户线索汇总表", "customer lead summary table"),
  source: [...source, "milestones/1.task.4", "milestones/1.standard.2"],
  sections: [
    {
      id: "leads",
      layout: "deals",
      title: text("客户线索", "leads"),
      blanks: [
        { id: "number", title: text("编号", "number"), deal: "id", source },
        { id: "customer", title: text("客户名称", "customer"), fact: "account.name", source },
        { id: "region", title: text("所属区域", "region"), fact: "account.region", source },
        { id: "industry", title: text("所属行业", "industry"), fact: "account.industry", source },
        {
          id: "annual-sales",
          title: text("年营业额", "annual sales"),
          fact: "account.annualSales",
          source,
        },
        {
          id: "tier",
          title: text("客户分类", "customer tier"),
          fact: "account.tier",
          source: [...source, "milestones/1.task.1"],
        },
        {
          id: "lead-source",
          title: text("客户线索来源", "source of the lead"),
          fact: "account.leadSource",
          source: [...source, "milestones/1.task.3"],
        },
        {
          id: "registered",
          title: text("登记时间", "day of registration"),
          fact: "account.registeredAt",
          source,
        },
      ],
    },
  ],
};
