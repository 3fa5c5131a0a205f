import { cleanLines } from "../report/markdown.ts";

// A cell longer than this makes a workbook that Excel refuses.
const longestCell = 32_767;
const opening = /^[\s\u00a0\u3000]*[=+\-@＝＋－＠]/u;

/**
 * Returns a text as a spreadsheet may hold it: one that would be taken for a formula when it is
 * typed, pasted or exported begins with an apostrophe instead; one that is too long ends with `…`.
 */
export function spreadsheetText(value: string): string {
  const whole = cleanLines(value).join("\n");
  const safe = opening.test(whole) ? `'${whole}` : whole;
  return safe.length > longestCell ? `${safe.slice(0, longestCell - 1)}…` : safe;
}
