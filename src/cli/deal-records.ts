import { isUtf8 } from "node:buffer";
import { type ByteLine, byteLines, isBlank } from "./byte-lines.ts";
import { type BytePieces, bytePieces, EncodingError } from "./byte-pieces.ts";
import { listRecords } from "./list-records.ts";
import type { Pieces } from "./unpacked.ts";

/** One deal of an input as it stands there, or what stands in the place of one. */
export interface DealRecord {
  /** UTF-8, or whatever else stands there; only the beginning of what is too long. */
  readonly bytes: Uint8Array;
  /** Where it begins, both counted from 1. */
  readonly line: number;
  readonly column: number;
  /** The JSON pointer of it in the input; empty for a line or a whole input. */
  readonly pointer: string;
  /** Whether the input is this one deal, and no list. */
  readonly isWhole: boolean;
  /** Why it cannot be a deal, whatever its bytes say. */
  readonly fault?: "too-long" | "list-not-closed";
}

/** The most bytes that one deal may have. */
const longest = 20_000_000;

const lineFeed = Buffer.from("\n");

const isJson = (bytes: Uint8Array): boolean => {
  try {
    JSON.parse(Buffer.from(bytes).toString());
    return true;
  } catch {
    return false;
  }
};

const isObjectLine = ({ bytes, isCut }: ByteLine): boolean =>
  !isCut && bytes.find((byte) => byte > 32) === 123 && isJson(bytes);

const ofLine = ({ bytes, line, isCut }: ByteLine): DealRecord => ({
  bytes,
  line,
  column: 1,
  pointer: "",
  isWhole: false,
  ...(isCut && { fault: "too-long" }),
});

const ofWhole = (bytes: Uint8Array): DealRecord => ({
  bytes,
  line: 1,
  column: 1,
  pointer: "",
  isWhole: true,
});

/** Puts back what an input begins with once its first bytes that are no space are known. */
const begin = async (pieces: BytePieces) => {
  let line = 1;
  let column = 1;
  const seen: Uint8Array[] = [];
  for (let piece = await pieces.next(); piece !== undefined; piece = await pieces.next()) {
    for (const [at, byte] of piece.entries()) {
      if (byte === 32 || (byte >= 9 && byte <= 13)) {
        line += byte === 10 ? 1 : 0;
        column = byte === 10 ? 1 : column + 1;
        continue;
      }
      const isList = byte === 91;
      pieces.putBack(isList ? piece.subarray(at) : Buffer.concat([...seen, piece]));
      return { isList, line, column };
    }
    seen.push(piece);
  }
  pieces.putBack(Buffer.concat(seen));
  return { isList: false, line, column };
};

/** Yields a whole input as one record, or its lines: a deal a line. */
async function* wholeOrLines(pieces: BytePieces, mayBeEmpty: boolean): AsyncGenerator<DealRecord> {
  const kept: ByteLine[] = [];
  let length = 0;
  let first: ByteLine | undefined;
  let isFirstDeal = false;
  let areLines = false;
  for await (const line of byteLines(pieces, 1, longest)) {
    if (areLines) {
      if (!isBlank(line.bytes)) yield ofLine(line);
      continue;
    }
    kept.push(line);
    length += line.bytes.length + 1;
    if (isBlank(line.bytes)) continue;
    if (first === undefined) {
      first = line;
      isFirstDeal = isObjectLine(line);
      continue;
    }
    // No deal is as long as this: whatever else it is, it is a list of lines.
    if (!isFirstDeal && length <= longest) continue;
    areLines = true;
    for (const own of kept.splice(0)) if (!isBlank(own.bytes)) yield ofLine(own);
  }
  if (areLines || (mayBeEmpty && first === undefined)) return;
  const whole = Buffer.concat(kept.flatMap(({ bytes }) => [bytes, lineFeed]).slice(0, -1));
  const filled = kept.filter(({ bytes }) => !isBlank(bytes));
  const [only] = filled;
  if (filled.length === 1 && only?.isCut) {
    yield { ...ofWhole(whole), fault: "too-long" };
  } else if (filled.length > 1 && filled.some(isObjectLine) && !isJson(whole)) {
    // No JSON as a whole, though some lines are: a list of lines of which the first is broken.
    for (const line of filled) yield ofLine(line);
  } else {
    if (!isUtf8(whole)) throw new EncodingError("not UTF-8");
    yield ofWhole(whole);
  }
}

/**
 * Yields the records of an input as they come: one deal, the elements of a JSON list, or one a line.
 * An input of any size is held piece by piece; what cannot be a deal comes out in its place. One that
 * is empty is no JSON, unless it may be so: then it has no records. Throws an `EncodingError` for
 * UTF-16, and whatever the input throws.
 */
export async function* dealRecords(source: Pieces, mayBeEmpty = false): AsyncGenerator<DealRecord> {
  const pieces = await bytePieces(source);
  try {
    const { isList, ...start } = await begin(pieces);
    yield* isList ? listRecords(pieces, start, longest) : wholeOrLines(pieces, mayBeEmpty);
  } finally {
    await pieces.close();
  }
}
