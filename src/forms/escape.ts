import { clean } from "../report/clean.ts";

const lines = /\r\n?|[\n\u0085\u2028\u2029]/;

/** Returns a text as the lines it has, each safe to print. */
function cleanLines(value: string): readonly string[] {
  return value.split(lines).map(clean);
}

/** Returns a text as the content of one cell of a Markdown table: nothing in it is markup. */
export function markdownCell(value: string): string {
  return cleanLines(value)
    .map((line) => line.replace(/&/g, "&amp;").replace(/[\\`*_[\]<>|~#]/g, "\\$&"))
    .join("<br>")
    .trim();
}

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
