import type { BytePieces } from "./byte-pieces.ts";

/** One line of bytes, without its end. */
export interface ByteLine {
  readonly bytes: Uint8Array;
  /** Counted from 1. */
  readonly line: number;
  /** Whether it was longer than could be kept; then this is its beginning. */
  readonly isCut: boolean;
}

const lineFeed = 10;
const carriageReturn = 13;

/** Returns whether bytes are nothing but white space. */
export const isBlank = (bytes: Uint8Array): boolean =>
  bytes.every((byte) => byte === 32 || (byte >= 9 && byte <= 13));

/** Yields the lines of an input, the first one numbered `line`, none longer than `longest` bytes. */
export async function* byteLines(
  pieces: BytePieces,
  line: number,
  longest: number,
): AsyncGenerator<ByteLine> {
  let parts: Uint8Array[] = [];
  let length = 0;
  let isCut = false;
  let number = line;
  const add = (part: Uint8Array): void => {
    const room = longest - length;
    isCut ||= part.length > room;
    if (room > 0 && part.length > 0) parts.push(part.subarray(0, room));
    length += Math.min(part.length, room);
  };
  const taken = (): ByteLine => {
    const [only] = parts;
    const all = parts.length === 1 && only !== undefined ? only : Buffer.concat(parts);
    const bytes = all.at(-1) === carriageReturn ? all.subarray(0, -1) : all;
    const whole = { bytes, line: number++, isCut };
    parts = [];
    length = 0;
    isCut = false;
    return whole;
  };
  for (let piece = await pieces.next(); piece !== undefined; piece = await pieces.next()) {
    let from = 0;
    for (let at = piece.indexOf(lineFeed); at >= 0; at = piece.indexOf(lineFeed, from)) {
      add(piece.subarray(from, at));
      from = at + 1;
      yield taken();
    }
    add(piece.subarray(from));
  }
  if (length > 0) yield taken();
}
