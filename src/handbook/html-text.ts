import { cleanLines } from "../report/markdown.ts";

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Returns a text as HTML, in an element or an attribute: nothing in it is markup. */
export function htmlText(value: string): string {
  return cleanLines(value)
    .map((line) => line.replace(/[&<>"']/g, (character) => entities[character] ?? character))
    .join(" ");
}
