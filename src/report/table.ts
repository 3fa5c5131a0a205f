import { clip, fillerOf, widthOf } from "./cells.ts";
import type { Span } from "./span.ts";

/** One column of a table. */
export interface Column {
  readonly head: Span;
  readonly align?: "left" | "right";
  /** The fewest cells it is squeezed to; absent: it gives way only when nothing else can. */
  readonly least?: number;
  /** Whether its cells are never cut, as part of a number is another number. */
  readonly isWhole?: boolean;
  /** The most cells it takes, whatever its content; absent: as many as it needs. */
  readonly most?: number;
}

const gap = 2;

/**
 * Returns a table as lines of equal width, a rule under its head. A column takes what its widest
 * cell needs; when that is more than `width`, the widest squeezable ones give way, then any that is
 * not whole, at last any, and what no longer fits ends in an ellipsis.
 */
export function layTable(
  columns: readonly Column[],
  rows: readonly (readonly Span[])[],
  width: number,
): readonly (readonly Span[])[] {
  const widths = widthsOf(columns, rows, width);
  const heads = columns.map(({ head }) => head);
  const total = totalOf(widths);
  const lay = (cells: readonly Span[]): readonly Span[] =>
    columns.flatMap((column, index) => {
      const cell = cells[index] ?? { text: "", style: "plain" };
      const laid = layCell(cell, widths[index] ?? 0, column.align ?? "left");
      return index === 0 ? laid : [{ text: " ".repeat(gap), style: "plain" } as const, ...laid];
    });
  const rule: Span = { text: "─".repeat(total), style: "faint" };
  return [lay(heads), [rule], ...rows.map(lay)];
}

/** Returns whether nothing but what may be cut is cut from a table of that width, and little of it. */
export function fitsWhole(
  columns: readonly Column[],
  rows: readonly (readonly Span[])[],
  width: number,
): boolean {
  const needed = naturalWidths(columns, rows).map((widest, index) => {
    const { least, isWhole = false } = columns[index] ?? {};
    return isWhole || least === undefined ? widest : Math.min(widest, least);
  });
  return totalOf(needed) <= width;
}

/** Returns a row as the parts of a paragraph: each cell after its head, the first one alone. */
export function tellRow(columns: readonly Column[], row: readonly Span[]): readonly Span[] {
  return columns
    .flatMap(({ head }, index): readonly Span[] => {
      const cell = row[index];
      if (cell === undefined || cell.text === "") return [];
      const isNamed = index > 0 && head.text !== "";
      return [isNamed ? { ...cell, text: `${head.text} ${cell.text}`, isWhole: true } : cell];
    })
    .flatMap((part, index): readonly Span[] =>
      index === 0 ? [part] : [{ text: " · ", style: "faint" }, part],
    );
}

/** Returns how wide a table is that nothing is cut from, in cells. */
export function tableWidth(columns: readonly Column[], rows: readonly (readonly Span[])[]): number {
  return totalOf(naturalWidths(columns, rows));
}

function totalOf(widths: readonly number[]): number {
  return widths.reduce((sum, one) => sum + one, gap * (widths.length - 1));
}

function layCell(cell: Span, cells: number, align: "left" | "right"): readonly Span[] {
  const text = clip(cell.text, cells);
  const filler: Span = { text: fillerOf(text, cells), style: "plain" };
  const shown: Span = { text, style: cell.style };
  return align === "left" ? [shown, filler] : [filler, shown];
}

/** Returns how many cells each column takes when nothing is cut. */
function naturalWidths(
  columns: readonly Column[],
  rows: readonly (readonly Span[])[],
): readonly number[] {
  return columns.map(({ head, most = Number.POSITIVE_INFINITY }, index) => {
    let widest = widthOf(head.text);
    for (const row of rows) widest = Math.max(widest, widthOf(row[index]?.text ?? ""));
    return Math.min(widest, most);
  });
}

function widthsOf(
  columns: readonly Column[],
  rows: readonly (readonly Span[])[],
  width: number,
): readonly number[] {
  const widths = [...naturalWidths(columns, rows)];
  for (let over = totalOf(widths) - width; over > 0; over--) {
    const widest =
      widestAbove(widths, (index) => columns[index]?.least ?? Number.POSITIVE_INFINITY) ??
      widestAbove(widths, (index) => (columns[index]?.isWhole ? Number.POSITIVE_INFINITY : 1)) ??
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
