import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { unreadCells } from "../../src/workbook/unread-cells.ts";
import { writeWorkbook } from "../../src/workbook/write-workbook.ts";

const cells = '<c r="B2"><v>7</v></c>';

/** Returns a workbook of two sheets with those cells in the second, and its XML changed further. */
const workbook = async (put: string, change: (xml: string) => string = (xml) => xml) => {
  const sheet = {
    rows: [[{ value: "head", type: String }], [null, { value: 7, type: Number }]],
    widths: [10, 10],
    hasHeading: false,
  };
  const parts = unzipSync(
    await writeWorkbook([
      { ...sheet, name: "one" },
      { ...sheet, name: "R&D" },
    ]),
  );
  const path = "xl/worksheets/sheet2.xml";
  const xml = strFromU8(parts[path] ?? new Uint8Array());
  expect(xml).toContain(cells);
  return zipSync({ ...parts, [path]: strToU8(change(xml.replace(cells, put))) });
};

describe("a cell that does not say its value", () => {
  test.each<[string, string, string | undefined]>([
    ["an error", '<c r="B2" t="e"><v>#REF!</v></c>', "#REF!"],
    ["a formula that comes to one", '<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>', "#DIV/0!"],
    ["a formula without a value", '<c r="B2"><f>A1+1</f></c>', undefined],
    ["a formula with an empty one", '<c r="B2"><f>A1+1</f><v></v></c>', undefined],
    ["a formula of a text without a value", '<c r="B2" t="str"><f>A1</f></c>', undefined],
    ["a formula that says no more than that", '<c r="B2"><f/></c>', undefined],
  ])("is told with its sheet: %s", async (_, xml, error) => {
    expect(unreadCells(await workbook(xml))).toEqual([
      { sheet: "R&D", name: "B2", ...(error ? { kind: "error", error } : { kind: "formula" }) },
    ]);
  });

  test.each<[string, string]>([
    ["a number", cells],
    ["nothing", '<c r="B2"/>'],
    ["a formula with its value", '<c r="B2"><f>A1+1</f><v>0</v></c>'],
    ["a formula that comes to an empty text", '<c r="B2" t="str"><f>A1</f><v></v></c>'],
    ["a formula with a text of its own", '<c r="B2" t="inlineStr"><f>A1</f><is><t>x</t></is></c>'],
    ["a text that reads like an error", '<c r="B2" t="str"><v>#REF!</v></c>'],
    ["a comment that reads like an error", '<!-- <c r="B2" t="e"><v>#REF!</v></c> -->'],
  ])("is none of these: %s", async (_, xml) => {
    expect(unreadCells(await workbook(xml))).toEqual([]);
  });

  test("is told of merged cells, of which the first alone is stored", async () => {
    const merge =
      '<mergeCells count="2"><mergeCell ref="A2:A4"/><mergeCell ref="B2:C2"/></mergeCells>';
    const merged = (xml: string): string => xml.replace("</sheetData>", `</sheetData>${merge}`);
    expect(unreadCells(await workbook(cells, merged))).toEqual([
      { kind: "merged", sheet: "R&D", name: "A2:A4" },
      { kind: "merged", sheet: "R&D", name: "B2:C2" },
    ]);
  });

  test("is told of every cell in order, whatever the prefix of the names is", async () => {
    const two = '<c r="B2" t="e"><v>#N/A</v></c><c r="C2"><f>A1</f></c>';
    const prefixed = (xml: string): string =>
      xml
        .replaceAll(/<(\/?)(worksheet|sheetData|row|c|f|v)\b/g, "<$1x:$2")
        .replace("xmlns=", "xmlns:x=");
    expect(unreadCells(await workbook(two, prefixed))).toEqual([
      { kind: "error", sheet: "R&D", name: "B2", error: "#N/A" },
      { kind: "formula", sheet: "R&D", name: "C2" },
    ]);
  });
});

test("bytes that are no workbook are refused", () => {
  expect(() => unreadCells(strToU8("{}"))).toThrow();
  expect(() => unreadCells(zipSync({ "a.xml": strToU8("<a/>") }))).toThrow(
    "xl/_rels/workbook.xml.rels is missing",
  );
});
