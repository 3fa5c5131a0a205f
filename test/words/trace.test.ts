import { describe, expect, test } from "vitest";
import { explain } from "../../src/assess/explain.ts";
import type { Trace } from "../../src/assess/trace.ts";
import type { Deal } from "../../src/model/deal.ts";
import { describeTrace, linesOfTrace } from "../../src/words/trace.ts";
import { isDecider, isSupporter, planOf } from "./one-condition.ts";

const asOf = "2026-06-30";

/** Returns the trace of a condition on a deal, in Chinese and in English. */
const told = (
  condition: unknown,
  deal: Omit<Deal, "id">,
): Record<"zh" | "en", readonly string[]> => {
  const plan = planOf(condition);
  const trace = explain(plan, { id: "d", ...deal }, { asOf, checkpoint: "the-one" });
  if (trace === null) throw new Error("the checkpoint has no condition");
  const lines = (lang: "zh" | "en"): readonly string[] =>
    linesOfTrace(describeTrace(trace, plan.lexicon, lang));
  return { zh: lines("zh"), en: lines("en") };
};

const complete = { what: "contacts.complete", value: "all", at: "2026-06-01" };
const supportersWhoDecide = (least: number): unknown => ({
  fact: "contacts.count",
  operator: "greaterThanInclusive",
  value: least,
  params: { where: { all: [isDecider, isSupporter] } },
});

describe("a count is told with what was found and what it needs", () => {
  test("nobody on a complete list", () => {
    const contacts = [
      { id: "a", name: "甲", roles: ["decider" as const], stance: "neutral" as const },
    ];
    expect(told(supportersWhoDecide(1), { contacts, evidence: [complete] })).toEqual({
      zh: ["✗ 至少为支持者的决策者：0 人，至少需要 1 人"],
      en: ["✗ deciders who are at least supporters: 0, needs at least 1"],
    });
  });

  test("one for sure and three whose stance is unknown, on a complete list", () => {
    const roles = ["decider" as const];
    const contacts = [
      { id: "a", name: "甲", roles, stance: "mentor" as const },
      { id: "b", name: "乙", roles },
      { id: "c", name: "丙", roles },
      { id: "d", roles },
    ];
    expect(told(supportersWhoDecide(2), { contacts, evidence: [complete] })).toEqual({
      zh: ["? 至少为支持者的决策者：已知 1 至 4 人，至少需要 2 人（计入：甲；待确认：乙、丙、d）"],
      en: [
        "? deciders who are at least supporters: 1 to 4 known so far, needs at least 2 (counted: 甲; open: 乙, 丙, d)",
      ],
    });
  });

  test("one for sure on a list that may be longer", () => {
    const contacts = [
      { id: "a", name: "甲", roles: ["decider" as const], stance: "supporter" as const },
    ];
    expect(told(supportersWhoDecide(2), { contacts })).toEqual({
      zh: ["? 至少为支持者的决策者：已知至少 1 人（名单未确认完整），至少需要 2 人（计入：甲）"],
      en: [
        "? deciders who are at least supporters: 1 or more (list not confirmed complete), needs at least 2 (counted: 甲)",
      ],
    });
  });

  test("nobody yet on a list that may be longer", () => {
    expect(told(supportersWhoDecide(2), {})).toEqual({
      zh: ["? 至少为支持者的决策者：目前尚无（名单未确认完整），至少需要 2 人"],
      en: [
        "? deciders who are at least supporters: none known so far (list not confirmed complete), needs at least 2",
      ],
    });
  });
});

describe("a single value is told with what it is and what it needs", () => {
  const approved = { fact: "budget-status", operator: "equal", value: "approved" };
  const seen = (value: string, at: string) => ({ what: "budget-status", value, at });

  test("known", () => {
    expect(told(approved, { evidence: [seen("planned", "2026-06-01")] })).toEqual({
      zh: ["✗ 预算状态：计划中，应为已批准"],
      en: ["✗ budget status: planned, needs approved"],
    });
  });

  test("unknown", () => {
    expect(told(approved, {})).toEqual({
      zh: ["? 预算状态：未知，应为已批准"],
      en: ["? budget status: unknown, needs approved"],
    });
  });

  test("unknown because records of one day disagree", () => {
    const evidence = [seen("planned", "2026-06-01"), seen("approved", "2026-06-01")];
    expect(told(approved, { evidence })).toEqual({
      zh: ["? 预算状态：未知（记录互相矛盾），应为已批准"],
      en: ["? budget status: unknown (records contradict each other), needs approved"],
    });
  });

  test("an order on a scale, met", () => {
    const atLeast = { fact: "budget-status", operator: "greaterThanInclusive", value: "planned" };
    expect(told(atLeast, { evidence: [seen("approved", "2026-06-01")] })).toEqual({
      zh: ["✓ 预算状态：已批准，至少应为计划中"],
      en: ["✓ budget status: approved, needs at least planned"],
    });
  });

  test("yes, no and not known", () => {
    const isApproved = { fact: "opportunity.isApproved", operator: "equal", value: true };
    expect(told(isApproved, { opportunity: { isApproved: false } })).toEqual({
      zh: ["✗ 客户已立项：否，应为“是”"],
      en: ["✗ project approved: no, needs yes"],
    });
    const known = { fact: "known", operator: "equal", value: true, params: { of: "account.tier" } };
    expect(told(known, {})).toEqual({
      zh: ["? 客户等级：尚不清楚，需要弄清"],
      en: ["? customer tier: not known yet, must be known"],
    });
  });

  test("an amount and a day", () => {
    expect(
      told(
        { fact: "opportunity.amount", operator: "greaterThanInclusive", value: 1000000 },
        { opportunity: { amount: 850000 } },
      ),
    ).toEqual({
      zh: ["✗ 预计签约金额：850,000，至少需要 1,000,000"],
      en: ["✗ amount: 850,000, needs at least 1,000,000"],
    });
    expect(
      told(
        { fact: "opportunity.closeDate", operator: "lessThan", value: "2026-07-01" },
        { opportunity: { closeDate: "2026-08-15" } },
      ),
    ).toEqual({
      zh: ["✗ 预计签约日：2026-08-15，应早于 2026-07-01"],
      en: ["✗ expected day of signing: 2026-08-15, must be before 2026-07-01"],
    });
  });
});

describe("the other aggregates", () => {
  const people = [
    { id: "a", name: "甲", roles: ["decider" as const], stance: "mentor" as const },
    { id: "b", name: "乙", roles: ["decider" as const], stance: "neutral" as const },
  ];

  test("a share in percent, and whether it is everybody", () => {
    const params = { where: isDecider, meets: isSupporter };
    const deal = { contacts: people, evidence: [complete] };
    expect(
      told({ fact: "contacts.share", operator: "greaterThan", value: 0.5, params }, deal).zh[0],
    ).toMatch(/^✗ 决策者中至少为支持者的占比：50%，需要超过 50%/);
    expect(
      told({ fact: "contacts.every", operator: "equal", value: true, params }, deal).en[0],
    ).toMatch(
      /^✗ among deciders, those who are at least supporters: not all of them, needs all of them/,
    );
  });

  test("the best on a scale, as a word of the scale", () => {
    const best = {
      fact: "contacts.best",
      operator: "greaterThanInclusive",
      value: "supporter",
      params: { where: isDecider, of: "stance" },
    };
    expect(told(best, { contacts: people, evidence: [complete] }).zh[0]).toMatch(
      /^✓ 决策者的最高立场：良师益友，至少应为支持者/,
    );
    // Others may still be found, so it is somewhere from mentor, the top of the scale, upwards.
    expect(told(best, { contacts: people }).en[0]).toMatch(
      /^✓ highest stance among deciders: mentor/,
    );
  });
});

test("what a judgement says is told beside the behaviours, groups nested", () => {
  const plan = planOf({ all: [isApprovedTest, { not: isApprovedTest }] });
  const whole = explain(plan, { id: "d" }, { asOf, checkpoint: "the-one" });
  if (whole === null) throw new Error("the checkpoint has no condition");
  const judged = (truth: "satisfied" | "failed" | "unknown"): Trace => ({
    kind: "any",
    truth: "unknown",
    of: [
      { kind: "at-least", k: 1, truth: "unknown", of: [whole] },
      { kind: "judgement", truth, checkpoint: "the-one" },
    ],
  });
  const lines = (truth: "satisfied" | "failed" | "unknown", lang: "zh" | "en") =>
    linesOfTrace(describeTrace(judged(truth), plan.lexicon, lang));
  expect(lines("unknown", "zh")).toEqual([
    "? 至少符合一项：",
    "  ? 1 项中至少符合 1 项：",
    "    ? 全部符合：",
    "      ? 客户已立项：未知，应为“是”",
    "      ? 客户已立项：未知，应为“否”",
    "  ? 直接判断：尚无人给出",
  ]);
  expect(lines("failed", "en").at(-1)).toBe("  ✗ judgement: attested as not met");
  expect(lines("satisfied", "en").at(-1)).toBe("  ✓ judgement: attested as met");
});

const isApprovedTest = { fact: "opportunity.isApproved", operator: "equal", value: true };
