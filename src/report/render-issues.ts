import type { FindingSeverity } from "../analyze/finding.ts";
import type { IssueBase } from "../model/issue.ts";
import { type Text, text } from "../model/text.ts";
import { fill } from "../words/fill.ts";
import { codeFrame } from "./code-frame.ts";
import { openPage, type Page } from "./page.ts";
import type { ReportOptions } from "./report-options.ts";
import { type Span, span } from "./span.ts";

/** How issues are reported. */
export interface IssuesOptions extends ReportOptions {
  /** What the input is called: the name of a file, or `-`. */
  readonly file: string;
  /** The text of the input, to show the lines that issues stand in. */
  readonly text?: string;
  /** Where that text begins in the input, counted from 1; absent: at its start. */
  readonly start?: { readonly line: number; readonly column: number };
  /** The most issues that are shown; absent: 20. */
  readonly most?: number;
}

/** An issue to be told; a finding says how much it matters. */
export type ToldIssue = IssueBase & { readonly severity?: FindingSeverity };

const signs: Readonly<Record<FindingSeverity, Span>> = {
  error: span("✗ ", "bad"),
  warning: span("! ", "open"),
  info: span("· ", "faint"),
};

const more: Text = text("另有 {} 处问题", "and {} more");

/**
 * Returns issues for people: the message, where it stands, the line with a caret under the place
 * when the text is given, and what would be right.
 */
export function renderIssues(issues: readonly ToldIssue[], options: IssuesOptions): string {
  const page = openPage(options);
  const { lang, most = 20 } = options;
  for (const issue of issues.slice(0, most)) {
    page.gap();
    writeIssue(issue, options, page);
  }
  if (issues.length > most) {
    page.gap();
    page.line([fill(more, lang, String(issues.length - most))]);
  }
  return page.text();
}

function writeIssue(issue: ToldIssue, options: IssuesOptions, page: Page): void {
  const { code, pointer, message, help, line, column, severity = "error" } = issue;
  const { lang, file } = options;
  page.line([signs[severity], span(message[lang], "strong"), span(`  [${code}]`, "faint")], 0, 2);
  const place = line === undefined ? file : `${file}:${line}:${column ?? 1}`;
  const where = pointer === "" ? place : `${place}  ${pointer}`;
  page.line([span(`→ ${where}`, "faint")], 2, 4);
  if (line !== undefined && options.text !== undefined) {
    const number = String(line);
    const margin = " ".repeat(number.length);
    const { line: firstLine, column: firstColumn } = options.start ?? { line: 1, column: 1 };
    const ownLine = line - firstLine + 1;
    const ownColumn = (column ?? 1) - (ownLine === 1 ? firstColumn - 1 : 0);
    const frame = codeFrame(options.text, ownLine, ownColumn, page.width - number.length - 5);
    if (frame !== undefined) {
      page.raw([span(`  ${number} │ `, "faint"), span(frame.line)]);
      page.raw([span(`  ${margin} │ `, "faint"), span(frame.mark, "bad")]);
    }
  }
  if (help !== undefined) page.line([help[lang]], 2, 4);
}
