import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseRuleSet } from "../../src/rules/parse-rule-set.ts";
import type { RuleSet } from "../../src/rules/rule-set.ts";
import type { Cell, Sheet } from "../../src/sheets/cell.ts";
import { readRuleSetSheets } from "../../src/sheets/read-rule-set-sheets.ts";
import { ruleSetSheets } from "../../src/sheets/rule-set-sheets.ts";
import { ruleSetArbitrary } from "../../src/testing/rule-set-arbitrary.ts";
import { twoStages } from "../cli/program.ts";

const languages = ["zh", "en"] as const;
const files = readdirSync("rules").filter((name) => /(?<!\.schema)\.json$/.test(name));

const parsed = (data: unknown): RuleSet => {
  const result = parseRuleSet(data);
  if (!result.ok) throw new TypeError(JSON.stringify(result.issues));
  return result.ruleSet;
};

const shipped = (file: string): RuleSet =>
  parsed(JSON.parse(readFileSync(`rules/${file}`, "utf8")));

const small = parsed(JSON.parse(twoStages));

/** Returns sheets in which one cell holds something else. */
const edited = (
  sheets: readonly Sheet[],
  sheet: string,
  [column, row]: readonly [number, number],
  cell: Cell,
): readonly Sheet[] =>
  sheets.map((one) =>
    one.name === sheet
      ? {
          ...one,
          rows: one.rows.map((cells, r) =>
            r === row ? cells.map((old, c) => (c === column ? cell : old)) : cells,
          ),
        }
      : one,
  );

const placeOf = (sheets: readonly Sheet[], sheet: string, head: string): number =>
  sheets.find(({ name }) => name === sheet)?.rows[0]?.indexOf(head) ?? -1;

describe("a rule set as sheets", () => {
  test("has its checkpoints a row each, conditions in words", () => {
    const [, , checkpoints] = ruleSetSheets(small, "en");
    expect(checkpoints?.rows[1]).toEqual([
      "first",
      "is-ready",
      "is ready",
      "is ready",
      null,
      "yes",
      null,
      "ready = yes",
      "no",
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  test("keeps what no cell can hold on a sheet of its own", () => {
    const sheets = ruleSetSheets({ ...small, note: " spaced ", flags: [] }, "en");
    expect(sheets.at(-1)).toEqual({
      name: "more",
      rows: [
        ["sheet", "id", "key", "JSON"],
        ["rule-set", "", "note", '" spaced "'],
        ["rule-set", "", "flags", "[]"],
      ],
    });
  });

  test("puts an apostrophe before what might be taken for a formula", () => {
    const [own] = ruleSetSheets({ ...small, note: "=1+1" }, "en");
    expect(own?.rows.find(([key]) => key === "note")).toEqual(["note", "note", "'=1+1"]);
  });
});

describe("sheets read back", () => {
  test.each(files.flatMap((file) => languages.map((lang) => [file, lang] as const)))(
    "are the rule set of %s in %s",
    (file, lang) => {
      const ruleSet = shipped(file);
      expect(readRuleSetSheets(ruleSetSheets(ruleSet, lang))).toEqual({ ok: true, ruleSet });
    },
  );

  test.each(languages)("are any rule set in %s", (lang) => {
    const kinds = ["stages", "checklist", "overlay"] as const;
    const any = fc.constantFrom(...kinds).chain((kind) => ruleSetArbitrary({ kind }));
    fc.assert(
      fc.property(any, (ruleSet) => {
        expect(readRuleSetSheets(ruleSetSheets(ruleSet, lang))).toEqual({ ok: true, ruleSet });
      }),
      { numRuns: 40 },
    );
  });

  test("keep notes of any text", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        fc.string({ unit: "binary-ascii" }),
        (one, other) => {
          const ruleSet = { ...small, note: one, source: [`s${other}`] };
          expect(readRuleSetSheets(ruleSetSheets(ruleSet, "zh"))).toEqual({ ok: true, ruleSet });
        },
      ),
    );
  });

  test("take what an analyst has changed", () => {
    const sheets = ruleSetSheets(small, "zh");
    const condition = placeOf(sheets, "检查点", "条件");
    const read = readRuleSetSheets(
      edited(sheets, "检查点", [condition, 1], "任一（ready = 是，account.employees > 500）"),
    );
    expect(read.ok && read.ruleSet.stages?.[0]?.checkpoints[0]?.when).toEqual({
      any: [
        { fact: "ready", operator: "equal", value: true },
        { fact: "account.employees", operator: "greaterThan", value: 500 },
      ],
    });
  });
});

describe("what is wrong is told by its cell", () => {
  const sheets = ruleSetSheets(small, "en");
  const wrong = (sheet: string, head: string, cell: Cell) => {
    const read = readRuleSetSheets(edited(sheets, sheet, [placeOf(sheets, sheet, head), 1], cell));
    return read.ok ? [] : read.issues.map((issue) => `${issue.cell} ${issue.message.en}`);
  };

  test.each([
    [
      "checkpoints",
      "condition",
      "ready =",
      /^checkpoints!H2 expected a value: .* at character 8, found the end$/,
    ],
    ["checkpoints", "condition", "redy = yes", /^checkpoints!H2 .*redy/],
    ["checkpoints", "weight", "heavy", /^checkpoints!E2 expected a number$/],
    ["checkpoints", "weight", -1, /^checkpoints!E2 /],
    ["checkpoints", "essential", "perhaps", /^checkpoints!F2 expected yes or no$/],
    ["checkpoints", "title (English)", null, /^checkpoints!D2 /],
    ["checkpoints", "stage id", "frist", /^checkpoints!A2 no stage `frist`$/],
    ["checkpoints", "id", null, /^checkpoints!B2 this row has no id$/],
    ["signals", "type", "bolean", /^signals!E2 /],
    ["stages", "pass mark", 101, /^stages!I2 /],
  ] as [string, string, Cell, RegExp][])("%s, %s: %s", (sheet, head, cell, message) => {
    expect(wrong(sheet, head, cell)[0]).toMatch(message);
  });

  test("a heading that is none", () => {
    const read = readRuleSetSheets(edited(sheets, "stages", [0, 0], "di"));
    expect(read).toMatchObject({
      ok: false,
      issues: [
        { cell: "stages!A1" },
        { cell: "stages!A2" },
        { cell: "stages!A3" },
        { cell: "checkpoints!A2" },
      ],
    });
  });

  const issuesOf = (changed: readonly Sheet[]) => {
    const read = readRuleSetSheets(changed);
    return read.ok
      ? []
      : read.issues.map(({ cell, message, help }) => [cell, message.en, help?.en]);
  };
  const renamed = (from: string, to: string): readonly Sheet[] =>
    sheets.map((sheet) => (sheet.name === from ? { ...sheet, name: to } : sheet));

  test.each([
    ["checkpoint", "did you mean `checkpoints`?"],
    ["my points", undefined],
  ])("a sheet that is none: %s", (name, help) => {
    const [first] = issuesOf(renamed("checkpoints", name));
    expect(first).toEqual([name, `no sheet \`${name}\`, or there twice`, help]);
  });

  test("a sheet that is there in both languages", () => {
    const [first] = issuesOf([
      ...sheets,
      {
        name: "检查点",
        rows: [
          ["ID", "阶段 ID"],
          ["more", "first"],
        ],
      },
    ]);
    expect(first).toEqual(["检查点", "no sheet `检查点`, or there twice", undefined]);
  });

  test("but neither an empty sheet nor capitals in a name", () => {
    const changed = [...renamed("checkpoints", "Checkpoints"), { name: "Sheet2", rows: [[" "]] }];
    expect(readRuleSetSheets(changed)).toEqual({ ok: true, ruleSet: small });
  });

  test("a filled column without a heading, once", () => {
    const noted = sheets.map((sheet) =>
      sheet.name === "stages"
        ? {
            ...sheet,
            // Sixteen columns of its own, A to P; Q is blank.
            rows: sheet.rows.map((row, index) => (index === 0 ? row : [...row, null, "note"])),
          }
        : sheet,
    );
    expect(issuesOf(noted)).toEqual([["stages!R2", "this column has no heading", undefined]]);
  });

  test("content without a key", () => {
    // The version, on the third row.
    expect(issuesOf(edited(sheets, "rule set", [0, 2], " "))).toEqual([
      ["rule set!C3", "this row has no key", undefined],
    ]);
  });

  test("a workbook that is another", () => {
    expect(readRuleSetSheets([{ name: "Sheet1", rows: [] }])).toEqual({
      ok: false,
      issues: [
        {
          cell: "",
          message: {
            zh: "没有 `规则集`（`rule set`）或`商机`（`deals`）这张表，现有 `Sheet1`",
            en: "no sheet `rule set` or `deals`; there are `Sheet1`",
          },
        },
      ],
    });
  });

  test("a rule set without its first sheet, by its others", () => {
    expect(issuesOf(renamed("rule set", "ruleset"))).toEqual([
      [
        "",
        expect.stringMatching(/^no sheet `rule set`; there are /),
        "should `ruleset` be called `rule set`?",
      ],
    ]);
  });

  test("a value that stands twice", () => {
    const twice = sheets.map((sheet) =>
      sheet.name === "more"
        ? {
            ...sheet,
            rows: [
              ...sheet.rows,
              ["rule-set", "", "id", '"x"'],
              ["flags", "x", "note", "1"],
              ["", "", "", "{"],
            ],
          }
        : sheet,
    );
    const read = readRuleSetSheets(twice);
    expect(read.ok ? [] : read.issues.map(({ cell }) => cell)).toEqual([
      "more!D4",
      "more!D2",
      "more!D3",
    ]);
  });
});
