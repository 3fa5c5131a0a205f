import { describe, expect, test } from "vitest";
import { describeCondition } from "../../src/words/condition.ts";
import { expressionOf, isDecider, isSupporter, planOf } from "./one-condition.ts";

const told = (condition: unknown, lang: "zh" | "en"): readonly string[] => {
  const plan = planOf(condition);
  return describeCondition(expressionOf(plan), plan.lexicon, lang);
};

const count = (list: string, operator: string, value: unknown, where?: unknown): unknown => ({
  fact: `${list}.count`,
  operator,
  value,
  ...(where === undefined ? {} : { params: { where } }),
});

const rows: readonly (readonly [condition: unknown, zh: string, en: string])[] = [
  // Single values, every operator.
  [
    { fact: "budget-status", operator: "equal", value: "approved" },
    "预算状态：已批准",
    "budget status: approved",
  ],
  [
    { fact: "budget-status", operator: "notEqual", value: "approved" },
    "预算状态：不是已批准",
    "budget status: not approved",
  ],
  [
    { fact: "budget-status", operator: "greaterThanInclusive", value: "approved" },
    "预算状态：至少为已批准",
    "budget status: at least approved",
  ],
  [
    { fact: "budget-status", operator: "greaterThan", value: "planned" },
    "预算状态：高于计划中",
    "budget status: above planned",
  ],
  [
    { fact: "budget-status", operator: "lessThanInclusive", value: "planned" },
    "预算状态：至多为计划中",
    "budget status: at most planned",
  ],
  [
    { fact: "budget-status", operator: "lessThan", value: "approved" },
    "预算状态：低于已批准",
    "budget status: below approved",
  ],
  [
    { not: { fact: "budget-status", operator: "greaterThanInclusive", value: "approved" } },
    "预算状态：未达到已批准",
    "budget status: not approved or above",
  ],
  [
    { fact: "opportunity.procurement", operator: "in", value: ["open-tender", "invited-tender"] },
    "采购方式：公开招标或邀请招标",
    "procurement: open tender or invited tender",
  ],
  [
    { fact: "opportunity.procurement", operator: "notIn", value: ["direct", "inquiry"] },
    "采购方式：不是直接采购或询价",
    "procurement: not direct purchase or request for quotation",
  ],
  [
    { fact: "opportunity.amount", operator: "lessThan", value: 1500000 },
    "预计签约金额：低于 1,500,000",
    "amount: less than 1,500,000",
  ],
  [
    { fact: "opportunity.closeDate", operator: "lessThanInclusive", value: "2026-06-30" },
    "预计签约日：不晚于 2026-06-30",
    "expected day of signing: on or before 2026-06-30",
  ],
  [
    { fact: "opportunity.closeDate.daysUntil", operator: "lessThan", value: 30 },
    "距预计签约日的天数：少于 30 天",
    "days until the expected day of signing: less than 30 days",
  ],
  [
    { fact: "opportunity.tender.priceWeight", operator: "greaterThan", value: 40 },
    "价格分权重：超过 40%",
    "tender price weight: more than 40%",
  ],
  // Yes and no, known, none.
  [
    { fact: "opportunity.isApproved", operator: "equal", value: true },
    "客户已立项：是",
    "project approved: yes",
  ],
  [
    { not: { fact: "opportunity.isApproved", operator: "equal", value: true } },
    "客户已立项：否",
    "project approved: no",
  ],
  [
    { fact: "opportunity.isApproved", operator: "notEqual", value: false },
    "客户已立项：是",
    "project approved: yes",
  ],
  [
    { fact: "known", operator: "equal", value: true, params: { of: "opportunity.problem" } },
    "要解决的问题：已知",
    "problem: known",
  ],
  [
    { fact: "opportunity.problem", operator: "notEqual", value: null },
    "要解决的问题：有",
    "problem: given",
  ],
  [
    { fact: "opportunity.problem", operator: "equal", value: null },
    "要解决的问题：无",
    "problem: none",
  ],
  // Sets and decorators.
  [
    { fact: "opportunity.productLines", operator: "contains", value: "存储" },
    "产品线：包含存储",
    "product lines: include 存储",
  ],
  [
    { fact: "opportunity.productLines", operator: "doesNotContain", value: "存储" },
    "产品线：不包含存储",
    "product lines: do not include 存储",
  ],
  [
    { fact: "opportunity.productLines", operator: "someValue:contains", value: ["存储", "网络"] },
    "产品线：包含存储或网络",
    "product lines: include 存储 or 网络",
  ],
  [
    { fact: "opportunity.productLines", operator: "everyValue:contains", value: ["存储", "网络"] },
    "产品线：包含存储和网络",
    "product lines: include 存储 and 网络",
  ],
  [
    {
      fact: "opportunity.productLines",
      operator: "not:someValue:contains",
      value: ["存储", "网络"],
    },
    "产品线：不包含存储或网络",
    "product lines: do not include 存储 or 网络",
  ],
  [
    {
      fact: "opportunity.productLines",
      operator: "everyValue:doesNotContain",
      value: ["存储", "网络"],
    },
    "产品线：不包含存储或网络",
    "product lines: do not include 存储 or 网络",
  ],
  [
    { fact: "opportunity.productLines", operator: "someFact:equal", value: "存储" },
    "产品线：包含存储",
    "product lines: include 存储",
  ],
  [
    { fact: "opportunity.productLines", operator: "not:someFact:equal", value: "存储" },
    "产品线：不包含存储",
    "product lines: do not include 存储",
  ],
  [
    { fact: "opportunity.productLines", operator: "everyFact:in", value: ["存储", "网络"] },
    "产品线：每一项都为存储或网络",
    "product lines: each one is 存储 or 网络",
  ],
  [
    { fact: "opportunity.productLines", operator: "someFact:notEqual", value: null },
    "产品线：至少一项",
    "product lines: at least one",
  ],
  [
    { fact: "account.employees", operator: "swap:lessThan", value: 200 },
    "员工人数：超过 200",
    "number of employees: more than 200",
  ],
  [
    {
      fact: "opportunity.budget.funding",
      operator: "equal",
      value: "in-place",
      source: "customer-statement",
    },
    "资金状态：已到位（来源至少为客户明确表示）",
    "budget funding: in place (source: at least customer statement)",
  ],
  // Whom an aggregate is about.
  [
    count("contacts", "greaterThanInclusive", 1, { all: [isDecider, isSupporter] }),
    "至少为支持者的决策者：至少 1 人",
    "deciders who are at least supporters: at least 1",
  ],
  [count("organisations", "equal", 0), "单位：0 家", "organisations: 0"],
  [
    count("organisations", "lessThan", 3, { fact: "kind", operator: "equal", value: "competitor" }),
    "竞争对手：少于 3 家",
    "competitors: fewer than 3",
  ],
  [
    { not: count("contacts", "greaterThan", 2, isDecider) },
    "决策者：未超过 2 人",
    "deciders: not more than 2",
  ],
  [
    count("contacts", "greaterThanInclusive", 1, {
      any: [isDecider, { fact: "roles", operator: "contains", value: "approver" }],
    }),
    "决策者或拍板者：至少 1 人",
    "deciders or approvers: at least 1",
  ],
  [
    count("contacts", "greaterThanInclusive", 1, {
      fact: "praises",
      operator: "equal",
      value: true,
    }),
    "公开称赞我们的联系人：至少 1 人",
    "contacts for whom “praises us in public” holds: at least 1",
  ],
  [
    count("contacts", "equal", 0, { fact: "praises", operator: "equal", value: false }),
    "并非“公开称赞我们”的联系人：0 人",
    "contacts for whom “praises us in public” does not hold: 0",
  ],
  [
    count("contacts", "greaterThanInclusive", 1, {
      atLeast: 2,
      of: [
        { fact: "praises", operator: "equal", value: true },
        { fact: "stays-late", operator: "equal", value: true },
        { fact: "relationship", operator: "greaterThanInclusive", value: "friend" },
      ],
    }),
    "至少符合 2 项（公开称赞我们；下班后也回消息；与我方的关系至少为朋友）的联系人：至少 1 人",
    "contacts with at least 2 of these: for whom “praises us in public” holds; for whom “answers after hours” holds; whose relationship with us is at least friend: at least 1",
  ],
  [
    count("contacts", "greaterThanInclusive", 1, {
      any: [
        { fact: "praises", operator: "equal", value: true },
        { all: [isSupporter, { fact: "stays-late", operator: "equal", value: true }] },
      ],
    }),
    "公开称赞我们或（至少为支持者且下班后也回消息）的联系人：至少 1 人",
    "contacts for whom “praises us in public” holds or (who are at least supporters and for whom “answers after hours” holds): at least 1",
  ],
  [
    count("contacts", "greaterThanInclusive", 1, { not: isSupporter }),
    "未达到支持者的联系人：至少 1 人",
    "contacts who are not supporters or above: at least 1",
  ],
  [
    count("documents", "greaterThanInclusive", 1, {
      all: [
        { fact: "kind", operator: "equal", value: "contract" },
        { fact: "status", operator: "in", value: ["received", "accepted"] },
      ],
    }),
    "文件状态为已收到或已认可的已签合同：至少 1 份",
    "signed contracts whose status is received or accepted: at least 1",
  ],
  [
    count("contacts", "greaterThanInclusive", 1, {
      fact: "organisation.kind",
      operator: "equal",
      value: "design-institute",
    }),
    "所在单位的单位类型为设计院的联系人：至少 1 人",
    "contacts whose kind of organisation of the employer is design institute: at least 1",
  ],
  // The other aggregates.
  [
    {
      fact: "contacts.share",
      operator: "greaterThanInclusive",
      value: 0.6,
      params: { where: isDecider, meets: isSupporter },
    },
    "决策者中至少为支持者的占比：至少 60%",
    "share of deciders who are at least supporters: at least 60%",
  ],
  [
    {
      fact: "contacts.weightedShare",
      operator: "greaterThan",
      value: 0.5,
      params: { meets: isSupporter, weight: "influence", scope: "decision-chain" },
    },
    "决策链上的人中至少为支持者的占比（按决策权重加权）：超过 50%",
    "share of people in the decision chain who are at least supporters, weighted by weight in the decision: more than 50%",
  ],
  [
    {
      fact: "contacts.every",
      operator: "equal",
      value: true,
      params: {
        where: isDecider,
        meets: { fact: "known", operator: "equal", value: true, params: { of: "stance" } },
      },
    },
    "决策者中立场已知的：全部",
    "among deciders, those with known stance: all of them",
  ],
  [
    {
      fact: "contacts.best",
      operator: "greaterThanInclusive",
      value: "supporter",
      params: { where: isDecider, of: "stance" },
    },
    "决策者的最高立场：至少为支持者",
    "highest stance among deciders: at least supporter",
  ],
  [
    {
      fact: "dates.worst",
      operator: "greaterThan",
      value: "2026-06-30",
      params: { where: { fact: "kind", operator: "equal", value: "go-live" }, of: "day" },
    },
    "上线日期的最早日期：晚于 2026-06-30",
    "earliest day among dates of the kind “go-live”: after 2026-06-30",
  ],
  [
    {
      fact: "activities.sum",
      operator: "lessThanInclusive",
      value: 100000,
      params: { where: { fact: "kind", operator: "equal", value: "visit" }, of: "cost" },
    },
    "拜访的费用合计：不超过 100,000",
    "total cost of visits: at most 100,000",
  ],
];

describe("a condition reads in Chinese and English", () => {
  test.each(rows)("%j", (condition, zh, en) => {
    expect(told(condition, "zh")).toEqual([zh]);
    expect(told(condition, "en")).toEqual([en]);
  });
});

test("nested groups are indented lists, named conditions written out", () => {
  const condition = {
    all: [
      { fact: "budget-status", operator: "equal", value: "approved" },
      {
        atLeast: 2,
        of: [
          { fact: "opportunity.isApproved", operator: "equal", value: true },
          { not: { any: [count("contacts", "equal", 0), count("needs", "equal", 0)] } },
          count("documents", "greaterThan", 3),
        ],
      },
    ],
  };
  expect(told(condition, "zh")).toEqual([
    "全部符合：",
    "  预算状态：已批准",
    "  3 项中至少符合 2 项：",
    "    客户已立项：是",
    "    全部符合：",
    "      联系人：不是 0 人",
    "      需求：不是 0 项",
    "    文件：超过 3 份",
  ]);
  expect(told(condition, "en")).toEqual([
    "all of these:",
    "  budget status: approved",
    "  at least 2 of these 3:",
    "    project approved: yes",
    "    all of these:",
    "      contacts: not 0",
    "      needs: not 0",
    "    documents: more than 3",
  ]);
});
