import type { Text } from "../model/text.ts";
import { cellName } from "./cell.ts";

/** What is wrong in a workbook, and in which cell. */
export interface SheetIssue {
  /** The sheet and the cell, as `checkpoints!D12`; the sheet alone where no cell is meant; empty: the workbook. */
  readonly cell: string;
  readonly message: Text;
  readonly help?: Text;
}

/** Returns what is wrong in a cell, its column and row counted from 0. */
export const sheetIssue = (
  sheet: string,
  column: number,
  row: number,
  message: Text,
): SheetIssue => ({ cell: `${sheet}!${cellName(column, row)}`, message });
