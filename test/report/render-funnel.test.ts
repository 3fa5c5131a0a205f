import { describe, expect, test } from "vitest";
import { analyzeFunnel } from "../../src/funnel/analyze-funnel.ts";
import type { Deal } from "../../src/model/deal.ts";
import { widthOf } from "../../src/report/cells.ts";
import { renderFunnel } from "../../src/report/render-funnel.ts";
import { deals, moved, period, ruleSet } from "../funnel/sample.ts";

const written = (lang: "zh" | "en", width = 100, own: readonly Deal[] = deals): string =>
  renderFunnel(ruleSet, analyzeFunnel(own, ruleSet, period), { lang, width });

const below = (heading: string, own?: readonly Deal[]): readonly string[] => {
  const lines = written("zh", 100, own).split("\n");
  const start = lines.indexOf(heading);
  return lines.slice(start + 1, lines.indexOf("", start)).map((line) => line.trim());
};

const cellsOf = (line: string | undefined): readonly string[] => line?.split(/ {2,}/) ?? [];

describe.each(["zh", "en"] as const)("a funnel in %s", (lang) => {
  test("looks like this", () => {
    expect(written(lang)).toMatchSnapshot();
  });

  test.each([40, 60, 80, 100, 160])("has no line wider than %d", (width) => {
    for (const line of written(lang, width).split("\n")) {
      expect(widthOf(line)).toBeLessThanOrEqual(width);
    }
  });
});

test("ids that several deals have are named below the totals", () => {
  const own: readonly Deal[] = [{ id: "b" }, { id: "a" }, { id: "c" }, { id: "a" }, { id: "b" }];
  expect(written("en", 100, own).split("\n")[2]).toBe(
    "several deals with one id, each counted: a (2), b (2)",
  );
});

test("amounts of different currencies stand side by side and are never added", () => {
  expect(written("zh", 160).split("\n")[1]).toBe(
    "期末在手 5 单，金额 1,250.1 CNY、300 USD（1 单金额未知）；已关闭 2 单；已到售后 1 单；期末之后才建档、不计入 1 单",
  );
  expect(written("zh")).not.toContain("1,550.1");
});

test("amounts of which none is known come to no sum", () => {
  const unknown: readonly Deal[] = [{ id: "a" }, { id: "b" }];
  expect(written("zh", 160, unknown).split("\n")[1]).toBe("期末在手 2 单，金额未知");
});

test("a bar of capacity is full for the stage that holds most deals", () => {
  const rows = below("容量：期末在手的商机");
  // Three deals are shown to be leads, by the evidence: that is the most.
  expect(cellsOf(rows[3])).toEqual([
    "线索",
    "███░░░░░░░",
    "1",
    "50 CNY",
    "██████████",
    "3",
    "250.1 CNY",
  ]);
});

test("velocity tells the cycle in days, and the stays by stage", () => {
  const rows = below("流速：走完要多少天");
  expect(rows[0]).toBe(
    "销售周期：中位 95 天，平均 95 天（期内赢单 2 单，最短 70 天，最长 120 天）",
  );
  expect(cellsOf(rows.at(-1))).toEqual([
    "签约",
    "██████████",
    "92（1 次）",
    "███████░░░",
    "60（1 次）",
  ]);
});

test("without stage history slope and velocity say that they need it", () => {
  const bare: readonly Deal[] = [{ id: "x", progress: { f: { stage: "offer" } } }];
  const lacks = "没有阶段历史，算不出流速和斜率：要有每次进出阶段的日期。";
  expect(below("流速：走完要多少天", bare)).toEqual([lacks]);
  expect(below("斜率：期内离开各阶段的商机有多少往前走", bare)).toEqual([lacks]);
});

test("the forecast has a row for every owner and currency, and the part that evidence lacks", () => {
  const rows = below("加权预测：金额 × 阶段赢率");
  expect(rows.slice(2, 7).map(cellsOf)).toEqual([
    // 5 of 560.03, the largest of the owners in that currency.
    ["乙", "2", "CNY", "5", "5", "0", "█░░░░░░░░░░░"],
    ["USD", "90", "90", "0", "████████████"],
    // 520.01 of 560.03 is 11.14 of 12 cells.
    ["甲", "2", "CNY", "560.03", "520.01", "40.02", "███████████▒"],
    ["合计", "4", "CNY", "565.03", "525.01", "40.02", "███████████▒"],
    ["USD", "90", "90", "0", "████████████"],
  ]);
  // 40.02 / 565.03
  expect(rows).toContain("CNY：按证据的预测比按宣称的少 7.1%");
});

describe("amounts of four currencies", () => {
  const amounts = [
    { amount: 1234567.5, currency: "CNY" },
    { amount: 98765, currency: "EUR" },
    { amount: 50000000, currency: "JPY" },
    { amount: 200000, currency: "USD" },
  ];
  const lead = { f: { stage: "lead", history: [moved("lead", "2026-04-01")] } };
  const four: readonly Deal[] = [
    ...amounts.map((opportunity) => ({
      id: opportunity.currency,
      opportunity: { ...opportunity, owner: "华东大区销售一部甲" },
      progress: lead,
    })),
    // The offer is claimed and not shown: by the evidence its deal is a lead as well.
    {
      id: "e",
      opportunity: { amount: 7000000, currency: "CNY" },
      progress: {
        f: { stage: "offer", history: [moved("lead", "2026-04-01"), moved("offer", "2026-05-01")] },
      },
    },
  ];

  test("have a line each in the table of capacity", () => {
    const lines = written("zh", 80, four).split("\n");
    const start = lines.indexOf("容量：期末在手的商机");
    expect(lines.slice(start + 3, start + 8).map((line) => cellsOf(line.trim()))).toEqual([
      // 1,234,567.5 + 7,000,000 by the evidence.
      ["线索", "4", "1,234,567.5 CNY", "5", "8,234,567.5 CNY"],
      ["98,765 EUR", "98,765 EUR"],
      ["50,000,000 JPY", "50,000,000 JPY"],
      ["200,000 USD", "200,000 USD"],
      ["报价", "1", "7,000,000 CNY", "0", "0"],
    ]);
  });

  test.each([40, 48, 60, 80, 100, 160])(
    "are never cut, nor is any other number, at %d",
    (width) => {
      for (const lang of ["zh", "en"] as const) {
        const shown = written(lang, width, four);
        const from = shown.indexOf(lang === "zh" ? "容量" : "Capacity");
        const capacity = shown.slice(from, shown.indexOf(lang === "zh" ? "斜率" : "Slope"));
        for (const one of ["8,234,567.5 CNY", "98,765 EUR", "50,000,000 JPY", "200,000 USD"])
          expect(capacity).toContain(one);
        expect(shown).not.toMatch(/[\d,.%]…/);
        for (const line of shown.split("\n")) expect(widthOf(line)).toBeLessThanOrEqual(width);
      }
    },
  );

  test("on a narrow page stand in a table by claim and one by evidence", () => {
    const lines = written("zh", 40, four).split("\n");
    const start = lines.indexOf("容量：期末在手的商机");
    const rows = lines.slice(start + 1, start + 18).map((line) => cellsOf(line.trim()));
    expect(rows[0]).toEqual(["阶段", "宣称", "金额"]);
    expect(rows[2]).toEqual(["线索", "4", "1,234,567.5 CNY"]);
    expect(rows[9]).toEqual(["阶段", "证据", "金额"]);
    expect(rows[11]).toEqual(["线索", "5", "8,234,567.5 CNY"]);
  });

  test("and a forecast with no room for its columns is told row by row", () => {
    const lines = written("en", 40, four).split("\n");
    const start = lines.findIndex((line) => line.startsWith("  华东大区"));
    // A tenth of each as a lead, and the same by the evidence.
    expect(lines.slice(start, start + 5)).toEqual([
      "  华东大区销售一部甲 · deals 4 ·",
      "    currency CNY · by claim 123,456.75 ·",
      "    by evidence 123,456.75 · gap 0",
      "    currency EUR · by claim 9,876.5 ·",
      "    by evidence 9,876.5 · gap 0",
    ]);
  });
});

test("without colour there is not one escape, with colour the words are the same", () => {
  const coloured = renderFunnel(ruleSet, analyzeFunnel(deals, ruleSet, period), {
    lang: "zh",
    width: 100,
    colour: true,
  });
  expect(written("zh")).not.toContain("\u001b");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control sequences
  expect(coloured.replaceAll(/\u001b\[\d+m/g, "")).toBe(written("zh"));
});

test("owners and currencies cannot move the cursor or forge a line", () => {
  const forged: Deal = {
    id: "x",
    opportunity: { amount: 1, currency: "\u001b[2JCNY", owner: "甲\n合计" },
    progress: { f: { stage: "lead" } },
  };
  expect(written("zh", 80, [forged])).not.toMatch(/[^\P{Cc}\n]/u);
});

test("no deals at all make a report without a slip", () => {
  expect(written("en", 80, [])).not.toMatch(/undefined|NaN|Infinity|\{\}/);
});
