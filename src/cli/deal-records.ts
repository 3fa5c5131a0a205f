import { isUtf8 } from "node:buffer";
import { depthLimit } from "../model/plain-copy.ts";
import { type ByteLine, byteLines } from "./byte-lines.ts";
import { type BytePieces, bytePieces, EncodingError } from "./byte-pieces.ts";
import { type KeptLines, keptLines } from "./kept-lines.ts";
import { listRecords } from "./list-records.ts";
import { nestingOf } from "./nesting.ts";
import { type InputPlace, skipBlank } from "./skip-blank.ts";
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

const openObject = 123;

const isJson = (bytes: Uint8Array): boolean => {
  // Nothing that nests so deep is a deal, and to parse it takes a hundred times its size.
  if (nestingOf(bytes).deepest > depthLimit) return false;
  try {
    JSON.parse(Buffer.from(bytes).toString());
    return true;
  } catch {
    return false;
  }
};

const indentOf = (bytes: Uint8Array): number => bytes.findIndex((byte) => byte > 32);

const isObjectLine = ({ bytes, isCut }: ByteLine): boolean =>
  !isCut && bytes[indentOf(bytes)] === openObject && isJson(bytes);

const ofLine = ({ bytes, line, column, isCut }: ByteLine): DealRecord => ({
  bytes,
  line,
  column,
  pointer: "",
  isWhole: false,
  ...(isCut && { fault: "too-long" }),
});

const ofWhole = (bytes: Uint8Array, { line, column }: InputPlace): DealRecord => ({
  bytes,
  line,
  column,
  pointer: "",
  isWhole: true,
});

const some = (lines: Iterable<ByteLine>, test: (line: ByteLine) => boolean): boolean => {
  for (const line of lines) if (test(line)) return true;
  return false;
};

/** Yields an input all of which is held as one record, or its lines. */
function* heldRecords(held: KeptLines, start: InputPlace, areLines: boolean) {
  const whole = held.text();
  if (held.first()?.isCut) {
    yield { ...ofWhole(whole, start), fault: "too-long" as const };
  } else if (held.count() > 1 && (areLines || some(held.lines(), isObjectLine)) && !isJson(whole)) {
    // No JSON as a whole, though it should be lines or some are: the first of them is broken.
    for (const line of held.lines()) yield ofLine(line);
  } else {
    if (!isUtf8(whole)) throw new EncodingError("not UTF-8");
    yield ofWhole(whole, start);
  }
}

/** Yields a whole input as one record, or its lines: a deal a line. */
async function* wholeOrLines(
  pieces: BytePieces,
  start: InputPlace,
  areLines: boolean,
): AsyncGenerator<DealRecord> {
  const lines = byteLines(pieces, start, longest);
  const held = keptLines(longest);
  let isFirstDeal = false;
  let next = await lines.next();
  for (; !next.done && !isFirstDeal && held.add(next.value); next = await lines.next())
    if (held.count() === 1) isFirstDeal = isObjectLine(next.value);
  if (next.done) {
    if (!areLines || held.count() > 0) yield* heldRecords(held, start, areLines);
    return;
  }
  // The text before a deal that stands alone on its line, no further in, is not what it is part of.
  const isNextDeal = (line: ByteLine): boolean =>
    indentOf(line.bytes) < start.column && isObjectLine(line);
  const first = held.first();
  const isTorn = first?.bytes[0] === openObject && !first.isCut && nestingOf(first.bytes).open > 0;
  const isOneDeal =
    isTorn && !areLines && !some(held.lines(), isNextDeal) && !isNextDeal(next.value);
  if (isOneDeal) {
    yield { ...ofWhole(held.text(), start), fault: "too-long" };
    while (!next.done && !isNextDeal(next.value)) next = await lines.next();
  } else {
    for (const line of held.lines()) yield ofLine(line);
  }
  for (; !next.done; next = await lines.next()) yield ofLine(next.value);
}

/**
 * Yields the records of an input as they come: one deal, the elements of a JSON list, or one a line.
 * An input of any size is held piece by piece; what cannot be a deal comes out in its place. One that
 * is empty is no JSON, and one that is no JSON as a whole may be a single deal; but where the input is
 * known to be lines it has no records, or one a line. Throws an `EncodingError` for UTF-16, and
 * whatever the input throws.
 */
export async function* dealRecords(source: Pieces, areLines = false): AsyncGenerator<DealRecord> {
  const pieces = await bytePieces(source);
  try {
    const { byte, ...start } = await skipBlank(pieces, { line: 1, column: 1 });
    const isList = byte === 91;
    yield* isList ? listRecords(pieces, start, longest) : wholeOrLines(pieces, start, areLines);
  } finally {
    await pieces.close();
  }
}
