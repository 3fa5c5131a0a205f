import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Condition } from "../../src/rules/condition.ts";
import { parseCondition } from "../../src/sheets/parse-condition.ts";
import { printCondition } from "../../src/sheets/print-condition.ts";
import { shippedRuleSets } from "../../src/shipped/rule-sets.ts";
import { conditionsOf } from "./conditions-of.ts";
import { oddCondition } from "./odd-condition.ts";

const languages = ["zh", "en"] as const;

const supporters: Condition = {
  fact: "contacts.count",
  operator: "greaterThanInclusive",
  value: 2,
  params: {
    where: { fact: "stance", operator: "in", value: ["supporter", "coach"] },
    scope: "decision-chain",
  },
  source: "customer-statement",
};

const nested: Condition = {
  atLeast: 2,
  of: [
    { fact: "ready", operator: "equal", value: true },
    { not: { condition: "named-1" }, note: "why" },
    { fact: "account.products", operator: "everyFact:not:equal", value: "x" },
  ],
};

describe("conditions in words", () => {
  test("are written in English", () => {
    expect(printCondition(nested, "en")).toBe(
      [
        "at least 2 of (",
        "  ready = yes,",
        '  not(condition(named-1)) note "why",',
        '  account.products every not = "x"',
        ")",
      ].join("\n"),
    );
  });

  test("are written in Chinese", () => {
    expect(printCondition(supporters, "zh")).toBe(
      [
        "contacts.count（",
        '  范围：stance 属于 ["supporter"、"coach"]，',
        "  口径：decision-chain",
        "） ≥ 2 出自 customer-statement",
      ].join("\n"),
    );
  });

  test.each([
    ["ready = yes", { fact: "ready", operator: "equal", value: true }],
    ["ready＝是", { fact: "ready", operator: "equal", value: true }],
    [
      "全部（a ≥ 1、b 不等于 “x”）",
      {
        all: [
          { fact: "a", operator: "greaterThanInclusive", value: 1 },
          { fact: "b", operator: "notEqual", value: "x" },
        ],
      },
    ],
    [
      "至少2项(a>1，非(b = 无))",
      {
        atLeast: 2,
        of: [
          { fact: "a", operator: "greaterThan", value: 1 },
          { not: { fact: "b", operator: "equal", value: null } },
        ],
      },
    ],
    ["`any` = -0.5", { fact: "any", operator: "equal", value: -0.5 }],
    [
      'custom.site at a.b = "x"',
      {
        fact: "custom.site",
        operator: "equal",
        value: "x",
        path: "a.b",
      },
    ],
    [
      "known(of: account.tier) = yes",
      {
        fact: "known",
        operator: "equal",
        value: true,
        params: { of: "account.tier" },
      },
    ],
  ] as [string, Condition][])("%s is understood", (source, condition) => {
    expect(parseCondition(source)).toEqual({ ok: true, condition });
  });

  test.each([
    ["", 0, "expected a condition at character 1, found the end"],
    ["all(a = 1", 9, "expected a comma or a closing bracket at character 10, found the end"],
    [
      "a = supporter",
      4,
      "expected a value: a text in quotes, a number, yes, no, none, or a list in [ ] at character 5, found `supporter`",
    ],
    // What stands in a cell could otherwise clear a terminal.
    ["\u001b[2J", 0, "expected a condition at character 1, found `?`"],
    ["a ~ 1", 2, "expected a comparison such as = or contains at character 3, found `~`"],
    ["a = 1 b = 2", 6, "expected the end at character 7, found `b`"],
    [
      "not(a = 1, b = 2)",
      17,
      "expected one condition alone in `not` at character 18, found the end",
    ],
    [
      "c(where: a = 1, where: a = 2) = 1",
      16,
      "expected one of `where`, `meets`, `of`, `weight`, `scope`, each once at character 17, found `where`",
    ],
  ])("%s is refused where it goes wrong", (source, offset, message) => {
    const parsed = parseCondition(source);
    expect(parsed).toMatchObject({ ok: false, offset, message: { en: message } });
  });

  test("tell in Chinese what is wrong", () => {
    expect(parseCondition("全部（a = 1")).toMatchObject({
      message: { zh: "第 9 个字符处应是逗号或右括号，这里是结尾" },
    });
    expect(parseCondition("全部（a ~ 1")).toMatchObject({
      message: { zh: "第 6 个字符处应是比较，例如 = 或 包含，这里是 `~`" },
    });
  });

  test("nest only so deep", () => {
    expect(parseCondition(`${"not(".repeat(100_000)}a = 1`)).toMatchObject({
      ok: false,
      offset: 260,
    });
  });
});

describe("the documented examples", () => {
  const [, english = "", chinese = ""] =
    /```text\n(at least[\s\S]*?)```[\s\S]*?```text\n(至少[\s\S]*?)```/.exec(
      readFileSync("docs/sheets.md", "utf8"),
    ) ?? [];

  test("say the same in both languages, as they are printed", () => {
    const parsed = parseCondition(english);
    expect(parsed).toMatchObject({ ok: true, condition: { atLeast: 2, of: [{}, {}, {}] } });
    expect(parseCondition(chinese)).toEqual(parsed);
    for (const [lang, printed] of [
      ["en", english],
      ["zh", chinese],
    ] as const) {
      expect(parsed.ok && printCondition(parsed.condition, lang)).toBe(printed.trim());
    }
  });
});

describe("print and parse", () => {
  test.each(languages)("give back every condition of the shipped sets in %s", (lang) => {
    const all = Object.values(shippedRuleSets).flatMap(conditionsOf);
    expect(all.length).toBeGreaterThan(300);
    for (const condition of all) {
      expect(parseCondition(printCondition(condition, lang))).toEqual({ ok: true, condition });
    }
  });

  test.each(languages)("give back any condition in %s, odd names and texts included", (lang) => {
    fc.assert(
      fc.property(oddCondition, (condition) => {
        expect(parseCondition(printCondition(condition, lang))).toEqual({ ok: true, condition });
      }),
    );
  });

  test("never throw on any text", () => {
    const words = [
      "all",
      "全部",
      "（",
      ")",
      "at least",
      "2",
      "项",
      "a.b",
      "=",
      '"',
      "[",
      ",",
      "：",
      "\\",
    ];
    const source = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(fc.constantFrom(...words)).map((parts) => parts.join(" ")),
    );
    fc.assert(fc.property(source, (text) => typeof parseCondition(text).ok === "boolean"));
  });
});
