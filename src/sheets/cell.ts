import { columnName } from "../workbook/column-name.ts";
import { isFormulaLike, longestText } from "../workbook/formula-like.ts";
import type { Offer } from "../workbook/offer.ts";

/** What a cell of a sheet holds; null: nothing. */
export type Cell = string | number | boolean | null;

/** A sheet: its name, and its rows from the top. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  /** The widths of its columns in characters; absent: left to the program. */
  readonly widths?: readonly number[];
  /** What the cells of each column offer to choose from. */
  readonly offers?: readonly (Offer | undefined)[];
}

/** Returns whether a cell says nothing. */
export function isBlank(cell: Cell | undefined): cell is null | undefined {
  return cell === null || cell === undefined || (typeof cell === "string" && cell.trim() === "");
}

/** The longest text that goes into a cell, in characters: an apostrophe may come before it. */
export const longestCell = longestText - 1;

// What XML cannot hold or reads as something else, and white space that programs take away.
const lossy =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what a workbook cannot hold.
  /^$|^\s|\s$|[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffd\p{Noncharacter_Code_Point}]|_x[0-9a-f]{4}_/iu;

/** Returns whether a text comes back from a cell as it went in. */
export function isSafeText(value: string): boolean {
  return value.length <= longestCell && !lossy.test(value) && !/\p{Cs}/u.test(value);
}

/** Returns a text as it stands in a cell: an apostrophe before what might be taken for a formula. */
export function defused(value: string): string {
  return isFormulaLike(value) || /^['’]/.test(value) ? `'${value}` : value;
}

/** Returns what a cell says, without the apostrophe before what might be taken for a formula. */
export function undefused(value: string): string {
  return value.startsWith("'") ? value.slice(1) : value;
}

/** Returns the name of a cell, column and row counted from 0: `D12` for 3 and 11. */
export function cellName(column: number, row: number): string {
  return `${columnName(column)}${row + 1}`;
}
