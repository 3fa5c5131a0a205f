import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { widthOf } from "../../src/report/cells.ts";
import { span } from "../../src/report/span.ts";
import { type Column, layTable } from "../../src/report/table.ts";

const columns: readonly Column[] = [
  { head: span("客户"), least: 6 },
  { head: span("金额"), align: "right" },
];

const lay = (rows: readonly (readonly string[])[], width: number): readonly string[] =>
  layTable(
    columns,
    rows.map((row) => row.map((cell) => span(cell))),
    width,
  ).map((line) => line.map(({ text }) => text).join(""));

describe("a table", () => {
  test("is aligned with Chinese text, numbers to the right", () => {
    expect(
      lay(
        [
          ["上海机械", "5"],
          ["Acme", "1,200"],
        ],
        40,
      ),
    ).toEqual(["客户       金额", "───────────────", "上海机械      5", "Acme      1,200"]);
  });

  test("squeezes the column that may be squeezed, and cuts what no longer fits", () => {
    // Two columns and a gap of 2 in 13 cells: 5 for the amount leave 6 for the customer.
    expect(
      lay(
        [
          ["上海机械", "5"],
          ["Acme", "1,200"],
        ],
        13,
      ),
    ).toEqual(["客户     金额", "─────────────", "上海…       5", "Acme    1,200"]);
  });

  test("has lines of one width, whatever is in it", () => {
    const cell = fc
      .array(fc.constantFrom("a", "客", "，", "👍", "🫠", " ", "é", "123"), { maxLength: 12 })
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell)),
        fc.integer({ min: 20, max: 60 }),
        (rows, width) => {
          const widths = lay(rows, width).map(widthOf);
          expect(new Set(widths).size).toBe(1);
        },
      ),
    );
  });
});
