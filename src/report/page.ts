import { clip } from "./cells.ts";
import { type ReportOptions, widthFor } from "./report-options.ts";
import { type Paint, painter, type Span, span } from "./span.ts";
import { type Column, fitsWhole, layTable, tellRow } from "./table.ts";
import { wrap } from "./wrap.ts";

/** A text on its way to a terminal: a string, or a part in a style of its own. */
export type Part = string | Span;

/** Writes lines of one width; everything written passes through it, and is made safe by it. */
export interface Page {
  readonly width: number;
  /** Adds a paragraph, its first line indented, the following ones by `hanging`. */
  readonly line: (parts: readonly Part[], indent?: number, hanging?: number) => void;
  /**
   * Adds a table, its lines all of one width. Where a column that must stay whole has no room beside
   * the others, each row is a paragraph instead, every cell after its head.
   */
  readonly table: (
    columns: readonly Column[],
    rows: readonly (readonly Span[])[],
    indent?: number,
  ) => void;
  /** Returns whether a table stays a table, with no number cut. */
  readonly fits: (
    columns: readonly Column[],
    rows: readonly (readonly Span[])[],
    indent?: number,
  ) => boolean;
  /** Adds spans as they are; they must be no wider than the page. */
  readonly raw: (spans: readonly Span[]) => void;
  /** Adds one line, cut to the width of the page. */
  readonly clipped: (text: Span) => void;
  /** Adds an empty line, unless there is one or nothing before it. */
  readonly gap: () => void;
  /** Returns all lines, each with its end. */
  readonly text: () => string;
}

/** Returns an empty page. */
export function openPage(options: ReportOptions): Page {
  const width = widthFor(options);
  const paint: Paint = painter(options.colour ?? false);
  const lines: string[] = [];
  const line: Page["line"] = (parts, indent = 0, hanging = indent) => {
    const spans = parts.map((part) => (typeof part === "string" ? span(part) : part));
    for (const one of wrap(spans, { width, indent, hanging })) lines.push(paint(one));
  };
  const fits: Page["fits"] = (columns, rows, indent = 0) =>
    !columns.some(({ isWhole = false }) => isWhole) || fitsWhole(columns, rows, width - indent);
  return {
    width,
    line,
    fits,
    table: (columns, rows, indent = 0) => {
      if (!fits(columns, rows, indent)) {
        for (const row of rows) {
          // A row without a title of its own goes on with the one before.
          const first = row[0]?.text === "" ? indent + 2 : indent;
          line(tellRow(columns, row), first, indent + 2);
        }
        return;
      }
      const margin: Span = span(" ".repeat(indent));
      for (const one of layTable(columns, rows, width - indent))
        lines.push(paint([margin, ...one]));
    },
    raw: (spans) => {
      lines.push(paint(spans));
    },
    clipped: ({ text, style }) => {
      lines.push(paint([{ text: clip(text, width), style }]));
    },
    gap: () => {
      if (lines.length > 0 && lines.at(-1) !== "") lines.push("");
    },
    text: () => lines.map((line) => `${line}\n`).join(""),
  };
}
