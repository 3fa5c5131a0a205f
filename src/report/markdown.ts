import { clean } from "./clean.ts";

const lines = /\r\n?|[\n\u0085\u2028\u2029]/;

/** Returns a text as the lines it has, each safe to print. */
export function cleanLines(value: string): readonly string[] {
  return value.split(lines).map(clean);
}

/** Returns a text as the content of one cell of a Markdown table: nothing in it is markup. */
export function markdownCell(value: string): string {
  return cleanLines(value)
    .map((line) => line.replace(/&/g, "&amp;").replace(/[\\`*_[\]<>|~#]/g, "\\$&"))
    .join("<br>")
    .trim();
}

/** Returns a text as a paragraph or list item of Markdown: nothing in it is markup. */
export function markdownText(value: string): string {
  return markdownCell(value)
    .replace(/^(\d{1,9})(?=[.)])/, "$1\\")
    .replace(/^[-+=]/, "\\$&");
}

/** Returns rows as a table of Markdown, the first of them its heads: nothing in them is markup. */
export function markdownTable(rows: readonly (readonly string[])[]): string {
  const [heads = [], ...body] = rows;
  const line = (cells: readonly string[]): string => `| ${cells.map(markdownCell).join(" | ")} |`;
  return [line(heads), `|${" --- |".repeat(heads.length)}`, ...body.map(line)].join("\n");
}

/** Returns lines as a fenced block of code in a language, whatever fences stand in them. */
export function markdownFence(language: string, content: readonly string[]): string {
  const safe = content.map((line) => cleanLines(line).join(" "));
  const longest = Math.max(2, ...safe.flatMap((line) => (line.match(/`+/g) ?? []).map(lengthOf)));
  const fence = "`".repeat(longest + 1);
  return [fence + language, ...safe, fence].join("\n");
}

function lengthOf({ length }: string): number {
  return length;
}
