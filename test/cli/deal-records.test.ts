import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EncodingError } from "../../src/cli/byte-pieces.ts";
import { type DealRecord, dealRecords } from "../../src/cli/deal-records.ts";
import { parseRecord, placedIn } from "../../src/cli/parse-record.ts";
import { unpacked } from "../../src/cli/unpacked.ts";
import { parseJsonText } from "../../src/model/json-text.ts";

const encoder = new TextEncoder();

const inPieces = async function* (bytes: Uint8Array, ...lengths: readonly number[]) {
  let at = 0;
  for (const length of lengths) {
    yield bytes.subarray(at, at + length);
    at += length;
  }
  yield bytes.subarray(at);
};

const read = async (input: string | Uint8Array, ...lengths: readonly number[]) => {
  const bytes = typeof input === "string" ? encoder.encode(input) : input;
  const records: DealRecord[] = [];
  for await (const record of dealRecords(unpacked(inPieces(bytes, ...lengths))))
    records.push({ ...record, bytes: Uint8Array.from(record.bytes) });
  return records;
};

const texts = (records: readonly DealRecord[]): readonly string[] =>
  records.map(({ bytes, fault }) => fault ?? new TextDecoder().decode(bytes).trim());

const fates = (records: readonly DealRecord[]): readonly string[] =>
  records.map(({ bytes, fault }) => {
    const parsed = parseRecord(bytes, fault);
    return parsed.ok ? parsed.deal.id : `✗ ${parsed.issues[0]?.code}`;
  });

describe("a list", () => {
  test("is read element by element, each at its place", async () => {
    const records = await read('\n [ {"id":"甲𠮷"} ,\n  {"id":"b"},{"id":"c"}]\n');
    expect(fates(records)).toEqual(["甲𠮷", "b", "c"]);
    // The second line has a space, the bracket, a space, then the deal; 𠮷 counts as two columns.
    expect(records.map(({ line, column, pointer }) => [line, column, pointer])).toEqual([
      [2, 4, "/0"],
      [3, 3, "/1"],
      [3, 14, "/2"],
    ]);
    expect(records.every(({ isWhole }) => !isWhole)).toBe(true);
  });

  test.each<[string, string, readonly string[]]>([
    ["that is empty has no deals", "[ ]", []],
    ["keeps what stands in quotes together", '[{"id":"a,]}[{\\""}]', ['a,]}[{"']],
    ["has an element for every comma", '[{"id":"a"},]', ["a", "✗ not-json"]],
    [
      "loses no more than a broken element",
      '[{"id":"a"},{broken},{"id":"c"}]',
      ["a", "✗ not-json", "c"],
    ],
    [
      "takes a bracket too many for part of its element",
      '[{"id":"a"}},{"id":"b"}]',
      ["✗ not-json", "b"],
    ],
    [
      "ends a text that is not closed with its line",
      '[{"id":"a\n},{"id":"b"}]',
      ["✗ not-json", "b"],
    ],
    [
      "that is not closed is told of, its deals taken",
      '[{"id":"a"},{"id":"b"}',
      ["a", "b", "✗ list-not-closed"],
    ],
    ["that is torn within a deal is told of once", '[{"id":"a"},{"id":"b', ["a", "✗ not-json"]],
    ["is no deal of a list within a list", '[[{"id":"a"}]]', ["✗ wrong-type"]],
    ["is followed by lines", '[{"id":"a"}]\n\n{"id":"b"}\nx\n', ["a", "b", "✗ not-json"]],
  ])("%s", async (_, text, expected) => {
    expect(fates(await read(text))).toEqual(expected);
  });
});

describe("lines", () => {
  test("are one deal each, whatever is wrong with others, at their places", async () => {
    const records = await read('\n{"id":"a"}\r\n  \n{"id":1}\n{"id":"c"}');
    expect(fates(records)).toEqual(["a", "✗ wrong-type", "c"]);
    expect(records.map(({ line }) => line)).toEqual([2, 4, 5]);
  });

  test("that are not UTF-8 cost themselves alone", async () => {
    const bad = Buffer.concat([Buffer.from('{"id":"a"}\n{"id":"'), Buffer.from([0xc4, 0xe3])]);
    const records = await read(Buffer.concat([bad, Buffer.from('"}\n{"id":"c"}\n')]));
    expect(fates(records)).toEqual(["a", "✗ not-utf-8", "c"]);
  });

  test("that are too long are cut and told of, and the rest goes on", async () => {
    const long = `{"id":"${"x".repeat(20_000_001)}"}`;
    const records = await read(`{"id":"a"}\n${long}\n{"id":"c"}\n`);
    expect(records.map(({ fault }) => fault)).toEqual([undefined, "too-long", undefined]);
    expect(fates(records)).toEqual(["a", "✗ too-large", "c"]);
    expect(fates(await read(`[{"id":"a"},${long},{"id":"c"}]`))).toEqual(["a", "✗ too-large", "c"]);
  });
});

test("UTF-16 is no input for deals", async () => {
  await expect(read(Buffer.from('\uFEFF{"id":"a"}', "utf16le"))).rejects.toThrow(EncodingError);
});

test("where an input is cut into pieces changes nothing", { timeout: 60_000 }, async () => {
  const deal = fc.record({ id: fc.string({ unit: "grapheme", minLength: 1 }), name: fc.string() });
  const junk = fc.constantFrom("{", '{"id":"a"', "null", '"', "]", "[", "\\", '{"id":7}', "，");
  const items = fc.array(
    fc.oneof(
      deal.map((one) => JSON.stringify(one)),
      junk,
    ),
    { maxLength: 6 },
  );
  const input = fc
    .tuple(items, fc.boolean(), fc.constantFrom("\n", "\r\n", " \n  "))
    .map(([all, isList, space]) =>
      isList ? `[${all.join(`,${space}`)}]${space}` : all.join(space),
    );
  const cuts = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(input, cuts, fc.boolean(), async (text, lengths, isPacked) => {
      const bytes = isPacked ? gzipSync(text) : encoder.encode(text);
      expect(await read(bytes, ...lengths)).toEqual(await read(text));
    }),
  );
});

test("a list of sound JSON has the elements that JSON has", { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.jsonValue(), { maxLength: 6 }),
      fc.nat(4),
      async (values, space) => {
        const records = await read(JSON.stringify(values, null, space));
        expect(texts(records).map((text) => JSON.parse(text))).toEqual(
          JSON.parse(JSON.stringify(values)),
        );
      },
    ),
  );
});

test("issues of an element stand where they stand in the whole text", {
  timeout: 60_000,
}, async () => {
  const element = fc.oneof(
    fc.record({ id: fc.constantFrom("a", 1, null), 个: fc.string({ unit: "binary" }) }),
    fc.record({
      id: fc.string(),
      contacts: fc.array(fc.record({ id: fc.nat(), x: fc.boolean() })),
    }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(element, { minLength: 1 }), fc.nat(3), async (values, space) => {
      const text = JSON.stringify(values, null, space);
      const whole = parseJsonText(text);
      for (const record of await read(text)) {
        const parsed = parseRecord(record.bytes);
        for (const issue of parsed.ok ? [] : placedIn(record, parsed.issues)) {
          const part = issue.code.endsWith("-key") ? "key" : "value";
          expect(issue).toMatchObject(whole.locate(issue.pointer, part));
        }
      }
    }),
    { numRuns: 40 },
  );
});
