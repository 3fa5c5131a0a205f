/**
 * A rule set as a handbook that a salesperson reads, in Chinese or English: as data, as one HTML
 * page, as Markdown.
 *
 * @packageDocumentation
 */

export type { Outline } from "../words/outline.ts";
export type * from "./handbook.ts";
export { handbookHtml } from "./handbook-html.ts";
export { handbookMarkdown } from "./handbook-markdown.ts";
export { type HandbookOptions, writeHandbook } from "./write-handbook.ts";
