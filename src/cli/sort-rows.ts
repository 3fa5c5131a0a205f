import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { linesOf } from "./read-text.ts";

/** How much is held in memory while sorting. */
export interface SortOptions {
  /** How many rows at most; absent: 20,000. */
  readonly inMemory?: number;
}

/** How many sorted files are merged into one at a time. */
const width = 16;

/** Where the next row of each sorted source stands. */
interface Head<T> {
  row: T;
  readonly rest: AsyncIterator<T>;
}

async function* merged<T>(
  sources: readonly AsyncIterable<T>[],
  compare: (one: T, other: T) => number,
): AsyncGenerator<T> {
  const heads: Head<T>[] = [];
  for (const source of sources) {
    const rest = source[Symbol.asyncIterator]();
    const first = await rest.next();
    if (!first.done) heads.push({ row: first.value, rest });
  }
  while (heads.length > 0) {
    const least = heads.reduce((best, head) => (compare(head.row, best.row) < 0 ? head : best));
    yield least.row;
    const next = await least.rest.next();
    if (next.done) heads.splice(heads.indexOf(least), 1);
    else least.row = next.value;
  }
}

async function* parsed<T>(path: string): AsyncGenerator<T> {
  // Invariant: the file was written by this module.
  for await (const line of linesOf(createReadStream(path))) yield JSON.parse(line) as T;
}

async function* printed<T>(rows: AsyncIterable<T> | Iterable<T>): AsyncGenerator<string> {
  for await (const row of rows) yield `${JSON.stringify(row)}\n`;
}

/**
 * Yields rows of plain data in order, however many there are, within bounded memory: what does not
 * fit is put into sorted files in the folder for temporary ones, and merged. No two rows may compare
 * as equal.
 */
export async function* sortRows<T>(
  rows: AsyncIterable<T>,
  compare: (one: T, other: T) => number,
  { inMemory = 20_000 }: SortOptions = {},
): AsyncGenerator<T> {
  let folder: string | undefined;
  let written = 0;
  // Files of one level hold about as much each, so that every row is written a few times at most.
  const levels: string[][] = [];
  const spill = async (sorted: AsyncIterable<T> | Iterable<T>, level: number): Promise<void> => {
    folder ??= await mkdtemp(join(tmpdir(), "dealgate-sort-"));
    const path = join(folder, `${written++}.ndjson`);
    await pipeline(Readable.from(printed(sorted)), createWriteStream(path));
    levels[level] ??= [];
    const files = levels[level];
    files.push(path);
    if (files.length < width) return;
    levels[level] = [];
    await spill(merged(files.map(parsed<T>), compare), level + 1);
    for (const file of files) await rm(file);
  };
  try {
    let held: T[] = [];
    for await (const row of rows) {
      held.push(row);
      if (held.length < inMemory) continue;
      await spill(held.sort(compare), 0);
      held = [];
    }
    held.sort(compare);
    if (folder === undefined) {
      yield* held;
      return;
    }
    if (held.length > 0) await spill(held, 0);
    yield* merged(levels.flatMap((files) => files ?? []).map(parsed<T>), compare);
  } finally {
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  }
}
