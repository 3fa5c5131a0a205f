import { type Text, text } from "../model/text.ts";
import { cellName, isBlank, type Sheet, undefused } from "./cell.ts";
import type { Column } from "./columns.ts";
import { moreColumns, moreName } from "./more-sheet.ts";
import { placeColumns } from "./place-columns.ts";
import type { SheetPlan } from "./rule-set-columns.ts";
import { type SheetIssue, sheetIssue } from "./sheet-issue.ts";

/** A row that was read: its values, and the cell of each of them. */
export interface ReadRow {
  readonly id: string;
  readonly value: Record<string, unknown>;
  /** The cells by JSON pointer within the value; of blank ones too. */
  readonly cells: ReadonlyMap<string, string>;
  /** The cell that stands for the whole row. */
  readonly cell: string;
}

/** Returns the sheet of a name in either language; capitals do not matter. */
export function findSheet(sheets: readonly Sheet[], name: Text): Sheet | undefined {
  return sheets.find(({ name: said }) => {
    const own = said.trim().toLowerCase();
    return own === name.zh.toLowerCase() || own === name.en.toLowerCase();
  });
}

/** Sets what a column gives; texts in two languages are put together. */
export function setValue(target: Record<string, unknown>, path: Column["path"], value: unknown) {
  const [key, lang] = path;
  target[key] = lang === undefined ? value : { ...(target[key] as object), [lang]: value };
}

/** Returns the rows of a sheet that say something; what is wrong is added to the issues. */
export function readRows(
  sheets: readonly Sheet[],
  { name, columns, numberedBy }: SheetPlan,
  issues: SheetIssue[],
): readonly ReadRow[] {
  const sheet = findSheet(sheets, name);
  if (sheet === undefined) return [];
  const [, ...rows] = sheet.rows;
  const isNeeded = ({ path, standsIn }: Column): boolean =>
    standsIn !== undefined || (numberedBy === undefined && path[0] === "id");
  const isFilled = rows.some((row) => !row.every(isBlank));
  const needed = isFilled ? columns.filter(isNeeded) : [];
  const placed = placeColumns(sheet, columns, needed, issues);
  tellHeadless(sheet, issues);
  return rows.flatMap((row, index) => {
    if (row.every(isBlank)) return [];
    const value: Record<string, unknown> = {};
    const cells = new Map<string, string>();
    for (const [place, column] of placed) {
      const cell = row[place];
      const pointer = `/${column.path.join("/")}`;
      cells.set(pointer, `${sheet.name}!${cellName(place, index + 1)}`);
      if (isBlank(cell)) continue;
      const read = column.kind.read(cell);
      if (read.ok) setValue(value, column.path, read.value);
      else issues.push(sheetIssue(sheet.name, place, index + 1, read.message));
    }
    const cell = cells.get("/id") ?? `${sheet.name}!A${index + 2}`;
    if (numberedBy === undefined && cells.has("/id") && value.id === undefined) {
      issues.push({ cell, message: text("这一行没有 ID", "this row has no id") });
    }
    return [{ id: String(value[numberedBy ?? "id"] ?? ""), value, cells, cell }];
  });
}

/** Tells of columns that have no heading, by their first cell that says something. */
function tellHeadless({ name, rows }: Sheet, issues: SheetIssue[]): void {
  const told = new Set<number>();
  for (const [index, row] of rows.entries()) {
    for (const [place, cell] of row.entries()) {
      if (isBlank(cell) || !isBlank(rows[0]?.[place]) || told.has(place)) continue;
      told.add(place);
      const message = text("这一列没有标题", "this column has no heading");
      issues.push(sheetIssue(name, place, index, message));
    }
  }
}

/** A value of the `more` sheet. */
export interface MoreRow {
  readonly sheet: string;
  readonly id: string;
  readonly key: string;
  readonly value: unknown;
  readonly cell: string;
}

/** Returns what the `more` sheet says; what is wrong is added to the issues. */
export function readMore(sheets: readonly Sheet[], issues: SheetIssue[]): readonly MoreRow[] {
  const sheet = findSheet(sheets, moreName);
  const first = moreColumns.length - 1;
  return (sheet?.rows.slice(1) ?? []).flatMap((row, index) => {
    if (sheet === undefined || row.every(isBlank)) return [];
    const [where, id, key] = row.slice(0, first).map((cell) => String(cell ?? "").trim());
    const json = row
      .slice(first)
      .map((cell) => undefused(String(cell ?? "")))
      .join("");
    const cell = `${sheet.name}!${cellName(first, index + 1)}`;
    try {
      const value = JSON.parse(json) as unknown;
      return [{ sheet: where ?? "", id: id ?? "", key: key ?? "", value, cell }];
    } catch {
      issues.push({ cell, message: text("不是 JSON", "no JSON") });
      return [];
    }
  });
}
