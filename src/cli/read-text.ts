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
  let rest = "";
  for await (const piece of source) {
    const lines = (rest + decoded(piece)).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) yield line.endsWith("\r") ? line.slice(0, -1) : line;
  }
  rest += decoded(undefined);
  if (rest !== "") yield rest;
}
