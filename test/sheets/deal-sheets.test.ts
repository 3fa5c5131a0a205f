import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Deal } from "../../src/model/deal.ts";
import { dealSheets } from "../../src/sheets/deal-sheets.ts";
import { readDealSheets } from "../../src/sheets/read-deal-sheets.ts";
import { shippedRuleSets } from "../../src/shipped/rule-sets.ts";
import { dealArbitrary } from "../../src/testing/deal-arbitrary.ts";

const languages = ["zh", "en"] as const;
const fixtures = readdirSync("fixtures/deals")
  .filter((name) => name.endsWith(".json"))
  .map((name) => JSON.parse(readFileSync(`fixtures/deals/${name}`, "utf8")) as Deal);

const odd: Deal = {
  id: "odd",
  name: "=1+1",
  account: { products: ["one", "two"], tier: "A", name: " spaced " },
  contacts: [],
  opportunity: { budget: { amount: 5 }, needs: [{ id: "n", what: "x\ny" }] },
  evidence: [
    { what: "ready", value: true, at: "2026-06-01" },
    { what: "note", value: "yes", at: "2026-06-01" },
    { what: "list", value: ["a", "b"], at: "2026-06-01" },
    { what: "list", value: "[]", at: "2026-06-01" },
    { what: "none", value: null, at: "2026-06-01" },
  ],
  custom: { "a.b": { "c.d": 1 } },
};

describe("deals as sheets, read back", () => {
  test.each(languages)("are the deals there were, in %s", (lang) => {
    expect(readDealSheets(dealSheets([...fixtures, odd], lang))).toEqual({
      ok: true,
      deals: [...fixtures, odd],
    });
  });

  test.each(languages)("are any deal, in %s", (lang) => {
    fc.assert(
      fc.property(dealArbitrary(shippedRuleSets["sangfor-seven-steps"]), (deal) => {
        expect(readDealSheets(dealSheets([deal], lang))).toEqual({ ok: true, deals: [deal] });
      }),
      { numRuns: 25 },
    );
  });
});

describe("what a rep has filled in", () => {
  test("is taken", () => {
    const read = readDealSheets([
      {
        name: "deals",
        rows: [
          ["id", "customer tier account.tier"],
          ["d", "A"],
        ],
      },
      {
        name: "evidence",
        rows: [
          ["deal id", "what", "value", "day"],
          ["d", "ready", "是", "2026-06-01"],
        ],
      },
    ]);
    expect(read).toEqual({
      ok: true,
      deals: [
        {
          id: "d",
          account: { tier: "A" },
          evidence: [{ what: "ready", value: true, at: "2026-06-01" }],
        },
      ],
    });
  });

  test("is told where no sheet and no column takes it", () => {
    const read = readDealSheets([
      { name: "Deals", rows: [["id"], ["d", "stray"]] },
      {
        name: "evidences",
        rows: [
          ["deal id", "what"],
          ["d", "ready"],
        ],
      },
    ]);
    expect(read).toEqual({
      ok: false,
      issues: [
        {
          cell: "evidences",
          message: {
            zh: "没有 `evidences` 这张表",
            en: "there is no sheet `evidences`",
          },
          help: { zh: "是不是想写 `evidence`？", en: "did you mean `evidence`?" },
        },
        {
          cell: "Deals!B2",
          message: { zh: "这一列没有标题", en: "this column has no heading" },
        },
      ],
    });
  });

  test("is told once where it has no id, and where what belongs to it has no deal", () => {
    const told = (deal: string | null, own: string | null) => {
      const read = readDealSheets([
        {
          name: "deals",
          rows: [
            ["id", "name"],
            [deal, "A"],
            ["d-200", "B"],
          ],
        },
        {
          name: "evidence",
          rows: [
            ["deal id", "what", "value", "day"],
            [own, "ready", "yes", "2026-06-01"],
          ],
        },
      ]);
      return read.ok
        ? []
        : read.issues.map(({ cell, message, help }) => [cell, message.en, help?.en]);
    };
    expect(told(null, "d-100")).toEqual([["deals!A2", "this row has no id", undefined]]);
    expect(told("d-100", null)).toEqual([["evidence!A2", "this row has no deal", undefined]]);
    expect(told("d-100", "d-10O")).toEqual([
      ["evidence!A2", "no deal `d-10O`", "did you mean `d-100`?"],
    ]);
  });

  test("is told by its cell where it is wrong", () => {
    const read = readDealSheets([
      {
        name: "deals",
        rows: [
          ["id", "customer tier account.tier"],
          ["d", "Z"],
          ["d", "A"],
        ],
      },
      {
        name: "证据",
        rows: [
          ["商机 ID", "记录项", "内容", "日期"],
          ["d", "ready", "是", "2026-02-30"],
          ["e", "ready", "是", "2026-02-01"],
        ],
      },
    ]);
    expect(read.ok ? [] : read.issues.map(({ cell }) => cell)).toEqual(
      expect.arrayContaining(["deals!A3", "证据!A3", "deals!B2", "证据!D2"]),
    );
  });
});
