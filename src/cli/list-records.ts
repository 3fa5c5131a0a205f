import { type ByteLine, byteLines } from "./byte-lines.ts";
import type { BytePieces } from "./byte-pieces.ts";
import type { DealRecord } from "./deal-records.ts";
import { type InputPlace, skipBlank } from "./skip-blank.ts";

const quote = 34;
const backslash = 92;
const comma = 44;
const openList = 91;
const closeList = 93;
const openObject = 123;
const closeObject = 125;
const lineFeed = 10;

/** An element while it is read. */
interface Element {
  readonly line: number;
  readonly column: number;
  readonly parts: Uint8Array[];
  length: number;
  isTooLong: boolean;
}

/**
 * Yields the elements of a JSON list as they stand, its opening bracket the first byte of the input.
 * An element ends at a comma outside of everything, whatever else is wrong with it, and no text runs
 * over the end of a line: so a broken element costs itself alone, unless a bracket is missing. What
 * comes after the list is read line by line.
 */
export async function* listRecords(
  pieces: BytePieces,
  start: InputPlace,
  longest: number,
): AsyncGenerator<DealRecord> {
  let { line, column } = start;
  let depth = 0;
  let isInText = false;
  let isEscaped = false;
  let index = 0;
  let element: Element | undefined;

  const add = (part: Uint8Array): void => {
    if (element === undefined) return;
    const room = longest - element.length;
    element.isTooLong ||= part.length > room;
    if (room > 0) element.parts.push(part.subarray(0, room));
    element.length += Math.min(part.length, room);
  };
  const taken = (): DealRecord => {
    const { parts, isTooLong, ...place } = element ?? { line, column, parts: [], isTooLong: false };
    const record: DealRecord = {
      bytes: Buffer.concat(parts),
      line: place.line,
      column: place.column,
      pointer: `/${index++}`,
      isWhole: false,
      ...(isTooLong && { fault: "too-long" as const }),
    };
    element = undefined;
    return record;
  };

  for (let piece = await pieces.next(); piece !== undefined; piece = await pieces.next()) {
    let from = 0;
    for (let at = 0; at < piece.length; at++) {
      const byte = piece[at] ?? 0;
      const isSpace = byte === 32 || (byte >= 9 && byte <= 13);
      if (!isSpace && depth > 0 && element === undefined) {
        const isEnd = byte === comma || byte === closeList;
        if (!isEnd || isInText) {
          element = { line, column, parts: [], length: 0, isTooLong: false };
          from = at;
        }
      }
      if (isInText) {
        if (byte === lineFeed || (byte === quote && !isEscaped)) isInText = false;
        isEscaped = byte === backslash && !isEscaped && isInText;
      } else if (byte === quote) isInText = true;
      else if (byte === openObject || byte === openList) depth++;
      else if (byte === closeObject) depth = Math.max(1, depth - 1);
      else if (byte === closeList && depth > 1) depth--;
      else if (byte === comma && depth === 1) {
        add(piece.subarray(from, at));
        yield taken();
      } else if (byte === closeList) {
        add(piece.subarray(from, at));
        // After a comma an element is expected.
        if (element !== undefined || index > 0) yield taken();
        pieces.putBack(piece.subarray(at + 1));
        const rest = await skipBlank(pieces, { line, column: column + 1 });
        for await (const own of byteLines(pieces, rest, longest)) yield recordOf(own);
        return;
      }
      // Columns are counted as text counts them: two for what lies beyond 16 bits.
      if (byte === lineFeed) {
        line++;
        column = 1;
      } else if ((byte & 0xc0) !== 0x80) column += byte >= 0xf0 ? 2 : 1;
    }
    add(piece.subarray(from));
  }
  // An element that is torn tells of the end by itself.
  const isTorn = depth > 1 || isInText;
  if (element !== undefined) yield taken();
  if (!isTorn)
    yield {
      bytes: new Uint8Array(0),
      line,
      column,
      pointer: "",
      isWhole: false,
      fault: "list-not-closed",
    };
}

const recordOf = ({ bytes, line, column, isCut }: ByteLine): DealRecord => ({
  bytes,
  line,
  column,
  pointer: "",
  isWhole: false,
  ...(isCut && { fault: "too-long" as const }),
});
