import { unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import type { Offer } from "../../src/workbook/offer.ts";
import { writeWorkbook } from "../../src/workbook/write-workbook.ts";

/** Returns what the first sheet of a workbook offers: cells and the formula of their list. */
const offered = async (...offers: readonly (Offer | undefined)[]) => {
  const sheet = {
    name: "one",
    rows: [offers.map(() => ({ value: "head", type: String }))],
    widths: offers.map(() => 10),
    hasHeading: true,
    offers,
  };
  const files = unzipSync(await writeWorkbook([sheet, { ...sheet, name: "two", offers: [] }]));
  const texts = ["sheet1", "sheet2"].map((name) =>
    new TextDecoder().decode(files[`xl/worksheets/${name}.xml`]),
  );
  expect(texts[1]).not.toContain("dataValidation");
  const [xml = ""] = texts;
  return [
    ...xml.matchAll(/<dataValidation [^>]*sqref="([^"]*)"[^>]*><formula1>(.*?)<\/formula1>/g),
  ].map(([, cells, formula]) => `${cells} ${formula}`);
};

describe("a column of a sheet", () => {
  test("offers its values below the heading", async () => {
    expect(await offered(undefined, ["是", "否"])).toEqual(['B2:B1048576 "是,否"']);
  });

  test("offers the ids that stand in another sheet", async () => {
    expect(await offered({ sheet: "it's", rows: 7 })).toEqual(["A2:A1048576 'it''s'!$A$2:$A$8"]);
  });

  test.each<[string, Offer]>([
    ["no values", []],
    ["a value with a comma, which would become two", ["a,b"]],
    ["a value with a quote", ['a"b']],
    ["more than a list can hold", Array.from({ length: 60 }, (_, index) => `value-${index}`)],
    ["ids of a sheet without rows", { sheet: "two", rows: 0 }],
  ])("offers nothing of %s", async (_, offer) => {
    expect(await offered(offer)).toEqual([]);
  });
});
