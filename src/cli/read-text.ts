import { createReadStream } from "node:fs";
import type { Io } from "./io.ts";

/** Thrown when a file is not UTF-8. */
class EncodingError extends Error {
  override readonly name = "EncodingError";
  readonly code = "not-utf-8";
}

/** Returns the bytes of a file, or of the standard input for `-`. */
export const bytesOf = (path: string, io: Io): AsyncIterable<Uint8Array | string> =>
  path === "-" ? io.stdin : createReadStream(path);

/** Yields the lines of UTF-8 bytes without their ends; throws an `EncodingError` for other bytes. */
export async function* linesOf(source: AsyncIterable<Uint8Array | string>): AsyncGenerator<string> {
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
