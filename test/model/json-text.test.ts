import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { JsonFault } from "../../src/model/issue.ts";
import { located, parseJsonText } from "../../src/model/json-text.ts";
import { parseDeal } from "../../src/model/parse-deal.ts";

const faults: Readonly<
  Record<JsonFault, readonly (readonly [text: string, line: number, column: number])[]>
> = {
  "key-expected": [
    ["{'id': 1}", 1, 2],
    ["{id: 1}", 1, 2],
    ["{,}", 1, 2],
    ['{"a": 1,\n 2: 3}', 2, 2],
  ],
  "colon-expected": [
    ['{"id" 1}', 1, 7],
    ['{"id"}', 1, 6],
  ],
  "value-expected": [
    ['{"id":}', 1, 7],
    ["[,1]", 1, 2],
    [":", 1, 1],
    ["]", 1, 1],
    ["[1,,2]", 1, 4],
  ],
  "comma-expected": [
    ["[1 2]", 1, 4],
    ['{"a": 1\n "b": 2}', 2, 2],
    ['{"a": 1]', 1, 8],
    ["[1}", 1, 3],
  ],
  "end-expected": [
    ["{} {}", 1, 4],
    ["1]", 1, 2],
    ["{},", 1, 3],
  ],
  "ends-early": [
    ["", 1, 1],
    ["\n ", 2, 2],
    ["[1,", 1, 4],
    ['{"a":\n{"b": 1}', 2, 9],
  ],
  "unclosed-text": [
    ['["a]', 1, 2],
    ['{"a": "b\n"}', 1, 7],
    ['"\u0001"', 1, 1],
  ],
  "bad-escape": [
    ['"C:\\deals"', 1, 4],
    ['"\\u12"', 1, 2],
    ['{"\\x": 1}', 1, 3],
  ],
  "bare-tab": [['"a\tb"', 1, 3]],
  "bad-number": [
    ["[01]", 1, 2],
    ["-", 1, 1],
    [".5", 1, 1],
    ["1.", 1, 1],
    ["+1", 1, 1],
  ],
  "bad-word": [
    ["True", 1, 1],
    ["[nul]", 1, 2],
    ["[\u3000 1]", 1, 2],
    ["/", 1, 1],
  ],
  "full-width": [
    ["“id”", 1, 1],
    ['{"a":1，"b":2}', 1, 6],
  ],
  "trailing-comma": [
    ["[1,]", 1, 3],
    ['{"a": 1\n,\n}', 2, 1],
  ],
  comment: [
    ["// a deal\n1", 1, 1],
    ["[1, /* one */ 2]", 1, 5],
    ["1 /* no end", 1, 3],
  ],
  unreadable: [],
};

describe.each(Object.entries(faults).filter(([, rows]) => rows.length > 0))(
  "the fault %s",
  (fault, rows) => {
    test.each(rows)("stands in %j at line %i, column %i", (text, line, column) => {
      const { issues, value } = parseJsonText(text);
      expect(issues.map((issue) => ({ ...issue, message: undefined }))).toEqual([
        { code: "not-json", pointer: "", message: undefined, fault, line, column },
      ]);
      expect(value).toBeUndefined();
    });
  },
);

describe("a JSON text", () => {
  test("tells of every comment, trailing comma and duplicate key at once", () => {
    const text = '{\n  // ours\n  "a": [1, 2, ],\n  "b": {"c": 1, "c": 2},\n  "\\u0061": 3\n}';
    const { issues } = parseJsonText(text);
    expect(issues.map(({ code, pointer, line, column }) => [code, pointer, line, column])).toEqual([
      ["not-json", "", 2, 3],
      ["not-json", "", 3, 13],
      ["duplicate-key", "/b/c", 4, 17],
      ["duplicate-key", "/a", 5, 3],
    ]);
    expect(issues[2]?.message).toEqual({
      zh: "键 `c` 出现了两次",
      en: "key `c` stands twice",
    });
  });

  test("keeps its value where duplicate keys are all that is wrong, the last one counting", () => {
    expect(parseJsonText('{"a": 1, "a": 2}').value).toEqual({ a: 2 });
  });

  test("may begin with a byte order mark, which takes no column", () => {
    expect(parseJsonText("\uFEFF[1]").value).toEqual([1]);
    expect(parseJsonText("\uFEFF[1,]").issues).toMatchObject([{ line: 1, column: 3 }]);
  });

  test("counts a line break of two characters as one, and a bare carriage return", () => {
    expect(parseJsonText("[\r\n1,\r\n]").issues).toMatchObject([{ line: 2, column: 2 }]);
    expect(parseJsonText("[\r1,\r]").issues).toMatchObject([{ line: 2, column: 2 }]);
    // A line of each kind, and an empty one between two returns.
    expect(parseJsonText("[\n1,\r\n2,\r\r3,]").issues).toMatchObject([{ line: 5, column: 2 }]);
  });

  test("nested deeper than 32 is told at the first that is too deep", () => {
    const { issues } = parseJsonText("[".repeat(1_000_000));
    expect(issues).toMatchObject([
      { code: "too-deep", pointer: "/0".repeat(32), line: 1, column: 33 },
    ]);
    expect(parseJsonText(`${"[".repeat(32)}${"]".repeat(32)}`).issues).toEqual([]);
  });

  test("of more values than are read is told at the first one too many", () => {
    const { issues } = parseJsonText(`[${"1,".repeat(300_000)}1]`);
    // The list itself is the first value.
    expect(issues).toMatchObject([{ code: "too-large", pointer: "/199999", column: 400_000 }]);
  });

  test("longer than 20 million characters is not looked at", () => {
    const { issues } = parseJsonText(`"${"x".repeat(20_000_000)}"`);
    expect(issues).toMatchObject([{ code: "too-large", limit: 20_000_000, line: 1, column: 1 }]);
  });

  test("of a million comments tells of a thousand", () => {
    expect(parseJsonText("/**/".repeat(1_000_000)).issues).toHaveLength(1000);
  });

  test("is JSON where JSON.parse says so, and gives the same value", () => {
    const json = fc.json({ maxDepth: 4 });
    const piece = fc.constantFrom(
      ...'{}[]:,/"\\ \t\n-+.0123eE',
      "true",
      "null",
      '"a"',
      '"a":1',
      "\\u0041",
      "//",
      "/*",
      "*/",
      "，",
    );
    const spoilt = fc.tuple(json, fc.nat(), fc.nat(4), piece).map(([text, at, cut, more]) => {
      const from = at % (text.length + 1);
      return text.slice(0, from) + more + text.slice(from + cut);
    });
    const soup = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(""));
    const parsed = (text: string) => {
      try {
        return { value: JSON.parse(text) as unknown };
      } catch {
        return undefined;
      }
    };
    fc.assert(
      fc.property(fc.oneof(json, spoilt, soup), (text) => {
        const { value, issues } = parseJsonText(text);
        const isJson = issues.every(({ code }) => code === "duplicate-key");
        expect(isJson ? { value } : undefined).toEqual(parsed(text));
      }),
      { numRuns: 2000 },
    );
  });
});

describe("locate", () => {
  const text = '{\n  "id": "d",\n  "contacts": [\n    {"a/b~": 1}, 2\n  ]\n}';
  const { locate } = parseJsonText(text);

  test.each([
    ["", 1, 1],
    ["/id", 2, 9],
    ["/contacts", 3, 3],
    ["/contacts/0", 4, 5],
    ["/contacts/0/a~1b~0", 4, 14],
    ["/contacts/1", 4, 18],
  ])("finds `%s` at line %i, column %i", (pointer, line, column) => {
    expect(locate(pointer)).toEqual({ line, column });
  });

  test("finds the key of a value when asked for it", () => {
    expect(locate("/contacts/0/a~1b~0", "key")).toEqual({ line: 4, column: 6 });
  });

  test.each(["/name", "/id/x"])("stays with the nearest there is for `%s`", (pointer) => {
    expect(locate(pointer)).toEqual(locate(pointer === "/name" ? "" : "/id"));
  });

  test("finds every scalar of any JSON text where the scalar is written", () => {
    type Leaf = readonly [pointer: string, written: string];
    const leaves = (value: unknown, pointer: string): readonly Leaf[] =>
      typeof value === "object" && value !== null
        ? Object.entries(value).flatMap(([key, inner]) =>
            leaves(inner, `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`),
          )
        : [[pointer, JSON.stringify(value)]];
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.nat(3), (value, indent) => {
        const source = JSON.stringify(value, null, indent);
        const lines = source.split("\n");
        const json = parseJsonText(source);
        for (const [pointer, written] of leaves(JSON.parse(source), "")) {
          const { line, column } = json.locate(pointer);
          expect(lines[line - 1]?.slice(column - 1).startsWith(written)).toBe(true);
        }
      }),
    );
  });

  test("places an unknown key at the key, and a wrong value at the value", () => {
    const json = parseJsonText('{"teir": "A"}');
    const issue = { pointer: "/teir" };
    expect(located({ ...issue, code: "unknown-key" }, json.locate)).toMatchObject({ column: 2 });
    expect(located({ ...issue, code: "not-a-choice" }, json.locate)).toMatchObject({ column: 10 });
  });
});

describe("an issue of the text of a deal", () => {
  const places = (text: string) => {
    const parsed = parseDeal(text);
    return parsed.ok ? [] : parsed.issues.map(({ code, line, column }) => [code, line, column]);
  };

  test("carries line and column, whatever finds it, and they come in that order", () => {
    const text = [
      '{ "account": { "teir": "A", "employees": -1 },',
      '  "custom": { "ratio": 1e999, "ratio": 2, "__proto__": 3 },',
      '  "contacts": [{ "id": "p", "reportsTo": "q" }],',
      '  "evidence": [{ "what": "acount.tier", "value": "A", "at": "2026-02-30" }]',
      "}",
    ].join("\n");
    expect(places(text)).toEqual([
      ["missing-key", 1, 1],
      ["unknown-key", 1, 16],
      ["out-of-range", 1, 42],
      ["duplicate-key", 2, 31],
      ["reserved-key", 2, 43],
      ["dangling-reference", 3, 42],
      ["unknown-field", 4, 26],
      ["impossible-date", 4, 61],
    ]);
  });

  test("has its place wherever the text is spoilt", () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        const parsed = parseDeal(text);
        if (parsed.ok) return;
        const lines = text.replace(/^\uFEFF/, "").split("\n");
        for (const { line = 0, column = 0 } of parsed.issues) {
          expect(line).toBeGreaterThan(0);
          expect(column).toBeGreaterThan(0);
          expect(column).toBeLessThanOrEqual((lines[line - 1] ?? "").length + 1);
        }
      }),
    );
  });
});
