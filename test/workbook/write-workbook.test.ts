import readExcelFile from "read-excel-file/node";
import { expect, test } from "vitest";
import { writeWorkbook } from "../../src/workbook/write-workbook.ts";

test("a text that is called like a property of every object is a text like any other", async () => {
  const words = ["constructor", "toString", "__proto__", "constructor", "valueOf", "other"];
  const rows = words.map((value) => [{ value, type: String }]);
  const bytes = await writeWorkbook([{ name: "one", rows, widths: [10], hasHeading: false }]);
  const [sheet] = await readExcelFile(Buffer.from(bytes));
  expect(sheet?.data.flat()).toEqual(words);
});
