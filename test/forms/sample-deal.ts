import type { Deal } from "../../src/model/deal.ts";

/** An invented deal with some of what JTF002 asks for, and some of it missing. */
export const sampleDeal: Deal = {
  id: "d-1",
  name: "样例项目（虚构）",
  account: {
    name: "样例钢桶厂（虚构）",
    region: "华南",
    ownership: "private",
    annualSales: 120_000_000,
    annualBudget: null,
  },
  contacts: [
    {
      id: "p-1",
      name: "甲某",
      title: "设备科长",
      roles: ["technical-evaluator"],
      stance: "neutral",
    },
    { id: "p-2", name: "乙某", title: "采购经理", roles: ["commercial-evaluator"] },
    { id: "p-3", name: "丙某" },
  ],
  opportunity: {
    owner: "销售甲",
    productLines: ["中频机"],
    dates: [
      { id: "t-1", kind: "tender-issue", day: "2026-09-01" },
      { id: "t-2", kind: "award", day: "2026-10-01" },
    ],
  },
  evidence: [
    { what: "account.region", value: "华东", at: "2026-05-01" },
    { what: "account.region", value: "西南", at: "2026-08-01" },
    { what: "stance", about: "p-1", value: "supporter", at: "2026-05-10" },
    { what: "stance", about: "p-2", value: "supporter", at: "2026-05-10" },
    { what: "stance", about: "p-2", value: "opponent", at: "2026-05-10" },
    { what: "day", about: "dates/t-1", value: "2026-09-15", at: "2026-06-01" },
  ],
};

/** The day that it is looked at. */
export const asOf = "2026-06-30";
