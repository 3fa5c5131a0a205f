import { describe, expect, test } from "vitest";
import { assess } from "../../src/assess/assess.ts";
import { compileRuleSet } from "../../src/assess/compile-rule-set.ts";
import type { Deal } from "../../src/model/deal.ts";
import { text } from "../../src/model/text.ts";
import { widthOf } from "../../src/report/cells.ts";
import { renderVerdict } from "../../src/report/render-verdict.ts";
import { sangforSevenSteps } from "../../src/shipped/index.ts";
import { deal, lead, plan, verdict } from "./sample.ts";

const lines = (lang: "zh" | "en", width: number): readonly string[] =>
  renderVerdict(plan, deal, verdict, { lang, width }).split("\n");

describe.each(["zh", "en"] as const)("a verdict in %s", (lang) => {
  test.each([80, 100])("at width %d", (width) => {
    expect(renderVerdict(plan, deal, verdict, { lang, width })).toMatchSnapshot();
  });

  test.each([40, 80, 100, 200])("has no line wider than %d", (width) => {
    for (const line of lines(lang, width)) expect(widthOf(line)).toBeLessThanOrEqual(width);
  });

  test("of an empty lead still says where it stands and what to ask", () => {
    expect(renderVerdict(plan, { id: "lead-1" }, lead, { lang, width: 80 })).toMatchSnapshot();
  });
});

test("the head says whose deal it is, of what amount, and how the claim stands", () => {
  const [name, facts, rules, blank, stages, standing, score] = lines("zh", 80);
  expect(name).toBe("样例机械有限公司 · 产线改造");
  expect(facts).toBe("负责人 销售甲 · 金额 3,200,000 CNY · 截至 2026-06-30");
  expect(rules).toBe("样例打法 2.1.0");
  expect(blank).toBe("");
  expect(stages).toBe("宣称 招投标 → 证据 立项与预算 → 可能 立项与预算");
  expect(standing).toBe("高报：现有证据与宣称阶段不符");
  // 38 cells at width 80: 32% of them are 12.16, so 12 are full; 78% are 29.64, so 18 are shaded.
  expect(score).toBe(
    `得分 ${"█".repeat(12)}${"▒".repeat(18)}${"░".repeat(8)} 32–78 （█ 已证实 ▒ 尚有可能）`,
  );
});

test("the stages are a table of equal lines with the state of each door", () => {
  const all = lines("zh", 80);
  const start = all.indexOf("阶段") + 1;
  const table = all.slice(start, start + 6);
  expect(new Set(table.map(widthOf)).size).toBe(1);
  const rows = table.slice(2).map((row) => row.trim().replaceAll(/ {2,}/g, " | "));
  expect(rows).toEqual([
    "✓ | 需求探寻 | ██████████ | 100 | 1/1 | 已通过，需重新确认",
    "✓ | 立项与预算 | ▒▒▒▒▒░░░░░ | 0–50 | 0/2 | 豁免 1 项",
    "✗ | 招投标 | ▒▒▒▒▒▒▒▒▒▒ | 0–100 | 0/1 | ← 当前宣称，是否适用待确认",
    "✗ | 签约 | ▒▒▒▒▒▒▒▒▒▒ | 0–100 | 0/1 | ← 下一道门",
  ]);
});

test("the next door says what speaks against it first, then what is open", () => {
  const all = lines("zh", 80);
  const start = all.indexOf("下一道门：签约");
  expect(all.slice(start + 1, all.indexOf("", start))).toEqual([
    "  ✗ 不能进入 （其间不适用、可越过：招投标）",
    "    ✗ 必备项“客户已立项”",
    "    ✗ “立项与预算”得分 0–50，需要达到 60",
    "    ✗ 阻断项“有人索要好处”",
    "    ? 必备项“资金到位”",
    "    ? “招投标”是否适用",
    "    ? 必备项“标书已递交”",
  ]);
});

test("an entry is named without what it lacks where the rules are known by their words alone", () => {
  const stages = verdict.stages.map((stage) =>
    stage.id === "contract" ? { ...stage, entry: "unknown" as const } : stage,
  );
  const written = renderVerdict(plan, deal, { ...verdict, stages }, { lang: "zh", width: 80 });
  expect(written).toContain("    ? 进入“签约”的条件\n");
});

test("questions are numbered, about people by name and role, with what hangs on them", () => {
  const all = lines("zh", 80);
  const start = all.indexOf("缺失证据：先问这些");
  expect(all.slice(start + 1, all.indexOf("", start))).toEqual([
    "  1. funds-in-place怎么样？",
    "     资金到位 · 必备 · 权重 3",
    "  2. 关于样例甲（决策者）：stance怎么样？",
    "     资金到位 … · 必备 · 权重 2 · 记录互相矛盾",
    "  3. backing怎么样？",
    "     合同已签 · 必备 · 权重 1 · 来源至少为书面文件",
  ]);
});

test("flags come with their law, blocks first, and what is only presumed is named", () => {
  const all = lines("zh", 80);
  const flags = all.indexOf("提示与警告");
  expect(all.slice(flags + 1, all.indexOf("", flags))).toEqual([
    "  [阻断] 有人索要好处  依据：反不正当竞争法 8",
    "  [警告] 决策者反对我们",
  ]);
  const evidence = all.indexOf("证据状况");
  expect(all.slice(evidence + 1)).toEqual([
    "  仅凭判断：有人牵头",
    "  记录矛盾：样例甲（决策者）：立场（2026-06-12）",
    "  已过期：有人牵头（2025-11-02）",
    "  需重新确认：需求探寻",
    "  已豁免：预算怎么分已清楚",
    "  推定没有：客户已冻结项目",
    "",
    "有效至 2026-08-01，此后需重新评估",
    "",
  ]);
});

test("personal data stays out", () => {
  for (const lang of ["zh", "en"] as const) {
    expect(renderVerdict(plan, deal, verdict, { lang })).not.toMatch(/样例县|样例家庭/);
  }
});

test("without colour there is not one escape, with colour the words are the same", () => {
  const plain = renderVerdict(plan, deal, verdict, { lang: "zh", width: 80 });
  const coloured = renderVerdict(plan, deal, verdict, { lang: "zh", width: 80, colour: true });
  expect(plain).not.toContain("\u001b");
  expect(coloured).toContain("\u001b[");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control sequences
  expect(coloured.replaceAll(/\u001b\[\d+m/g, "")).toBe(plain);
});

test("what a deal is called cannot move the cursor or forge a line", () => {
  const forged: Deal = {
    ...deal,
    account: { name: "\u001b[2J样例\n✓ 可以进入" },
    opportunity: { owner: "\u001b]0;x\u0007甲" },
  };
  const written = renderVerdict(plan, forged, verdict, { lang: "zh" });
  expect(written.split("\n")[0]).toBe("样例 ✓ 可以进入 · d-1");
  expect(written).not.toMatch(/[^\P{Cc}\n]/u);
});

test("the newest observation of the amount counts, not one that was withdrawn or comes later", () => {
  const amount = "opportunity.amount";
  const observed: Deal = {
    ...deal,
    evidence: [
      { what: amount, value: 4000000, at: "2026-05-01" },
      { id: "o2", what: amount, value: 5000000, at: "2026-06-01" },
      { what: amount, value: 9000000, at: "2026-07-01" },
      { what: amount, value: 4000000, at: "2026-06-02", withdraws: "o2" },
    ],
  };
  const facts = renderVerdict(plan, observed, verdict, { lang: "en" }).split("\n")[1];
  expect(facts).toBe("owner 销售甲 · amount 4,000,000 CNY · as of 2026-06-30");
});

test("two amounts of one day leave it unknown, and what is entered later did not count yet", () => {
  const amount = "opportunity.amount";
  const headOn = (evidence: NonNullable<Deal["evidence"]>): string | undefined =>
    renderVerdict(plan, { ...deal, evidence }, verdict, { lang: "zh" }).split("\n")[1];
  const may = { what: amount, value: 4000000, at: "2026-05-01" };
  expect(headOn([may, { ...may, value: 5000000 }])).toBe(
    "负责人 销售甲 · 金额 未知（记录互相矛盾） · 截至 2026-06-30",
  );
  const june = { what: amount, value: 5000000, at: "2026-06-01", recordedAt: "2026-07-02" };
  expect(headOn([may, june])).toBe("负责人 销售甲 · 金额 4,000,000 CNY · 截至 2026-06-30");
});

test("an amount that has aged by the rules is told as such", () => {
  const rules = { ...plan.ruleSet, staleAfterDays: { "opportunity.amount": 30 } };
  const evidence = [{ what: "opportunity.amount", value: 4000000, at: "2026-05-01" }];
  const written = renderVerdict(
    compileRuleSet(rules),
    { ...deal, evidence },
    { ...verdict, missing: [] },
    { lang: "zh" },
  );
  expect(written.split("\n")[1]).toBe("负责人 销售甲 · 金额 未知（证据已过期） · 截至 2026-06-30");
});

test("a customer whose name is in doubt is not passed off as one without a name", () => {
  const name = { what: "account.name", value: "样例一厂", at: "2026-05-01" };
  const evidence = [name, { ...name, value: "样例二厂" }];
  const [first] = renderVerdict(plan, { ...deal, evidence }, verdict, { lang: "zh" }).split("\n");
  expect(first).toBe("（客户全称：记录互相矛盾） · 产线改造");
});

test("a deal recorded in a stage that the rules do not know says so, and names no door", () => {
  const rules = compileRuleSet<string>(sangforSevenSteps);
  const stray = { id: "d", progress: { "sangfor-seven-steps": { stage: "nego\u001b[31m" } } };
  const told = assess(rules, stray, { asOf: "2026-06-30" });
  const [zh, en] = (["zh", "en"] as const).map((lang) =>
    renderVerdict(rules, stray, told, { lang }),
  );
  expect(zh).toMatch(/^未宣称：登记的阶段 `nego.*` 不在规则里$/m);
  expect(zh).toContain("先确认商机处在哪个阶段，才知道下一道门");
  expect(en).toMatch(/^unclaimed: the rules have no stage `nego.*`, where it is recorded$/m);
  expect(en).not.toContain("this is the last stage");
  expect(`${zh}${en}`).not.toContain("\u001b[31m");
});

test("a closed deal says how it ended and has no next door", () => {
  const closed = {
    ...verdict,
    closed: "won",
    mayAdvance: { truth: "failed", to: null, over: [] },
  } as const;
  const written = renderVerdict(plan, deal, closed, { lang: "zh" });
  expect(written).toContain("商机已关闭：赢单");
  expect(written).not.toContain("下一道门");
});

test("a checklist has sections and scores, no claim and no door", () => {
  const checklist = { ...plan, ruleSet: { ...plan.ruleSet, kind: "checklist" as const } };
  const written = renderVerdict(checklist, deal, verdict, { lang: "en" });
  expect(written).toContain("Sections");
  expect(written).not.toMatch(/claimed|Next door/);
});

describe("a stage that has words for being reached", () => {
  const told = (stages: typeof verdict.stages, kind: "stages" | "checklist" = "stages") => {
    const all = (plan.ruleSet.stages ?? []).map((stage, index) => ({
      ...stage,
      reached: text(`第${index + 1}步已走完`, `step ${index + 1} done`),
    }));
    const written = { ...plan, ruleSet: { ...plan.ruleSet, kind, stages: all } };
    const [, , , , , head = "", ...rest] = renderVerdict(
      written,
      deal,
      { ...verdict, stages },
      { lang: "zh", width: 100 },
    ).split("\n");
    return { head, rows: rest.filter((line) => /步已走完/.test(line)) };
  };
  const [need, budget, ...later] = verdict.stages;
  if (need === undefined || budget === undefined) throw new Error("the sample has no stages");

  test("is told so where door and exit are both satisfied, the last one in the head", () => {
    // The door of `budget` is open, but one of its essentials failed.
    const one = told(verdict.stages);
    expect(one.head).toBe("第1步已走完 · 高报：现有证据与宣称阶段不符");
    expect(one.rows).toHaveLength(1);
    expect(one.rows[0]).toMatch(/需求探寻.*已通过，需重新确认，第1步已走完/);
    const both = told([need, { ...budget, exit: "satisfied" }, ...later]);
    expect(both.head).toMatch(/^第2步已走完 · /);
    expect(both.rows).toHaveLength(2);
  });

  test("is not, where it is only possible, or its door is not known to be open", () => {
    const open = [need, { ...budget, exit: "unknown" as const }, ...later];
    expect(told(open).head).toMatch(/^第1步已走完/);
    const shut = [{ ...need, reach: "unknown" as const }, budget, ...later];
    expect(told(shut)).toEqual({ head: "高报：现有证据与宣称阶段不符", rows: [] });
  });

  test("is not in a checklist, which has no stages to reach", () => {
    expect(told(verdict.stages, "checklist").rows).toEqual([]);
  });
});

describe("a checklist", () => {
  const checklist = { ...plan, ruleSet: { ...plan.ruleSet, kind: "checklist" as const } };
  const renderStages = (stages: typeof verdict.stages) =>
    renderVerdict(checklist, deal, { ...verdict, stages }, { lang: "zh" });
  const answered = (truth: "satisfied" | "failed", essential: boolean) =>
    verdict.stages.map((stage) => ({
      ...stage,
      applies: "satisfied" as const,
      checkpoints: stage.checkpoints.map((one) => ({
        ...one,
        applies: "satisfied" as const,
        waived: false,
        truth,
        essential,
      })),
    }));

  test("names the checkpoints that failed, each with its section", () => {
    expect(renderStages(answered("failed", true))).toMatch(
      /未满足的检查点\n {2}\S 问题已说清（需求探寻）\n/,
    );
    expect(renderStages(answered("satisfied", true))).not.toContain("未满足的检查点");
  });

  test("has a column of essentials only where something is essential", () => {
    expect(renderStages(answered("satisfied", true))).toContain("必备项");
    expect(renderStages(answered("satisfied", false))).not.toContain("必备项");
  });
});
