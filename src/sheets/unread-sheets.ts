import { didYouMean, quoted } from "../model/issue.ts";
import { nearest } from "../model/nearest.ts";
import { type Text, text } from "../model/text.ts";
import { isBlank, type Sheet } from "./cell.ts";
import { findSheet } from "./read-rows.ts";
import type { SheetIssue } from "./sheet-issue.ts";

/** Returns what is wrong with the sheets that nobody reads: of another name, or there twice. */
export function unreadSheets(
  sheets: readonly Sheet[],
  names: readonly Text[],
): readonly SheetIssue[] {
  const read = new Set(names.map((name) => findSheet(sheets, name)));
  return sheets.flatMap((sheet): readonly SheetIssue[] => {
    if (read.has(sheet) || sheet.rows.every((row) => row.every(isBlank))) return [];
    const said = quoted(sheet.name);
    const twin = names.find((name) => findSheet([sheet], name) !== undefined);
    const first = twin && findSheet(sheets, twin);
    if (first !== undefined) {
      const other = quoted(first.name);
      const message = text(
        `${other} 和 ${said} 是同一张表`,
        `${other} and ${said} are the same sheet`,
      );
      return [{ cell: sheet.name, message }];
    }
    const near = nearest(
      sheet.name,
      names.flatMap(({ zh, en }) => [zh, en]),
    );
    return [
      {
        cell: sheet.name,
        message: text(`没有 ${said} 这张表`, `there is no sheet ${said}`),
        ...(near === undefined ? {} : { help: didYouMean(near) }),
      },
    ];
  });
}
