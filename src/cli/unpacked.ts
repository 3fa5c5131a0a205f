import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";

/** Pieces of an input: bytes, or text that somebody has decoded. */
export type Pieces = AsyncIterable<Uint8Array | string>;

/** Thrown when an input is a workbook, or another archive that holds files. */
class ArchiveError extends Error {
  override readonly name = "ArchiveError";
  readonly code = "archive";
}

/** What zip archives begin with, as `.xlsx` are, and what `.xls` begin with. */
const archives = ["504b0304", "d0cf11e0"];

/**
 * Yields the pieces of an input, those of a gzip file unpacked: it is known by its first bytes. Throws
 * an `ArchiveError` for a workbook.
 */
export async function* unpacked(source: Pieces): AsyncGenerator<Uint8Array | string> {
  const pieces = source[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let length = 0;
  let text: string | undefined;
  let isEmpty = false;
  while (length < 4 && text === undefined && !isEmpty) {
    const next = await pieces.next();
    if (next.done) isEmpty = true;
    else if (typeof next.value === "string") text = next.value;
    else {
      first.push(next.value);
      length += next.value.length;
    }
  }
  const start = Buffer.concat(first);
  if (archives.includes(start.toString("hex", 0, 4))) {
    await pieces.return?.();
    throw new ArchiveError("a workbook or another archive");
  }
  const all = async function* () {
    try {
      if (start.length > 0) yield start;
      if (text !== undefined) yield text;
      if (!isEmpty) yield* { [Symbol.asyncIterator]: () => pieces };
    } finally {
      await pieces.return?.();
    }
  };
  if (start[0] !== 0x1f || start[1] !== 0x8b) {
    yield* all();
    return;
  }
  const gunzip = createGunzip();
  // A failure of either comes out where the unpacked bytes are read.
  const piped = pipeline(Readable.from(all()), gunzip).catch(() => undefined);
  try {
    yield* gunzip as AsyncIterable<Uint8Array>;
  } finally {
    gunzip.destroy();
    await piped;
  }
}
