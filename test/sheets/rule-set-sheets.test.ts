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

const text = (zh: string, en: string) => ({ zh, en });

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
    expect(read).toEqual({
      ok: false,
      issues: [
        {
          cell: "stages!A1",
          message: text("没有 `di` 这一列", "no column `di`"),
          help: text("是不是想写 `id`？", "did you mean `id`?"),
        },
      ],
    });
  });

  test.each([
    ["阶段 ID", "stge", "阶段 ID"],
    ["ID", "编码", "ID"],
    ["条件", "条见", undefined],
  ])("one heading of 42 checkpoints once: %s as %s", (head, said, meant) => {
    const own = ruleSetSheets(shipped("sangfor-seven-steps.json"), "zh");
    const place = placeOf(own, "检查点", head);
    const read = readRuleSetSheets(edited(own, "检查点", [place, 0], said));
    expect(read.ok ? [] : read.issues.map(({ message, help }) => [message.zh, help?.zh])).toEqual([
      [`没有 \`${said}\` 这一列`, meant && `是不是想写 \`${meant}\`？`],
    ]);
  });

  test("a column that is needed and not there, once", () => {
    const cut = sheets.map((sheet) =>
      sheet.name === "checkpoints"
        ? { ...sheet, rows: sheet.rows.map(([, ...row]) => row) }
        : sheet,
    );
    expect(issuesOf(cut)).toEqual([["checkpoints", "the column `stage id` is missing", undefined]]);
  });

  test("a heading and a key that are there twice", () => {
    const twice = edited(sheets, "stages", [1, 0], "id");
    expect(issuesOf(twice)).toEqual([["stages!B1", "the column `id` is there twice", undefined]]);
    // The version is on the third row.
    expect(issuesOf(edited(sheets, "rule set", [0, 2], "id"))).toEqual([
      ["rule set!A3", "the key `id` is there twice", undefined],
    ]);
    expect(issuesOf(edited(sheets, "rule set", [0, 2], "verison"))).toEqual([
      ["rule set!A3", "no key `verison`", "did you mean `version`?"],
    ]);
  });

  test("a checkpoint without a stage, and one of a stage that is none", () => {
    expect(issuesOf(edited(sheets, "checkpoints", [0, 1], null))).toEqual([
      ["checkpoints!A2", "this row has no stage", undefined],
    ]);
    expect(issuesOf(edited(sheets, "checkpoints", [0, 1], "frist"))).toEqual([
      ["checkpoints!A2", "no stage `frist`", "did you mean `first`?"],
    ]);
    const read = readRuleSetSheets(edited(sheets, "checkpoints", [0, 1], " "));
    expect(read.ok ? [] : read.issues.map(({ message }) => message.zh)).toEqual([
      "这一行没有写阶段",
    ]);
  });

  test("a stage without an id, and not the checkpoints that name it", () => {
    expect(issuesOf(edited(sheets, "stages", [0, 1], null))).toEqual([
      ["stages!A2", "this row has no id", undefined],
    ]);
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
    expect(first).toEqual([name, `there is no sheet \`${name}\``, help]);
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
    expect(first).toEqual(["检查点", "`checkpoints` and `检查点` are the same sheet", undefined]);
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
