import { text } from "../model/text.ts";
import type { Sheet } from "./cell.ts";
import { type ReadRow, readMore, setValue } from "./read-rows.ts";
import type { SheetIssue } from "./sheet-issue.ts";

/** Puts the values of the `more` sheet where they belong. */
export function applyMore(
  sheets: readonly Sheet[],
  all: ReadonlyMap<string, readonly ReadRow[]>,
  issues: SheetIssue[],
): void {
  const known = new Map([...all].map(([sheet, rows]) => [sheet, firstById(rows)] as const));
  for (const { sheet, id, key, value, cell } of readMore(sheets, issues)) {
    const row = known.get(sheet)?.get(id);
    const [first = "", lang] = key.split(".");
    const isText = lang === "zh" || lang === "en";
    const path = isText ? ([first, lang] as const) : ([key] as const);
    const before = row?.value[path[0]];
    const isTaken = isText ? Object(before)[lang] !== undefined : before !== undefined;
    if (row === undefined || key === "" || key === "__proto__") {
      const message = text("没有这一行可以补充", "there is no row that this belongs to");
      issues.push({ cell, message });
    } else if (isTaken) {
      const message = text("这个值在自己的表里已有", "its own sheet has this value already");
      issues.push({ cell, message });
    } else {
      setValue(row.value, path, value);
      (row.cells as Map<string, string>).set(`/${path.join("/")}`, cell);
    }
  }
}

/** Returns the rows by their ids, the first of each. */
function firstById(rows: readonly ReadRow[]): ReadonlyMap<string, ReadRow> {
  return new Map([...rows].reverse().map((row) => [row.id, row] as const));
}
