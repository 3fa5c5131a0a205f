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
    const near = nearest(
      sheet.name,
      names.flatMap(({ zh, en }) => [zh, en]),
    );
    const said = quoted(sheet.name);
    return [
      {
        cell: sheet.name,
        message: text(`没有 ${said} 这张表，或有两张`, `no sheet ${said}, or there twice`),
        ...(near === undefined ? {} : { help: didYouMean(near) }),
      },
    ];
  });
}
