import { cleanLines } from "../report/markdown.ts";
import { isFormulaLike, longestText } from "../workbook/formula-like.ts";

/**
 * Returns a text as a spreadsheet may hold it: one that would be taken for a formula when it is
 * typed, pasted or exported begins with an apostrophe instead; one that is too long ends with `…`.
 */
export function spreadsheetText(value: string): string {
  const whole = cleanLines(value).join("\n");
  const safe = isFormulaLike(whole) ? `'${whole}` : whole;
  return safe.length > longestText ? `${safe.slice(0, longestText - 1)}…` : safe;
}
