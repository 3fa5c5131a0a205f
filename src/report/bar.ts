/**
 * Returns a bar of that many cells for a part of a whole: at least one cell for any part above 0, the
 * rest light; all light where there is no whole.
 */
export function bar(part: number, whole: number, cells: number): string {
  const full = whole > 0 ? Math.min(1, Math.max(0, part / whole)) * cells : 0;
  const filled = full > 0 ? Math.max(1, Math.round(full)) : 0;
  return "█".repeat(filled) + "░".repeat(cells - filled);
}

/**
 * Returns two parts of a whole as one bar: full up to the smaller, shaded up to the larger, light
 * for the rest.
 */
export function doubleBar(one: number, other: number, whole: number, cells: number): string {
  const inner = bar(Math.min(one, other), whole, cells).replaceAll("░", "");
  const outer = bar(Math.max(one, other), whole, cells).replaceAll("░", "");
  const shaded = Math.max(0, outer.length - inner.length);
  return inner + "▒".repeat(shaded) + "░".repeat(cells - inner.length - shaded);
}
