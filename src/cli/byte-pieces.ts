import type { Pieces } from "./unpacked.ts";

/** Thrown when an input is not UTF-8 throughout. */
export class EncodingError extends Error {
  override readonly name = "EncodingError";
  readonly code = "not-utf-8";
}

/** The bytes of an input, piece by piece, of which some may be put back. */
export interface BytePieces {
  /** Returns the next piece, or undefined at the end. */
  readonly next: () => Promise<Uint8Array | undefined>;
  readonly putBack: (bytes: Uint8Array) => void;
  readonly close: () => Promise<void>;
}

const isMarked = (bytes: Uint8Array, ...mark: readonly number[]): boolean =>
  mark.every((byte, index) => bytes[index] === byte);

/** Opens an input; its byte order mark is left out, and one of UTF-16 throws an `EncodingError`. */
export const bytePieces = async (source: Pieces): Promise<BytePieces> => {
  const pieces = source[Symbol.asyncIterator]();
  const waiting: Uint8Array[] = [];
  const read = async (): Promise<Uint8Array | undefined> => {
    const next = await pieces.next();
    if (next.done) return undefined;
    return typeof next.value === "string" ? Buffer.from(next.value) : next.value;
  };
  let start: Uint8Array = new Uint8Array(0);
  while (start.length < 3) {
    const piece = await read();
    if (piece === undefined) break;
    start = start.length === 0 ? piece : Buffer.concat([start, piece]);
  }
  if (isMarked(start, 0xff, 0xfe) || isMarked(start, 0xfe, 0xff))
    throw new EncodingError("UTF-16, not UTF-8");
  waiting.push(isMarked(start, 0xef, 0xbb, 0xbf) ? start.subarray(3) : start);
  return {
    next: async () => waiting.pop() ?? (await read()),
    putBack: (bytes) => void waiting.push(bytes),
    close: async () => void (await pieces.return?.()),
  };
};
