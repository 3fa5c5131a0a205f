import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readSheets, writeSheets } from "../../src/cli/sheet-workbook.ts";
import type { RuleSet } from "../../src/rules/rule-set.ts";
import type { Sheet } from "../../src/sheets/cell.ts";
import { readRuleSetSheets } from "../../src/sheets/read-rule-set-sheets.ts";
import { ruleSetSheets } from "../../src/sheets/rule-set-sheets.ts";
import { shippedRuleSets } from "../../src/shipped/rule-sets.ts";
import { ruleSetArbitrary } from "../../src/testing/rule-set-arbitrary.ts";
import { openPlace, type Place, twoStages } from "./program.ts";

let place: Place;
beforeEach(() => {
  place = openPlace();
});
afterEach(() => place.remove());

const change = async (name: string, edit: (sheet: Sheet) => Sheet) => {
  const path = join(place.path, name);
  const sheets = await readSheets(readFileSync(path));
  writeFileSync(path, await writeSheets(sheets.map(edit)));
};

describe("dealgate sheet", () => {
  test.each(["zh", "en"])("reads back the rule set it has written in %s", async (lang) => {
    const exported = await place.run([
      "sheet",
      "export",
      "sangfor-seven-steps",
      "rules.xlsx",
      "--lang",
      lang,
    ]);
    expect(exported.code).toBe(0);
    const imported = await place.run(["sheet", "import", "rules.xlsx", "rules.json"]);
    expect(imported).toMatchObject({ code: 0, stdout: "", stderr: "wrote `rules.json`\n" });
    expect(JSON.parse(place.read("rules.json"))).toEqual(
      JSON.parse(readFileSync("rules/sangfor-seven-steps.json", "utf8")),
    );
  });

  test.each(
    Object.values<RuleSet>(shippedRuleSets).map((ruleSet) => [ruleSet.id, ruleSet] as const),
  )("loses nothing of %s in the workbook", async (_, ruleSet) => {
    const sheets = await readSheets(await writeSheets(ruleSetSheets(ruleSet, "zh")));
    expect(readRuleSetSheets(sheets)).toEqual({ ok: true, ruleSet });
  });

  test("loses nothing of any rule set in the workbook", async () => {
    await fc.assert(
      fc.asyncProperty(ruleSetArbitrary(), async (ruleSet) => {
        const sheets = await readSheets(await writeSheets(ruleSetSheets(ruleSet, "en")));
        expect(readRuleSetSheets(sheets)).toEqual({ ok: true, ruleSet });
      }),
      { numRuns: 15 },
    );
  });

  test("reads back what LibreOffice has saved", async () => {
    place.write("saved.xlsx", readFileSync("test/sheets/saved-by-libreoffice.xlsx"));
    const { code, stdout } = await place.run(["sheet", "import", "saved.xlsx"]);
    expect({ code, ruleSet: JSON.parse(stdout) }).toEqual({
      code: 0,
      ruleSet: JSON.parse(twoStages),
    });
  });

  test("reads back the deals it has written", async () => {
    const deals = ["03-missing-evidence", "05-overstated-claim"].map((name) =>
      JSON.parse(readFileSync(`fixtures/deals/${name}.json`, "utf8")),
    );
    place.write("deals.json", JSON.stringify(deals));
    place.write("deal.json", JSON.stringify(deals[0]));
    for (const [name, content] of [
      ["deals", deals],
      ["deal", deals[0]],
    ]) {
      const argv = ["sheet", "export", "--deals", `${name}.json`, `${name}.xlsx`];
      expect((await place.run(argv)).code).toBe(0);
      const { stdout } = await place.run(["sheet", "import", `${name}.xlsx`]);
      expect(JSON.parse(stdout)).toEqual(content);
    }
  });

  test("refuses deals of one id, which a sheet could not tell apart", async () => {
    place.write("deals.json", JSON.stringify([{ id: "d" }, { id: "d" }]));
    const ran = await place.run(["sheet", "export", "--deals", "deals.json", "x.xlsx"]);
    expect(ran).toMatchObject({ code: 3, stderr: "error: several deals have the id `d`\n" });
  });

  test("writes the same bytes for the same rule set", async () => {
    place.write("two.json", twoStages);
    await place.run(["sheet", "export", "two.json", "one.xlsx"]);
    await place.run(["sheet", "export", "two.json", "--out", "other.xlsx"]);
    const [one, other] = ["one.xlsx", "other.xlsx"].map((name) =>
      readFileSync(join(place.path, name)),
    );
    expect(one?.equals(other ?? Buffer.of())).toBe(true);
  });

  test("keeps texts that a workbook would change", async () => {
    const notes = [
      "=1+1",
      " spaced ",
      "two\nlines",
      "_x000D_",
      "a\u0007b",
      "'quoted",
      "\uD83D\uDE00",
    ];
    for (const note of notes) {
      place.write("two.json", JSON.stringify({ ...JSON.parse(twoStages), note }));
      await place.run(["sheet", "export", "two.json", "two.xlsx"]);
      const { stdout } = await place.run(["sheet", "import", "two.xlsx"]);
      expect(JSON.parse(stdout)).toHaveProperty("note", note);
    }
  });

  test("tells by its cell what is wrong, and writes nothing", async () => {
    place.write("two.json", twoStages);
    await place.run(["sheet", "export", "two.json", "two.xlsx"]);
    // A blank row before, so that the cell is one row further down.
    await change("two.xlsx", (sheet) =>
      sheet.name === "checkpoints"
        ? {
            ...sheet,
            rows: [
              ...sheet.rows.slice(0, 1),
              [],
              ...sheet.rows
                .slice(1)
                .map((row) => row.map((cell) => (cell === "ready = yes" ? "ready = maybe" : cell))),
            ],
          }
        : sheet,
    );
    const { code, stdout, stderr } = await place.run(["sheet", "import", "two.xlsx"]);
    expect([code, stdout]).toEqual([3, ""]);
    expect(stderr).toBe(
      "error: two.xlsx checkpoints!H3: expected a value: a text in quotes, a number, yes, no, none, or a list in [ ] at character 9, found `maybe`\n",
    );
    const chinese = await place.run(["sheet", "import", "two.xlsx", "--lang", "zh"]);
    expect(chinese.stderr).toContain("错误：two.xlsx checkpoints!H3：第 9 个字符处应是值");
  });

  test("takes what an analyst has changed", async () => {
    place.write("two.json", twoStages);
    await place.run(["sheet", "export", "two.json", "two.xlsx", "--lang", "zh"]);
    await change("two.xlsx", (sheet) => ({
      ...sheet,
      rows: sheet.rows.map((row) =>
        row.map((cell) => (cell === "ready = 是" ? "非（ready = 否）" : cell)),
      ),
    }));
    const { stdout } = await place.run(["sheet", "import", "two.xlsx"]);
    expect(JSON.parse(stdout).stages[0].checkpoints[0].when).toEqual({
      not: { fact: "ready", operator: "equal", value: false },
    });
  });

  test.each([
    ["import", "two.xlsx", "two.xlsx"],
    ["import", "two.xlsx", "./two.xlsx"],
    ["export", "two.xlsx", "two.xlsx"],
  ])("refuses to write over what is read: %s %s %s", async (direction, from, to) => {
    place.write("two.json", twoStages);
    await place.run(["sheet", "export", "two.json", "two.xlsx"]);
    const before = place.read("two.xlsx");
    const ran = await place.run(["sheet", direction, from, to]);
    expect(ran).toMatchObject({
      code: 64,
      stdout: "",
      stderr: `error: \`${to}\` is read or written twice\n`,
    });
    expect(place.read("two.xlsx")).toBe(before);
  });

  test("tells of a sheet that was renamed, and writes nothing", async () => {
    place.write("two.json", twoStages);
    await place.run(["sheet", "export", "two.json", "two.xlsx"]);
    await change("two.xlsx", (sheet) =>
      sheet.name === "signals" ? { ...sheet, name: "singals" } : sheet,
    );
    const { code, stdout, stderr } = await place.run(["sheet", "import", "two.xlsx"]);
    expect([code, stdout]).toEqual([3, ""]);
    expect(stderr).toContain("error: two.xlsx singals: no sheet `singals`, or there twice\n");
    expect(stderr).toContain("did you mean `signals`?");
  });

  test.each([
    [["sheet", "export", "sangfor-seven-steps"], 64, "name the file to export to"],
    [["sheet", "export", "sangfor-seven-steps", "x.csv"], 64, "name the file to export to"],
    [["sheet", "export", "sangfor-seven-steps", "x.xlsx", "--out", "y.xlsx"], 64, "only once"],
    [["sheet", "exprot", "sangfor-seven-steps", "x.xlsx"], 64, "unknown `exprot`"],
    [["sheet", "export", "sangfor", "x.xlsx"], 64, "no rule set and no file"],
    [["sheet", "export", "sangfor-seven-steps", "no/x.xlsx"], 3, "no/x.xlsx"],
    [["sheet", "import", "none.xlsx"], 3, "none.xlsx"],
    [["sheet", "import", "two.json"], 3, "`two.json` is no Excel workbook"],
  ])("%j is refused", async (argv, code, told) => {
    place.write("two.json", twoStages);
    const ran = await place.run(argv);
    expect(ran.code).toBe(code);
    expect(ran.stderr).toContain(told);
  });
});
