import { text } from "../model/text.ts";
import { blanks } from "./blanks.ts";
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
        ...blanks(source, [
          ["customer", "account.name", "客户名称", "customer"],
          ["region", "account.region", "所属区域", "region"],
          ["industry", "account.industry", "所属行业", "industry"],
          ["annual-sales", "account.annualSales", "年营业额", "annual sales"],
        ]),
        ...blanks(
          [...source, "milestones/1.task.1"],
          [["tier", "account.tier", "客户分类", "customer tier"]],
        ),
        ...blanks(
          [...source, "milestones/1.task.3"],
          [["lead-source", "account.leadSource", "客户线索来源", "source of the lead"]],
        ),
        ...blanks(source, [
          ["registered", "account.registeredAt", "登记时间", "day of registration"],
        ]),
      ],
    },
  ],
};
