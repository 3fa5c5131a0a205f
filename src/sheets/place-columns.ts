import { didYouMean, quoted } from "../model/issue.ts";
import { nearest } from "../model/nearest.ts";
import { type Text, text } from "../model/text.ts";
import { cellName, isBlank, type Sheet } from "./cell.ts";
import type { Column } from "./columns.ts";
import type { SheetIssue } from "./sheet-issue.ts";

/**
 * Returns which column stands where, by the headings in either language. Headings that are none or
 * there twice, and columns that are needed and not there, are added to the issues, one for a fault.
 */
export function placeColumns(
  sheet: Sheet,
  columns: readonly Column[],
  needed: readonly Column[],
  issues: SheetIssue[],
): ReadonlyMap<number, Column> {
  const placed = new Map<number, Column>();
  const unknown = new Map<number, string>();
  const tell = (cell: string, message: Text, meant?: Column): void => {
    issues.push({ cell, message, ...(meant && { help: didYouMean(headOf(meant, sheet)) }) });
  };
  for (const [place, head] of (sheet.rows[0] ?? []).entries()) {
    if (isBlank(head)) continue;
    const said = String(head).trim();
    const column = columns.find(({ title }) => title.zh === said || title.en === said);
    if (column === undefined) unknown.set(place, said);
    else if ([...placed.values()].includes(column)) {
      const name = quoted(said);
      const message = text(`${name} 这一列写了两遍`, `the column ${name} is there twice`);
      tell(`${sheet.name}!${cellName(place, 0)}`, message);
    } else placed.set(place, column);
  }
  const there = new Set(placed.values());
  const absent = columns.filter((column) => !there.has(column));
  const lacking = needed.filter((column) => !there.has(column));
  // Where one is needed and one is unknown, they are the same.
  const only = unknown.size === 1 && lacking.length === 1 ? lacking[0] : undefined;
  const meant = new Set<Column>();
  for (const [place, said] of unknown) {
    const column = columnMeant(said, absent) ?? only;
    if (column !== undefined) meant.add(column);
    const message = text(`没有 ${quoted(said)} 这一列`, `no column ${quoted(said)}`);
    tell(`${sheet.name}!${cellName(place, 0)}`, message, column);
  }
  for (const column of lacking.filter((one) => !meant.has(one))) {
    const name = quoted(headOf(column, sheet));
    tell(sheet.name, text(`缺少 ${name} 这一列`, `the column ${name} is missing`));
  }
  return placed;
}

/** Returns the column that a heading was likely meant to be, by its headings or its key. */
function columnMeant(said: string, columns: readonly Column[]): Column | undefined {
  const byName = new Map(
    columns.flatMap((column) => {
      const { path, title } = column;
      return [path.join("."), title.zh, title.en].map((name) => [name, column] as const);
    }),
  );
  return byName.get(said) ?? byName.get(nearest(said, byName.keys()) ?? "");
}

/** Returns the heading of a column in the language of a sheet. */
function headOf({ title }: Column, { name }: Sheet): string {
  return /\p{Script=Han}/u.test(name) ? title.zh : title.en;
}
