import { charactersOf, widthOf } from "./cells.ts";

/** A line of a text with a mark under one place of it. */
export interface CodeFrame {
  readonly line: string;
  /** Blanks up to the place, then a caret for every cell of it. */
  readonly mark: string;
}

/** A JSON text, a number or a word, from where it begins; else one character. */
const token = /^(?:"(?:[^"\\]|\\.)*"?|[\w.+-]+|.)/su;

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
  const source = text.split(/\r\n|\r|\n/)[line - 1];
  if (source === undefined) return undefined;
  const before = shown(source.slice(0, column - 1));
  const rest = source.slice(column - 1);
  const marked = shown(token.exec(rest)?.[0] ?? "");
  const after = shown(rest.slice(token.exec(rest)?.[0].length ?? 0));
  const left = lastCells(before, Math.floor(width / 2));
  const kept = firstCells(marked + after, Math.max(1, width - widthOf(left)));
  const carets = Math.max(1, Math.min(widthOf(marked), widthOf(kept)));
  return { line: left + kept, mark: " ".repeat(widthOf(left)) + "^".repeat(carets) };
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
