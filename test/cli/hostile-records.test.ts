import { describe, expect, test, vi } from "vitest";
import { type DealRecord, dealRecords } from "../../src/cli/deal-records.ts";
import { lookOf } from "../../src/cli/io.ts";
import { nestingOf } from "../../src/cli/nesting.ts";
import { parseRecord, placedIn } from "../../src/cli/parse-record.ts";
import { rejectReport } from "../../src/cli/reject-report.ts";

const million = 1_000_000;

/** Pieces of an input: a text, or one of a million bytes so many times. */
type Piece = string | readonly [string, number];

const inputOf = async function* (...pieces: readonly Piece[]) {
  for (const piece of pieces) {
    if (typeof piece === "string") yield piece;
    else {
      const bytes = Buffer.from(piece[0].repeat(million));
      for (let count = 0; count < piece[1]; count++) yield bytes;
    }
  }
};

const read = async (pieces: readonly Piece[], areLines = false) => {
  const records: DealRecord[] = [];
  for await (const record of dealRecords(inputOf(...pieces), areLines)) records.push(record);
  return records;
};

const told = (records: readonly DealRecord[]) =>
  records.map(({ line, column, bytes, fault }) => {
    const parsed = parseRecord(bytes, fault);
    return [line, column, parsed.ok ? parsed.deal.id : `✗ ${parsed.issues[0]?.code}`];
  });

describe("white space", () => {
  test("before a deal on its line makes the line too long, and loses no deal", async () => {
    const pieces: Piece[] = ['{"id":"a"}\n', [" ", 20], ' {"id":"b"}\n{"id":"c"}\n'];
    expect(told(await read(pieces))).toEqual([
      [1, 1, "a"],
      [2, 1, "✗ too-large"],
      [3, 1, "c"],
    ]);
  });

  test("before a deal after a list makes the line too long, and loses no deal", async () => {
    const pieces: Piece[] = ['[{"id":"a"}]\n{"id":"b"}\n', [" ", 21], '{"id":"c"}\n{"id":"d"}'];
    expect(told(await read(pieces))).toEqual([
      [1, 2, "a"],
      [2, 1, "b"],
      [3, 1, "✗ too-large"],
      [4, 1, "d"],
    ]);
  });

  test("that is all of a line is a blank line, however long", async () => {
    expect(told(await read(['{"id":"a"}\n', [" ", 21], '\n{"id":"c"}']))).toEqual([
      [1, 1, "a"],
      [3, 1, "c"],
    ]);
  });

  test("before and after all deals is only counted", { timeout: 60_000 }, async () => {
    const lines = await read([["\n", 20], '{"id":"a"}\n', ["\n", 20], '{"id":"b"}\n', ["\n", 20]]);
    expect(told(lines)).toEqual([
      [20_000_001, 1, "a"],
      [40_000_002, 1, "b"],
    ]);
    const [one, ...others] = await read([[" ", 30], '{"id":\n"a"}\n', ["\n", 20]]);
    expect([one?.isWhole, told(one ? [one] : []), others]).toEqual([
      true,
      [[1, 30_000_001, "a"]],
      [],
    ]);
  });

  test("within a deal keeps its issues at their places", async () => {
    const [deal] = await read(['\n{"id":"a",\n \n\n  "colour":1}\n\n']);
    const parsed = deal && parseRecord(deal.bytes);
    expect(deal && parsed && !parsed.ok && placedIn(deal, parsed.issues)).toMatchObject([
      { code: "unknown-key", line: 5, column: 3 },
    ]);
  });
});

describe("a reject", () => {
  test("far into its line is told without the white space before it", async () => {
    const written: string[] = [];
    const write = (text: string, done: () => void) => {
      written.push(text);
      done();
    };
    const stderr = { write };
    const io = { stdin: inputOf(), stdout: stderr, stderr, cwd: "/", today: "2026-06-30", env: {} };
    const record: DealRecord = {
      bytes: Buffer.from('{"id":1}'),
      line: 3_000_000_000,
      column: 1_000_000_001,
      pointer: "/7",
      isWhole: false,
    };
    const parsed = parseRecord(record.bytes);
    const issues = parsed.ok ? [] : placedIn(record, parsed.issues);
    const report = rejectReport(io, lookOf(stderr, {}, "en"));
    await report.tell({ file: "deals.json", line: record.line, issues }, record);
    expect(written.join("").split("\n").slice(1)).toEqual([
      "  → deals.json:3000000000:1000000007  /7/id",
      '  3000000000 │ {"id":1}',
      "             │       ^",
      "",
    ]);
  });
});

describe("a deal on many lines", () => {
  const field = (number: number) => `  "k${number}": "${"x".repeat(million)}",\n`;
  const long = Array.from({ length: 21 }, (_, number) => field(number)).join("");

  test("that is too long is one reject that says so", async () => {
    const records = await read([`{\n${long}  "people": [\n    {}\n  ]\n}\n`]);
    expect(told(records)).toEqual([[1, 1, "✗ too-large"]]);
    expect(records[0]?.isWhole).toBe(true);
    expect(records[0]?.bytes.length).toBeLessThanOrEqual(20_000_000);
  });

  test("that is too long costs no deal on a line of its own after it", async () => {
    expect(told(await read([`{\n${long}}\n{"id":"b"}\n{"id":`]))).toEqual([
      [1, 1, "✗ too-large"],
      [24, 1, "b"],
      [25, 1, "✗ not-json"],
    ]);
  });

  test("is none where deals stand on lines of their own after the first one, which is torn", async () => {
    const deal = (number: number) => `{"id":"${number}","x":"${"x".repeat(million)}"}\n`;
    const deals = Array.from({ length: 21 }, (_, number) => deal(number)).join("");
    const records = await read([`{"id":"torn",\n${deals}`]);
    expect(records.map(({ line, fault }) => [line, fault])).toEqual(
      Array.from({ length: 22 }, (_, index) => [index + 1, undefined]),
    );
  });

  test("is a deal in a file of lines as well, where all of it is JSON", async () => {
    const [deal, ...others] = await read(['{\n  "id": "a"\n}\n'], true);
    expect([deal?.isWhole, told(deal ? [deal] : []), others]).toEqual([true, [[1, 1, "a"]], []]);
  });
});

test("each line of a file of lines is a reject of its own, where all are broken", async () => {
  const records = await read(['{"id":1,}\n{"id":2,}\n\n{"id":3,}\n'], true);
  expect(told(records)).toEqual([
    [1, 1, "✗ not-json"],
    [2, 1, "✗ not-json"],
    [4, 1, "✗ not-json"],
  ]);
});

describe("a place", () => {
  test("after a list is counted from where its line begins", async () => {
    // The bracket is the 12th character of its line, and a blank is the 13th.
    const records = await read(['[{"id":"a"}] xx\n{"id":"b"}']);
    expect(told(records)).toEqual([
      [1, 2, "a"],
      [1, 14, "✗ not-json"],
      [2, 1, "b"],
    ]);
  });

  test("behind a return that ends no line is on the line of its record", async () => {
    const [, , broken, last] = await read([
      '{"id":"a"}\r\n{"id":"b"}\n\n{"id":"d",\r"colour":1}\n{"id":"e\rf"}',
    ]);
    const issuesOf = (record: DealRecord | undefined) => {
      const parsed = record && parseRecord(record.bytes);
      return record && parsed && !parsed.ok ? placedIn(record, parsed.issues) : [];
    };
    // Ten characters and the return stand before the key.
    expect(issuesOf(broken)).toMatchObject([{ code: "unknown-key", line: 4, column: 12 }]);
    expect(issuesOf(last)).toMatchObject([{ code: "not-json", line: 5, column: 7 }]);
  });
});

describe("a record that nests too deep", () => {
  test("is told without being parsed, which would take a hundred times its size", () => {
    const parse = vi.spyOn(JSON, "parse");
    const deep = Buffer.from(`{"id":"K4","custom":{"x":${"[".repeat(million)}`);
    const parsed = parseRecord(deep);
    expect(parsed.ok || parsed.issues).toMatchObject([{ code: "too-deep", line: 1, column: 56 }]);
    expect(Math.max(...parse.mock.calls.map(([text]) => text.length))).toBeLessThan(100);
    parse.mockRestore();
  });

  test("costs none of the lines around it", async () => {
    const deep = `{"id":"K4","custom":{"x":${"[".repeat(million)}`;
    expect(told(await read([`${deep}\n{"id":"b"}\n${deep}\n{"id":"d"}`]))).toEqual([
      [1, 1, "✗ too-deep"],
      [2, 1, "b"],
      [3, 1, "✗ too-deep"],
      [4, 1, "d"],
    ]);
  });

  test("is known by brackets outside of quotes", () => {
    const nested = Buffer.from('{"[[\\"[":[[1,2],"]]"],"b":{}');
    // At most a value for each of the three commas and four brackets, and one more.
    expect(nestingOf(nested)).toEqual({ deepest: 3, open: 1, values: 8 });
  });
});
