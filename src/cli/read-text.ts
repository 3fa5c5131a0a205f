import { createReadStream } from "node:fs";
import { EncodingError } from "./byte-pieces.ts";
import type { Io } from "./io.ts";
import { type Pieces, unpacked } from "./unpacked.ts";

/** Returns the bytes of a file, or of the standard input for `-`; a gzip file comes unpacked. */
export const bytesOf = (
  path: string,
  io: Io,
  onPiece?: (piece: Uint8Array | string) => void,
): Pieces => {
  const source = path === "-" ? io.stdin : createReadStream(path);
  return unpacked(onPiece === undefined ? source : heard(source, onPiece));
};

/** Yields pieces and tells of each, before it is unpacked. */
async function* heard(
  source: Pieces,
  onPiece: (piece: Uint8Array | string) => void,
): AsyncGenerator<Uint8Array | string> {
  for await (const piece of source) {
    onPiece(piece);
    yield piece;
  }
}

/** Yields the lines of UTF-8 bytes without their ends; throws an `EncodingError` for other bytes. */
export async function* linesOf(source: Pieces): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const decoded = (piece: Uint8Array | string | undefined): string => {
    if (typeof piece === "string") return piece;
    try {
      return piece === undefined ? decoder.decode() : decoder.decode(piece, { stream: true });
    } catch {
      throw new EncodingError("not UTF-8");
    }
  };
  // The pieces of a line that has not ended are joined once, however many they are.
  let begun: string[] = [];
  const ended = (last: string): string => {
    const line = begun.join("") + last;
    begun = [];
    return line.endsWith("\r") ? line.slice(0, -1) : line;
  };
  for await (const piece of source) {
    const text = decoded(piece);
    let from = 0;
    for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", from)) {
      yield ended(text.slice(from, end));
      from = end + 1;
    }
    if (from < text.length) begun.push(text.slice(from));
  }
  const rest = begun.join("") + decoded(undefined);
  if (rest !== "") yield rest;
}
