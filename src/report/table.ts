import { clip, fillerOf, widthOf } from "./cells.ts";
import type { Span } from "./span.ts";

/** One column of a table. */
export interface Column {
  readonly head: Span;
  readonly align?: "left" | "right";
  /** The fewest cells it is squeezed to; absent: it gives way only when nothing else can. */
  readonly least?: number;
  /** The most cells it takes, whatever its content; absent: as many as it needs. */
  readonly most?: number;
}

const gap = 2;

/**
 * Returns a table as lines of equal width, a rule under its head. A column takes what its widest
 * cell needs; when that is more than `width`, the widest squeezable ones give way, then any, and what
 * no longer fits ends in an ellipsis.
 */
export function layTable(
  columns: readonly Column[],
  rows: readonly (readonly Span[])[],
  width: number,
): readonly (readonly Span[])[] {
  const widths = widthsOf(columns, rows, width);
  const heads = columns.map(({ head }) => head);
  const total = widths.reduce((sum, one) => sum + one, gap * (widths.length - 1));
  const lay = (cells: readonly Span[]): readonly Span[] =>
    columns.flatMap((column, index) => {
      const cell = cells[index] ?? { text: "", style: "plain" };
      const laid = layCell(cell, widths[index] ?? 0, column.align ?? "left");
      return index === 0 ? laid : [{ text: " ".repeat(gap), style: "plain" } as const, ...laid];
    });
  const rule: Span = { text: "─".repeat(total), style: "faint" };
  return [lay(heads), [rule], ...rows.map(lay)];
}

/** Returns how wide a table is that nothing is cut from, in cells. */
export function tableWidth(columns: readonly Column[], rows: readonly (readonly Span[])[]): number {
  const widths = widthsOf(columns, rows, Number.POSITIVE_INFINITY);
  return widths.reduce((sum, one) => sum + one, gap * (widths.length - 1));
}

function layCell(cell: Span, cells: number, align: "left" | "right"): readonly Span[] {
  const text = clip(cell.text, cells);
  const filler: Span = { text: fillerOf(text, cells), style: "plain" };
  const shown: Span = { text, style: cell.style };
  return align === "left" ? [shown, filler] : [filler, shown];
}

function widthsOf(
  columns: readonly Column[],
  rows: readonly (readonly Span[])[],
  width: number,
): readonly number[] {
  const widths = columns.map(({ head, most = Number.POSITIVE_INFINITY }, index) => {
    let widest = widthOf(head.text);
    for (const row of rows) widest = Math.max(widest, widthOf(row[index]?.text ?? ""));
    return Math.min(widest, most);
  });
  const room = width - gap * (columns.length - 1);
  for (let over = widths.reduce((sum, one) => sum + one, -room); over > 0; over--) {
    const widest =
      widestAbove(widths, (index) => columns[index]?.least ?? Number.POSITIVE_INFINITY) ??
      widestAbove(widths, () => 1);
    if (widest === undefined) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}

/** Returns the index of the widest column that is wider than the least it may have. */
function widestAbove(
  widths: readonly number[],
  leastOf: (index: number) => number,
): number | undefined {
  let found: number | undefined;
  widths.forEach((own, index) => {
    if (own > leastOf(index) && (found === undefined || own > (widths[found] ?? 0))) found = index;
  });
  return found;
}
