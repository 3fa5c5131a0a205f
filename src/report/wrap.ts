import { charactersOf, widthOf } from "./cells.ts";
import type { Span, Style } from "./span.ts";

/** Where the lines of a paragraph begin: the first by `indent`, the others by `hanging` cells. */
export interface Margins {
  readonly width: number;
  readonly indent?: number;
  readonly hanging?: number;
}

/** What stays together on one line. */
interface Piece {
  readonly text: string;
  readonly style: Style;
  readonly width: number;
}

const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;
/** Marks that never begin a line. */
const closing = /^[，。、：；？！）】》」』”’…,.:;?!)\]}%]/;
/** Marks that never end a line. */
const opening = /[（【《「『“‘([{]$/;

function piecesOf({ text, style, isWhole = false }: Span): readonly Piece[] {
  if (isWhole) return [{ text, style, width: widthOf(text) }];
  const pieces: string[] = [];
  for (const character of charactersOf(text)) {
    const last = pieces.at(-1);
    if (last !== undefined && staysWith(last, character)) {
      pieces[pieces.length - 1] = last + character;
    } else pieces.push(character);
  }
  return pieces.map((piece) => ({ text: piece, style, width: widthOf(piece) }));
}

function staysWith(before: string, character: string): boolean {
  if (before.endsWith(" ")) return character === " ";
  if (character === " ") return false;
  if (closing.test(character) || opening.test(before)) return true;
  return !wide.test(character) && !wide.test(before.slice(-1));
}

/** Returns a piece that is longer than a line in parts that fit. */
function split(piece: Piece, cells: number): readonly Piece[] {
  if (piece.width <= cells) return [piece];
  const parts: Piece[] = [];
  for (const character of charactersOf(piece.text)) {
    const width = widthOf(character);
    const last = parts.at(-1);
    if (last !== undefined && last.width + width <= cells) {
      parts[parts.length - 1] = {
        ...last,
        text: last.text + character,
        width: last.width + width,
      };
    } else parts.push({ text: character, style: piece.style, width });
  }
  return parts;
}

/**
 * Returns a paragraph as lines of at most that many cells. Words stay whole, Chinese breaks between
 * characters, and no line begins with a closing mark or ends with an opening one.
 */
export function wrap(
  spans: readonly Span[],
  { width, indent = 0, hanging = indent }: Margins,
): readonly (readonly Span[])[] {
  const room = Math.max(8, width - Math.max(indent, hanging));
  const pieces = spans.flatMap(piecesOf).flatMap((piece) => split(piece, room));
  const lines: Piece[][] = [[]];
  let used = 0;
  for (const piece of pieces) {
    const line = lines.at(-1) ?? [];
    const left = Math.max(8, width - (lines.length === 1 ? indent : hanging)) - used;
    if (piece.width <= left) {
      line.push(piece);
      used += piece.width;
    } else if (piece.text.trim() !== "") {
      lines.push([piece]);
      used = piece.width;
    } else {
      // A blank that no longer fits ends the line, so that nothing is put where it stood.
      used += piece.width;
    }
  }
  return lines.map((line, index) => merged(line, index === 0 ? indent : hanging));
}

/** Returns the pieces of a line as spans, its margin before and no blank behind. */
function merged(line: readonly Piece[], margin: number): readonly Span[] {
  const last = line.findLastIndex(({ text }) => text.trim() !== "");
  const spans: Span[] = margin > 0 ? [{ text: " ".repeat(margin), style: "plain" }] : [];
  for (const { text, style } of line.slice(0, last + 1)) {
    const before = spans.at(-1);
    if (before?.style === style) spans[spans.length - 1] = { style, text: before.text + text };
    else spans.push({ text, style });
  }
  return spans;
}
