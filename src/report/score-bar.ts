import type { Score } from "../assess/verdict.ts";
import type { Span } from "./span.ts";

/**
 * Returns a score as a bar of that many cells: full up to the floor, half shaded up to the ceiling,
 * light for the rest. A part of a cell below the floor is not shown, one below the ceiling is.
 */
export function scoreBar({ floor, ceiling }: Score, cells: number): readonly Span[] {
  const sure = Math.floor(((floor ?? 0) * cells) / 100);
  const possible = Math.ceil(((ceiling ?? 0) * cells) / 100) - sure;
  return [
    { text: "█".repeat(sure), style: "good" },
    { text: "▒".repeat(possible), style: "open" },
    { text: "░".repeat(cells - sure - possible), style: "faint" },
  ];
}

/** Returns the bounds of a score: "32–78", one number when they meet, "–" when nothing applies. */
export function scoreBounds({ floor, ceiling }: Score): string {
  if (floor === null || ceiling === null) return "–";
  return floor === ceiling ? String(floor) : `${floor}–${ceiling}`;
}
