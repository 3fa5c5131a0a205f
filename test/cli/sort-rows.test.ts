import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { sortRows } from "../../src/cli/sort-rows.ts";

interface Row {
  readonly at: number;
  readonly words: string;
}

/** Rows in an order of no use: 7 steps on at a time, which meets each of a number not divisible by 7. */
const shuffled = (count: number): readonly Row[] =>
  Array.from({ length: count }, (_, index) => ({
    at: (index * 7) % count,
    words: `第 ${index} 行\n"${index}"`,
  }));
const inOrder = (one: Row, other: Row): number => one.at - other.at;

async function* streamed(rows: readonly Row[]): AsyncGenerator<Row> {
  yield* rows;
}

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "sort-rows-test-"));
  vi.stubEnv("TMPDIR", folder);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

const sorted = (rows: readonly Row[], inMemory?: number): AsyncGenerator<Row> =>
  sortRows(streamed(rows), inOrder, inMemory === undefined ? {} : { inMemory });

describe("rows are sorted", () => {
  test.each([
    ["nothing", 0, 3],
    ["less than is held", 2, 3],
    ["as many as are held", 3, 3],
    ["one file and what is left", 4, 3],
    ["files of the same size", 30, 3],
    ["files that are merged into one of the next level", 50, 3],
    ["files of three levels and what is left", 521, 2],
  ])("%s", async (_, count, inMemory) => {
    const rows = shuffled(count);
    const found: Row[] = [];
    for await (const row of sorted(rows, inMemory)) found.push(row);
    expect(found).toEqual([...rows].sort(inOrder));
    expect(await readdir(folder)).toEqual([]);
  });

  test("on file once they are more than are held, which is removed when nobody wants the rest", async () => {
    const rows = sorted(shuffled(20), 3);
    expect((await rows.next()).value).toMatchObject({ at: 0 });
    const [own = ""] = await readdir(folder);
    expect(await readdir(join(folder, own))).toHaveLength(7);
    await rows.return(undefined);
    expect(await readdir(folder)).toEqual([]);
  });

  test("without a file where none is needed", async () => {
    const first = await sorted(shuffled(20)).next();
    expect(first.value).toMatchObject({ at: 0 });
    expect(await readdir(folder)).toEqual([]);
  });
});
