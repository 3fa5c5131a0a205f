/** What a cell of a sheet holds; null: nothing. */
export type Cell = string | number | boolean | null;

/** A sheet: its name, and its rows from the top. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  /** The widths of its columns in characters; absent: left to the program. */
  readonly widths?: readonly number[];
}

/** The longest text that a cell can hold, in characters; one less, for the apostrophe. */
export const longestCell = 32_766;

const formula = /^['’]|^[\s\u00a0\u3000]*[=+\-@＝＋－＠]/u;
// What XML cannot hold or reads as something else, and white space that programs take away.
const lossy =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what a workbook cannot hold.
  /^$|^\s|\s$|[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]|_x[0-9a-f]{4}_/iu;

/** Returns whether a text comes back from a cell as it went in. */
export function isSafeText(value: string): boolean {
  return value.length <= longestCell && !lossy.test(value) && !/\p{Cs}/u.test(value);
}

/** Returns a text as it stands in a cell: an apostrophe before what might be taken for a formula. */
export function defused(value: string): string {
  return formula.test(value) ? `'${value}` : value;
}

/** Returns what a cell says, without the apostrophe before what might be taken for a formula. */
export function undefused(value: string): string {
  return value.startsWith("'") ? value.slice(1) : value;
}

/** Returns the name of a cell, column and row counted from 0: `D12` for 3 and 11. */
export function cellName(column: number, row: number): string {
  let letters = "";
  for (let left = column; left >= 0; left = Math.floor(left / 26) - 1) {
    letters = String.fromCharCode(65 + (left % 26)) + letters;
  }
  return `${letters}${row + 1}`;
}
