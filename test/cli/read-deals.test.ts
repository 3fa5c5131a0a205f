import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type DealInput, readDeals } from "../../src/cli/read-deals.ts";

const read = async (...pieces: readonly (string | Uint8Array)[]): Promise<readonly DealInput[]> => {
  const inputs: DealInput[] = [];
  const source = (async function* () {
    yield* pieces;
  })();
  for await (const input of readDeals(source)) inputs.push(input);
  return inputs;
};

const ids = (inputs: readonly DealInput[]) =>
  inputs.map((input) => ("deal" in input ? input.deal.id : input.issues[0]?.code));

describe("an input", () => {
  test("of one deal is whole, on one line or on many", async () => {
    for (const text of ['{"id":"a"}', '{"id":"a"}\n', '\n{\n  "id": "a"\n}\n\n']) {
      const [first, ...others] = await read(text);
      expect([first?.isWhole, ids(first ? [first] : []), others]).toEqual([true, ["a"], []]);
    }
  });

  test("of several is a list, an object a line, or an array", async () => {
    expect(ids(await read('{"id":"a"}\n{"id":"b"}\n\n{"id":"c"}'))).toEqual(["a", "b", "c"]);
    expect(ids(await read('[{"id":"a"},{"id":"b"}]'))).toEqual(["a", "b"]);
    expect(ids(await read("[]"))).toEqual([]);
    expect((await read('[{"id":"a"}]'))[0]?.isWhole).toBe(false);
  });

  test("may be cut anywhere, within a character too", async () => {
    const bytes = new TextEncoder().encode('{"id":"甲"}\r\n{"id":"乙"}\r\n');
    const cut = Array.from(bytes, (_, index) => bytes.subarray(index, index + 1));
    expect(ids(await read(...cut))).toEqual(["甲", "乙"]);
  });

  test("with keys that stand twice, or none that is JSON, tells it of the deal it is in", async () => {
    expect(ids(await read('[{"id":"a"},{"id":"b","id":"c"}]'))).toEqual(["a", "duplicate-key"]);
    expect(ids(await read('{"id":"a"}\nnot json\n{"id":"c"}'))).toEqual(["a", "not-json", "c"]);
    expect(ids(await read('["{\\"id\\":\\"a\\"}", null]'))).toEqual(["wrong-type", "wrong-type"]);
  });
});

test("every line of an input is a deal or a reject, whatever it holds", {
  timeout: 60_000,
}, async () => {
  const line = fc.oneof(
    fc.constantFrom('{"id":"a"}', '{"id":""}', "{}", "{", "null", "7", '{"__proto__":{}}'),
    fc.json().filter((text) => text.trim() !== ""),
    fc.string().map((text) => `{${text.replaceAll(/[\r\n]/g, "")}`),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 8 }), async (lines) => {
      const all = ['{"id":"first"}', ...lines];
      const inputs = await read(all.join("\n"));
      expect(inputs).toHaveLength(all.length);
    }),
  );
});

test("reading never throws on text", { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(fc.string(), fc.string({ unit: "binary" }), fc.json()),
      async (text) => {
        for (const input of await read(text))
          expect("deal" in input || input.issues.length > 0).toBe(true);
      },
    ),
  );
});
