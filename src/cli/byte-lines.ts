import type { BytePieces } from "./byte-pieces.ts";
import type { InputPlace } from "./skip-blank.ts";

/** One line of bytes, without its end. */
export interface ByteLine extends InputPlace {
  readonly bytes: Uint8Array;
  /** Whether it was longer than could be kept; then this is its beginning. */
  readonly isCut: boolean;
}

const lineFeed = 10;
const carriageReturn = 13;

const isBlank = (bytes: Uint8Array): boolean =>
  bytes.every((byte) => byte === 32 || (byte >= 9 && byte <= 13));

/**
 * Yields the lines of what is left of an input, none longer than `longest` bytes, the first one from
 * where that begins. Lines of nothing but white space, of any length, only count.
 */
export async function* byteLines(
  pieces: BytePieces,
  start: InputPlace,
  longest: number,
): AsyncGenerator<ByteLine> {
  let parts: Uint8Array[] = [];
  let length = 0;
  let isCut = false;
  let hasText = false;
  let { line, column } = start;
  const add = (part: Uint8Array): void => {
    const room = longest - length;
    isCut ||= part.length > room;
    hasText ||= !isBlank(part);
    if (room > 0) parts.push(part.subarray(0, room));
    length += Math.min(part.length, room);
  };
  const taken = (): ByteLine => {
    const [only] = parts;
    const all = parts.length === 1 && only !== undefined ? only : Buffer.concat(parts);
    const bytes = all.at(-1) === carriageReturn ? all.subarray(0, -1) : all;
    return { bytes, line, column, isCut };
  };
  const clear = (): void => {
    parts = [];
    length = 0;
    isCut = false;
    hasText = false;
  };
  for (let piece = await pieces.next(); piece !== undefined; piece = await pieces.next()) {
    let from = 0;
    for (let at = piece.indexOf(lineFeed); at >= 0; at = piece.indexOf(lineFeed, from)) {
      if (at > from) add(piece.subarray(from, at));
      from = at + 1;
      if (hasText) yield taken();
      if (length > 0) clear();
      line++;
      column = 1;
    }
    if (from < piece.length) add(piece.subarray(from));
  }
  if (hasText) yield taken();
}
