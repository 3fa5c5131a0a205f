import { charactersOf, widthOf } from "./cells.ts";

/** A line of a text with a mark under one place of it. */
export interface CodeFrame {
  readonly line: string;
  /** Blanks up to the place, then a caret for every cell of it. */
  readonly mark: string;
}

/** A JSON text, a number or a word, from where it begins; else one character. */
const token = /^(?:"(?:[^"\\]|\\.)*"?|[\w.+-]+|.)/su;

/** No more of a line is looked at on either side than what may be shown of it, however long it is. */
const unitsPerCell = 16;
const leastCells = 80;

/**
 * Returns one line of a text with a mark under the value that begins at a column, cut to a width
 * around it; undefined when the text has no such line. Line and column count from 1, the column in
 * UTF-16 code units; wide characters take two cells, and a tab is shown as two blanks.
 */
export function codeFrame(
  text: string,
  line: number,
  column: number,
  width: number,
): CodeFrame | undefined {
  const bounds = boundsOf(text, line);
  if (bounds === undefined || column < 1) return undefined;
  const [start, end] = bounds;
  const at = Math.min(start + column - 1, end);
  const seen = unitsPerCell * Math.max(leastCells, width);
  const before = shown(text.slice(Math.max(start, at - seen), at));
  const rest = text.slice(at, Math.min(end, at + seen));
  const marked = shown(token.exec(rest)?.[0] ?? "");
  const after = shown(rest.slice(token.exec(rest)?.[0].length ?? 0));
  const left = lastCells(before, Math.floor(width / 2));
  const kept = firstCells(marked + after, Math.max(1, width - widthOf(left)));
  const carets = Math.max(1, Math.min(widthOf(marked), widthOf(kept)));
  return { line: left + kept, mark: " ".repeat(widthOf(left)) + "^".repeat(carets) };
}

/** Returns where a line of a text begins and ends; undefined when there is no such line. */
function boundsOf(text: string, line: number): readonly [number, number] | undefined {
  const breaks = /\r\n|\r|\n/g;
  let start = 0;
  for (let number = 1; number < line; number++) {
    if (!breaks.test(text)) return undefined;
    start = breaks.lastIndex;
  }
  if (line < 1) return undefined;
  return [start, breaks.exec(text)?.index ?? text.length];
}

/** Returns a part of a line as a terminal may show it: nothing in it moves the cursor. */
function shown(part: string): string {
  return part.replace(/\t/g, "  ").replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "?");
}

function firstCells(part: string, cells: number): string {
  if (widthOf(part) <= cells) return part;
  return `${take(charactersOf(part), cells - 1).join("")}…`;
}

function lastCells(part: string, cells: number): string {
  if (widthOf(part) <= cells) return part;
  const characters = [...charactersOf(part)].reverse();
  return `…${take(characters, cells - 1)
    .reverse()
    .join("")}`;
}

function take(characters: readonly string[], cells: number): string[] {
  const taken: string[] = [];
  let used = 0;
  for (const character of characters) {
    used += widthOf(character);
    if (used > cells) break;
    taken.push(character);
  }
  return taken;
}
