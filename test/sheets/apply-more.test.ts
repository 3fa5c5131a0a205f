import { expect, test } from "vitest";
import { applyMore } from "../../src/sheets/apply-more.ts";
import type { ReadRow } from "../../src/sheets/read-rows.ts";

test("a value for each of very many rows is put in its row, with no search through all", {
  timeout: 10_000,
}, () => {
  const ids = Array.from({ length: 100_000 }, (_, index) => String(index + 1));
  const rows = ids.map(
    (id): ReadRow => ({ id, value: {}, cells: new Map(), cell: `evidence!A${id}` }),
  );
  const more = {
    name: "more",
    rows: [
      ["sheet", "id", "key", "JSON"],
      ...ids.map((id) => ["evidence", id, "note", `"${id} "`]),
    ],
  };
  const issues: never[] = [];
  applyMore([more], new Map([["evidence", rows]]), issues);
  expect(issues).toEqual([]);
  expect([rows[0]?.value, rows.at(-1)?.value]).toEqual([{ note: "1 " }, { note: "100000 " }]);
});
