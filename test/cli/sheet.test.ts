import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readWorkbook, writeSheets } from "../../src/cli/sheet-workbook.ts";
import type { RuleSet } from "../../src/rules/rule-set.ts";
import type { Sheet } from "../../src/sheets/cell.ts";
import { readRuleSetSheets } from "../../src/sheets/read-rule-set-sheets.ts";
import { ruleSetSheets } from "../../src/sheets/rule-set-sheets.ts";
import { shippedRuleSets } from "../../src/shipped/rule-sets.ts";
import { ruleSetArbitrary } from "../../src/testing/rule-set-arbitrary.ts";
import { writeWorkbook } from "../../src/workbook/write-workbook.ts";
import { openPlace, type Place, twoStages } from "./program.ts";

let place: Place;
beforeEach(() => {
  place = openPlace();
});
afterEach(() => place.remove());

const change = async (name: string, edit: (sheet: Sheet) => Sheet) => {
  const path = join(place.path, name);
  const { sheets } = await readWorkbook(readFileSync(path));
  writeFileSync(path, await writeSheets(sheets.map(edit)));
};

/** Changes a part of a workbook as it is stored. */
const changePart = (name: string, part: string, from: string, to: string) => {
  const path = join(place.path, name);
  const parts = unzipSync(readFileSync(path));
  const xml = strFromU8(parts[part] ?? new Uint8Array());
  expect(xml).toContain(from);
  writeFileSync(path, zipSync({ ...parts, [part]: strToU8(xml.replace(from, to)) }));
};

describe("dealgate sheet", () => {
  test("refuses a workbook that unpacks to more than it reads, whatever it says of itself", async () => {
    const parts = { "xl/workbook.xml": new Uint8Array(200_000_000) };
    const packed = zipSync(parts);
    writeFileSync(join(place.path, "bomb.xlsx"), packed);
    const ran = await place.run(["sheet", "import", "bomb.xlsx"]);
    expect([ran.code, ran.stderr]).toEqual([3, "error: `bomb.xlsx` is too large\n"]);
    // In both of its headers it now says that it has but a hundred bytes.
    const view = new DataView(packed.buffer, packed.byteOffset);
    for (let at = 0; at + 28 < packed.length; at++) {
      if (view.getUint32(at, true) === 0x04034b50) view.setUint32(at + 22, 100, true);
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 100, true);
    }
    writeFileSync(join(place.path, "liar.xlsx"), packed);
    const lied = await place.run(["sheet", "import", "liar.xlsx"]);
    expect(lied.code).toBe(3);
    expect(lied.stderr).toContain("is no Excel workbook");
  });

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

  test.each([
    ["a deal", "deal.json", '{\n  "id": "d-1"\n}\n'],
    ["a list of deals", "deals.json", '[{ "id": "d-1" }, { "id": "d-2" }]'],
    ["a deal a line", "deals.ndjson", '\n{"id":"d-1"}\n{"id":"d-2"}\n'],
  ])("names the option for %s", async (_, name, content) => {
    place.write(name, content);
    const ran = await place.run(["sheet", "export", name, "x.xlsx"]);
    expect(ran).toEqual({
      code: 64,
      stdout: "",
      stderr: `error: \`${name}\` holds deals and is no rule set\n  \`--deals\` exports deals\n`,
    });
  });

  test.each(
    Object.values<RuleSet>(shippedRuleSets).map((ruleSet) => [ruleSet.id, ruleSet] as const),
  )("loses nothing of %s in the workbook", async (_, ruleSet) => {
    const { sheets } = await readWorkbook(await writeSheets(ruleSetSheets(ruleSet, "zh")));
    expect(readRuleSetSheets(sheets)).toEqual({ ok: true, ruleSet });
  });

  test("loses nothing of any rule set in the workbook", async () => {
    await fc.assert(
      fc.asyncProperty(ruleSetArbitrary(), async (ruleSet) => {
        const { sheets } = await readWorkbook(await writeSheets(ruleSetSheets(ruleSet, "en")));
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

  test("takes a date cell as its day, and refuses one with a time of day", async () => {
    const imported = async (date: string) => {
      const at = { value: new Date(date), type: Date, format: "yyyy-mm-dd hh:mm" } as const;
      const sheets = [
        { name: "deals", rows: [["id"], ["d"]].map((row) => row.map((value) => ({ value }))) },
        {
          name: "evidence",
          rows: [
            ["deal id", "what", "value", "day"].map((value) => ({ value })),
            [{ value: "d" }, { value: "custom.ready" }, { value: "yes" }, at],
          ],
        },
      ].map((sheet) => ({ ...sheet, widths: [], hasHeading: true }));
      writeFileSync(join(place.path, "dated.xlsx"), await writeWorkbook(sheets));
      return place.run(["sheet", "import", "dated.xlsx"]);
    };
    const whole = await imported("2026-03-01T00:00:00Z");
    expect(JSON.parse(whole.stdout)).toEqual({
      id: "d",
      evidence: [{ what: "custom.ready", value: true, at: "2026-03-01" }],
    });
    // A cell that holds a time alone is one of the day that Excel counts from.
    for (const date of ["2026-03-01T14:30:00Z", "1899-12-30T14:30:00Z"]) {
      const timed = await imported(date);
      expect([timed.code, timed.stdout]).toEqual([3, ""]);
      expect(timed.stderr).toContain("evidence!D2");
      expect(timed.stderr).toContain(date.slice(0, 19));
    }
  });

  test("refuses deals of one id, which a sheet could not tell apart", async () => {
    place.write("deals.ndjson", '{"id":"d"}\n{"id":"e"}\n{"id":"d"}\n{"id":"e"}\n');
    const ran = await place.run(["sheet", "export", "--deals", "deals.ndjson", "x.xlsx"]);
    const help = "  a workbook tells deals apart by id: give each its own\n";
    expect(ran).toMatchObject({
      code: 3,
      stderr: `error: 2 deals have the id \`d\`: deals.ndjson:1, deals.ndjson:3\n${help}error: 2 deals have the id \`e\`: deals.ndjson:2, deals.ndjson:4\n${help}`,
    });
    expect(() => place.read("x.xlsx")).toThrow();
  });

  test("refuses deals whose id no cell can hold", async () => {
    place.write("deals.ndjson", '{"id":"d"}\n{"id":"d "}\n{"id":"a\\tb"}\n');
    const argv = ["sheet", "export", "--deals", "deals.ndjson", "x.xlsx"];
    const help =
      "  an id that begins or ends with white space, or has control characters, does not come back";
    expect(await place.run(argv)).toMatchObject({
      code: 3,
      stderr: `error: deals.ndjson:2: no cell can hold the id \`d \`\n${help}\nerror: deals.ndjson:3: no cell can hold the id \`a?b\`\n${help}\n`,
    });
    expect(() => place.read("x.xlsx")).toThrow();
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
      "constructor",
      "__proto__",
      "broken \uFFFD",
      "\uFDD0\u{1FFFE}",
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
      stderr: `error: \`${to}\` is both input and output, or given twice\n`,
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
    expect(stderr).toContain("error: two.xlsx singals: there is no sheet `singals`\n");
    expect(stderr).toContain("did you mean `signals`?");
  });

  const thirty = '<c r="B2" s="2"><v>30</v></c>';
  test.each([
    [
      thirty,
      '<c r="B2" s="2" t="e"><f>A9+1</f><v>#REF!</v></c>',
      "two.xlsx ageing!B2: the cell holds the error `#REF!`",
      "错误：two.xlsx ageing!B2：单元格报错 `#REF!`",
    ],
    [
      thirty,
      '<c r="B2" s="2"><f>15*2</f></c>',
      "two.xlsx ageing!B2: the formula has no stored value",
      "错误：two.xlsx ageing!B2：公式没有存下结果",
    ],
    [
      "</sheetData>",
      '</sheetData><mergeCells count="1"><mergeCell ref="B2:B4"/></mergeCells>',
      "two.xlsx ageing!B2:B4: the cells are merged; the first alone holds a value",
      "错误：two.xlsx ageing!B2:B4：单元格已合并，只有第一格有值",
    ],
  ])(
    "tells of a cell that does not say its value, and writes nothing",
    async (from, to, en, zh) => {
      const ruleSet = { ...JSON.parse(twoStages), staleAfterDays: { ready: 30 } };
      place.write("two.json", JSON.stringify(ruleSet));
      await place.run(["sheet", "export", "two.json", "two.xlsx"]);
      const before = await place.run(["sheet", "import", "two.xlsx"]);
      expect(JSON.parse(before.stdout)).toEqual(ruleSet);
      // The seventh sheet.
      changePart("two.xlsx", "xl/worksheets/sheet7.xml", from, to);
      const ran = await place.run(["sheet", "import", "two.xlsx", "out.json"]);
      expect([ran.code, ran.stdout]).toEqual([3, ""]);
      expect(ran.stderr).toContain(en);
      expect(() => place.read("out.json")).toThrow();
      expect((await place.run(["sheet", "import", "two.xlsx", "--lang", "zh"])).stderr).toContain(
        zh,
      );
    },
  );

  test("passes over a sheet that is a chart", async () => {
    place.write("two.json", twoStages);
    await place.run(["sheet", "export", "two.json", "two.xlsx"]);
    const chart = '<sheet r:id="rId99" sheetId="99" name="Chart1"/></sheets>';
    const type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/chartsheet";
    const relation = `<Relationship Id="rId99" Type="${type}" Target="worksheets/chart.xml"/></Relationships>`;
    changePart("two.xlsx", "xl/workbook.xml", "</sheets>", chart);
    changePart("two.xlsx", "xl/_rels/workbook.xml.rels", "</Relationships>", relation);
    const path = join(place.path, "two.xlsx");
    const parts = unzipSync(readFileSync(path));
    writeFileSync(path, zipSync({ ...parts, "xl/worksheets/chart.xml": strToU8("<chartsheet/>") }));
    const { code, stdout } = await place.run(["sheet", "import", "two.xlsx"]);
    expect({ code, ruleSet: JSON.parse(stdout) }).toEqual({
      code: 0,
      ruleSet: JSON.parse(twoStages),
    });
  });

  test.each([
    ["deals", "deal", "no sheet `deals`; there are `deal`, `evidence`,", "should `deal` be called"],
    ["deals", "Deals 2026", "no sheet `deals`; there are `Deals 2026`,", "should `Deals 2026` be"],
    ["deals", "Sheet1", "no sheet `deals`; there are `Sheet1`, `evidence`,", ""],
  ])("says that the sheet of deals is missing: %s is %s", async (from, to, message, help) => {
    place.write("deal.json", JSON.stringify({ id: "d", evidence: [] }));
    await place.run(["sheet", "export", "--deals", "deal.json", "deal.xlsx"]);
    await change("deal.xlsx", (sheet) => (sheet.name === from ? { ...sheet, name: to } : sheet));
    const { code, stdout, stderr } = await place.run(["sheet", "import", "deal.xlsx"]);
    expect([code, stdout]).toEqual([3, ""]);
    expect(stderr).toContain(`error: deal.xlsx: ${message}`);
    expect(stderr).not.toContain("rule set");
    expect(stderr).toContain(help);
    expect(stderr.includes("should ")).toBe(help !== "");
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
