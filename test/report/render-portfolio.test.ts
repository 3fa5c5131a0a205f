import { describe, expect, test } from "vitest";
import type { Verdict } from "../../src/assess/verdict.ts";
import type { Deal } from "../../src/model/deal.ts";
import { widthOf } from "../../src/report/cells.ts";
import { type PortfolioEntry, rankByRisk } from "../../src/report/portfolio-entry.ts";
import { renderPortfolio } from "../../src/report/render-portfolio.ts";
import { deal, lead, missing, plan, verdict } from "./sample.ts";

const asOf = "2026-06-30";

const entry = (
  id: string,
  amount: number | undefined,
  over: Partial<Verdict>,
  more: Partial<Deal> = {},
): PortfolioEntry => ({
  deal: {
    id,
    account: { name: `样例客户${id}` },
    opportunity: { owner: "销售乙", currency: "CNY", ...(amount === undefined ? {} : { amount }) },
    ...more,
  },
  verdict: { ...lead, deal: id, ...over },
});

const entries: readonly PortfolioEntry[] = [
  entry("a", 100000, { standing: "supported", claimed: "budget", evidenced: "budget" }),
  entry("b", 900000, { standing: "supported", claimed: "need", evidenced: "need" }),
  entry("c", 200000, { standing: "unproven", claimed: "tender", evidenced: "need" }),
  { deal, verdict },
  entry("e", 5000000, { closed: "won", standing: "supported", claimed: "contract" }),
  entry("f", undefined, { standing: "overstated", claimed: "contract", evidenced: null }),
  entry("g", undefined, {}, { account: {} }),
];

test("deals stand by amount at risk: unsupported claims, then the rest, then the closed", () => {
  // At risk: d-1 3,200,000; c 200,000; f of unknown amount. Then b 900,000; a 100,000; g. Then e.
  expect(rankByRisk(entries).map((one) => one.deal.id)).toEqual([
    "d-1",
    "c",
    "f",
    "b",
    "a",
    "g",
    "e",
  ]);
  expect(rankByRisk(entries).map((one) => one.isAtRisk)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});

test("deals of the same amount stand by id", () => {
  const alike = ["z", "y", "x"].map((id) => entry(id, 1, {}));
  expect(rankByRisk(alike).map((one) => one.deal.id)).toEqual(["x", "y", "z"]);
});

describe.each(["zh", "en"] as const)("the table of deals in %s", (lang) => {
  test.each([80, 100, 160])("at width %d", (width) => {
    expect(renderPortfolio(plan, entries, { lang, width, asOf })).toMatchSnapshot();
  });

  test.each([60, 80, 100, 160])(
    "keeps to width %d, every row of the table as wide as its head",
    (width) => {
      const lines = renderPortfolio(plan, entries, { lang, width, asOf }).split("\n");
      for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
      const table = lines.slice(2, lines.indexOf("", 2)).filter((line) => !line.startsWith("   →"));
      // The head, the rule and one row for each of seven deals.
      expect(table).toHaveLength(9);
      expect(new Set(table.map(widthOf)).size).toBe(1);
    },
  );
});

test("a row has customer, owner, amount, claim, evidence, score and the first question", () => {
  const lines = renderPortfolio(plan, entries, { lang: "zh", width: 100, asOf }).split("\n");
  expect(lines[4]?.replaceAll(/ {2,}/g, " | ").trim()).toBe(
    "✗ | 样例机械有限公司 | 销售甲 | 3,200,000 | 招投标 | 立项与预算 | 32–78",
  );
  expect(lines[5]).toBe("   → funds-in-place怎么样？");
});

describe("amounts of several currencies", () => {
  const item = missing("budget", [], { doors: ["budget"] });
  const priced = (id: string, amount: number, currency: string): PortfolioEntry =>
    entry(id, amount, { missing: [item] }, { opportunity: { owner: "销售乙", amount, currency } });
  const three = [
    priced("a", 50000000, "JPY"),
    priced("b", 1234567.5, "CNY"),
    priced("c", 1200000, "CNY"),
    priced("d", 200000, "USD"),
  ];
  const rowsAt = (width: number): readonly string[] =>
    renderPortfolio(plan, three, { lang: "zh", width, asOf })
      .split("\n")
      .map((line) => line.trim().replaceAll(/ {2,}/g, " | "));

  test("each name theirs; where all are in one, the head of the column does", () => {
    const rows = rowsAt(100);
    expect(rows[2]).toBe("客户 | 负责人 | 金额 | 宣称阶段 | 证据阶段 | 得分");
    expect(rows[4]).toBe("· | 样例客户a | 销售乙 | 50,000,000 JPY | – | 需求探寻 | 0–100");
    expect(rows[10]).toBe("· | 样例客户d | 销售乙 | 200,000 USD | – | 需求探寻 | 0–100");
    const one = renderPortfolio(plan, entries, { lang: "zh", width: 100, asOf }).split("\n");
    expect(one[2]).toMatch(/负责人 +金额 CNY {2}宣称阶段/);
  });

  test("have a line each for the evidence most often missing", () => {
    const rows = rowsAt(60);
    const start = rows.indexOf("下一道未开的门最常缺的证据");
    expect(rows.slice(start + 3, start + 6)).toEqual([
      // 1,234,567.5 + 1,200,000.
      "budget的名称 | 4 | 2,434,567.5 CNY",
      "50,000,000 JPY",
      "200,000 USD",
    ]);
  });

  test.each([40, 50, 60, 80, 160])(
    "are never cut, and neither is a score, at width %d",
    (width) => {
      for (const lang of ["zh", "en"] as const) {
        const written = renderPortfolio(plan, three, { lang, width, asOf });
        expect(written).not.toMatch(/[\d,.–]…/);
        expect(written).toContain("50,000,000 JPY");
        for (const line of written.split("\n")) expect(widthOf(line)).toBeLessThanOrEqual(width);
      }
    },
  );

  test("stand in a paragraph for each deal where the table has no room", () => {
    const lines = renderPortfolio(plan, three, { lang: "zh", width: 40, asOf }).split("\n");
    expect(lines.slice(2, 5)).toEqual([
      "·  样例客户a · 负责人 销售乙 ·",
      "   金额 50,000,000 JPY · 宣称阶段 – ·",
      "   证据阶段 需求探寻 · 得分 0–100",
    ]);
  });
});

test("a first question of what else there is says what it is to show", () => {
  const item = missing("documents", ["approved"], { kind: "person", list: "documents" });
  const one = [entry("h", 1, { missing: [item] })];
  const lines = renderPortfolio(plan, one, { lang: "zh", width: 100, asOf }).split("\n");
  expect(lines[5]).toBe("   → documents怎么样？（客户已立项）");
});

test("the first question is a column where every question fits, else a line below its deal", () => {
  const long = entry("h", 1, { missing: [missing("q".repeat(90), ["approved"])] });
  const at = (width: number): readonly string[] =>
    renderPortfolio(plan, [long], { lang: "zh", width, asOf }).split("\n");
  const [, , head = ""] = at(200);
  expect(head).toMatch(/先问 *$/);
  // Every line of a table is as wide as its head.
  const fits = widthOf(head);
  expect(fits).toBeGreaterThan(140);
  expect(at(fits)).toEqual(at(200));
  expect(at(fits).join("\n")).not.toMatch(/→|…/);
  expect(at(fits - 1)[2]).not.toContain("先问");
  expect(at(fits - 1)[5]).toBe(`   → ${"q".repeat(90)}怎么样？`);
});

test("a customer without a name stands by the deal's, a closed deal by how it ended, without a question", () => {
  const lines = renderPortfolio(plan, entries, { lang: "zh", width: 100, asOf }).split("\n");
  const rows = lines.map((line) => line.replaceAll(/ {2,}/g, " | ").trim());
  expect(rows).toContain("· | g | 销售乙 | – | – | 需求探寻 | 0–100");
  const closed = rows.findIndex((row) => row.startsWith("■"));
  expect(rows[closed]).toBe("■ | 样例客户e | 销售乙 | 5,000,000 | 赢单 | 需求探寻 | 0–100");
  expect(rows[closed + 1]).toBe("");
});

test("totals count all deals, and those at risk apart", () => {
  const written = renderPortfolio(plan, entries, { lang: "zh", width: 100, asOf });
  // 100,000 + 900,000 + 200,000 + 3,200,000 + 5,000,000; at risk 3,200,000 + 200,000.
  expect(written).toContain("共 7 单，金额 9,400,000 CNY · 2 单金额未知\n");
  expect(written).toContain("其中宣称阶段没有证据支持：3 单，金额 3,400,000 CNY\n");
  expect(written).toContain("✗ 高报 2   ? 待证实 1   ✓ 有证据支持 2   · 未宣称 1   ■ 已关闭 1\n");
});

test("an amount that nobody knows is unknown in the totals, not nothing", () => {
  const item = missing("budget", [], { doors: ["budget"] });
  const unknown = [entry("f", undefined, { standing: "overstated", missing: [item] })];
  const written = renderPortfolio(plan, unknown, { lang: "zh", width: 100, asOf });
  expect(written).toContain("共 1 单，金额未知\n");
  expect(written).toContain("其中宣称阶段没有证据支持：1 单，金额未知\n");
  expect(written).toMatch(/budget的名称 +1 +未知\n/);
  // With no deal at risk nothing is at risk, which is known.
  const calm = [entry("b", 900000, { standing: "supported" })];
  expect(renderPortfolio(plan, calm, { lang: "zh", width: 100, asOf })).toContain(
    "其中宣称阶段没有证据支持：0 单，金额 0\n",
  );
});

test("the evidence most deals lack for the next shut door comes first, people counted once a deal", () => {
  const stance = (about: string) =>
    missing("stance", [], { kind: "attribute", list: "contacts", about, doors: ["budget"] });
  const budget = missing("budget", [], { doors: ["budget"] });
  const later = missing("signature", [], { doors: ["contract"] });
  const others = missing("contacts", [], { kind: "person", list: "contacts", doors: ["budget"] });
  const three = [
    entry("a", 100, { missing: [stance("p1"), stance("p2"), budget, later, others] }),
    entry("b", 200, { missing: [stance("p9"), others] }),
    entry("c", 400, { missing: [budget, later, others] }),
    entry("d", 800, { missing: [budget, stance("p1"), others], closed: "lost" }),
  ];
  const lines = renderPortfolio(plan, three, { lang: "zh", width: 80, asOf }).split("\n");
  const start = lines.indexOf("下一道未开的门最常缺的证据");
  const rows = lines.slice(start + 3, lines.indexOf("", start));
  // Both are lacked by two open deals; the budget by deals of 100 + 400, the stance by 100 + 200.
  expect(rows.map((row) => row.trim().replaceAll(/ {2,}/g, " | "))).toEqual([
    "budget的名称 | 2 | 500 CNY",
    "联系人：stance的名称 | 2 | 300 CNY",
  ]);
});

test("an empty list of deals says so", () => {
  expect(renderPortfolio(plan, [], { lang: "en", asOf })).toBe(
    "Sample method: deals as of 2026-06-30\n\nno deals\n",
  );
});

test("deals of one id have a row each and count, and their id is told", () => {
  const two = [entry("a", 100, {}), entry("b", 7, {}), entry("a", 50, {})];
  const written = renderPortfolio(plan, two, { lang: "en", width: 100, asOf });
  expect(written.match(/样例客户a/g)).toHaveLength(2);
  expect(written).toContain("deals: 3, amount: 157 CNY");
  expect(written).toContain("\nseveral deals with one id, each counted: a (2)\n");
  expect(renderPortfolio(plan, entries, { lang: "en", asOf })).not.toContain("one id");
});

test("twenty ids of several deals are named, the others counted", () => {
  const many = Array.from({ length: 46 }, (_, index) => entry(`d${10 + (index >> 1)}`, 1, {}));
  const written = renderPortfolio(plan, many, { lang: "zh", width: 1000, asOf });
  expect(written).toContain("同一 ID 有多个商机，各计一次：d10（2 单）、");
  expect(written).toContain("、d29（2 单）、另有 3 个\n");
});

describe("what changed since an earlier day", () => {
  const before = "2026-06-01";
  const evidence = [
    { what: "backing", value: true, at: "2026-05-30", by: "销售乙" },
    { what: "backing", value: true, at: "2026-06-12", by: "销售乙" },
    { what: "stance", about: "p1", value: "supporter", at: "2026-06-20" },
    { what: "personal.homeTown", about: "p1", value: "样例县", at: "2026-06-21" },
    { what: "backing", value: false, at: "2026-07-02" },
  ];
  const moved: PortfolioEntry = {
    deal: {
      ...deal,
      evidence,
      progress: {
        sample: {
          stage: "tender",
          history: [{ kind: "external", from: "budget", to: "tender", at: "2026-06-15" }],
        },
      },
    },
    verdict,
  };
  const earlier: Verdict = {
    ...verdict,
    claimed: "budget",
    standing: "supported",
    score: { floor: 20, ceiling: 90, value: 20 },
  };
  const changes = (
    now: readonly PortfolioEntry[],
    then: readonly PortfolioEntry[],
    lang: "zh" | "en" = "zh",
  ): readonly string[] => {
    const since = { asOf: before, entries: then };
    const lines = renderPortfolio(plan, now, { lang, width: 100, asOf, since }).split("\n");
    const heading = lang === "zh" ? "自 2026-06-01 以来的变化" : "Changes since 2026-06-01";
    return lines.slice(lines.indexOf(heading) + 1, -1);
  };

  test("is told with the evidence and the moves between the two days, personal data left out", () => {
    expect(changes([moved], [{ deal, verdict: earlier }])).toEqual([
      "  样例机械有限公司 · 产线改造",
      "    宣称 立项与预算 → 招投标；有证据支持 → 高报；得分 20–90 → 32–78",
      "    2026-06-12 有人公开支持：是（销售乙）",
      "    2026-06-15 在别处变动：立项与预算 → 招投标",
      "    2026-06-20 样例甲（决策者）：立场：支持者",
    ]);
  });

  test("is put down to time when nothing was put on file", () => {
    expect(changes([{ deal, verdict }], [{ deal, verdict: earlier }], "en").slice(-1)).toEqual([
      "    no new evidence: time alone (evidence out of date, or a day drawing near)",
    ]);
  });

  test("names deals that are new, and counts those that are gone", () => {
    const gone = entry("gone", 1, {});
    const added = entry("new", 1, {});
    expect(changes([added], [gone])).toEqual(["  样例客户new · new", "    新增", "  1 单不再列出"]);
  });

  test("is not told of deals of one id: which of them was which nobody knows", () => {
    const twice = [moved, { deal, verdict }, entry("new", 1, {})];
    const once = ["  样例客户new · new", "    新增"];
    expect(changes(twice, [{ deal, verdict: earlier }])).toEqual([
      ...once,
      "  2 单和别的商机同 ID，没有比较",
    ]);
    expect(
      changes(
        [moved],
        [
          { deal, verdict: earlier },
          { deal, verdict },
        ],
        "en",
      ),
    ).toEqual(["  not compared, as others have the same id: 1"]);
  });

  test("is nothing when everything stands as it stood", () => {
    expect(changes(entries, entries)).toEqual(["  没有变化"]);
  });
});
