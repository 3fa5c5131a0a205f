import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseRuleSet } from "../../src/rules/parse-rule-set.ts";
import { b2bQualification } from "../../src/shipped/index.ts";
import { vocabulary } from "../conformance/vocabulary.ts";

const told = (input: unknown) => {
  const parsed = parseRuleSet(input);
  return parsed.ok
    ? []
    : parsed.issues.map(({ code, pointer, line, column }) =>
        [code, pointer || "(whole)", ...(line === undefined ? [] : [`${line}:${column}`])].join(
          " ",
        ),
      );
};

const words = { zh: "甲", en: "A" };
const overlay = (when: unknown, more: object = {}) => ({
  id: "mine",
  version: "1.0.0",
  kind: "overlay",
  title: words,
  flags: [{ id: "f", severity: "warn", title: words, when }],
  ...more,
});
const tendered = { fact: "opportunity.isTendered", operator: "equal", value: true };
const text = JSON.stringify(overlay(tendered), null, 2);

describe("the text of a rule set", () => {
  test("may begin with a byte order mark and end its lines with carriage returns", () => {
    expect(told(`\uFEFF${text.replaceAll("\n", "\r\n")}`)).toEqual([]);
    expect(told(`\uFEFF{\r\n  "id": "Mine"\r\n}`)).toContain("bad-name /id 2:9");
    expect(told(text.replaceAll("\n", "\r"))).toEqual([]);
    expect(told(`\uFEFF{\r  "id": "Mine"\r}`)).toContain("bad-name /id 2:9");
  });

  test("is refused with comments, each told at its place", () => {
    expect(told(`{ // mine\n  "id": "mine" /* ours */\n}`)).toEqual([
      "not-json (whole) 1:3",
      "not-json (whole) 2:16",
    ]);
  });

  test("is refused with a comma after the last item", () => {
    expect(told(`{\n  "id": "mine",\n}`)).toEqual(["not-json (whole) 2:15"]);
  });

  test("is refused with a key that stands twice, at any depth", () => {
    expect(told(`{ "title": { "zh": "甲", "en": "A", "zh": "乙" } }`)).toEqual([
      "duplicate-key /title/zh 1:36",
    ]);
  });

  test("is refused when it is cut off, empty, or no object", () => {
    expect(told(text.slice(0, -10))[0]).toMatch(/^not-json/);
    expect(told("")[0]).toMatch(/^not-json/);
    expect(told("[]")).toEqual(["wrong-type (whole) 1:1"]);
    expect(told("null")).toEqual(["wrong-type (whole) 1:1"]);
  });
});

describe("data that is no JSON", () => {
  const circular: Record<string, unknown> = overlay(tendered);
  circular.note = circular;
  const thrower = {
    get id(): string {
      throw new Error("no");
    },
  };
  test.each([
    ["undefined", undefined, "not-data (whole)"],
    ["a function", () => 1, "not-data (whole)"],
    ["a date", overlay(tendered, { note: new Date(0) }), "not-data /note"],
    ["something that holds itself", circular, "circular /note"],
    [
      "infinity",
      overlay({ ...tendered, value: Number.POSITIVE_INFINITY }),
      "not-finite /flags/0/when/value",
    ],
    ["a getter that throws", thrower, "unreadable /id"],
  ])("is refused with a reason: %s", (_, input, issue) => {
    expect(told(input)).toContain(issue);
  });

  test("cannot reach the prototype of objects", () => {
    const input = JSON.parse(`{"__proto__":{"polluted":true},"constructor":{"x":1}}`) as unknown;
    expect(told(input).filter((issue) => issue.startsWith("reserved-key"))).toHaveLength(2);
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
    const inherited = overlay({ condition: "toString" });
    expect(told(inherited)).toEqual(["unknown-condition /flags/0/when/condition"]);
  });

  test("is copied, not kept: a frozen rule set parses and stays as it is", () => {
    const input = Object.freeze(overlay(Object.freeze({ ...tendered })));
    const parsed = parseRuleSet(input);
    expect(parsed).toEqual({ ok: true, ruleSet: input });
    expect(parsed.ok && parsed.ruleSet).not.toBe(input);
    const faulty = Object.freeze({ ...input, wonAfter: 5 });
    expect(told(faulty)).toEqual(["wrong-type /wonAfter"]);
    expect(faulty.wonAfter).toBe(5);
  });
});

describe("the size of a rule set is bounded", { timeout: 30_000 }, () => {
  test("a list with too many elements is told, and its elements are not looked at", () => {
    const stages = [{ id: 7 }, ...Array.from({ length: 60 }, (_, n) => ({ id: `s-${n}` }))];
    const ruleSet = { ...overlay(tendered), kind: "stages", stages, wonAfter: "s-99" };
    expect(told(ruleSet)).toEqual(["too-long /stages"]);
  });

  test("named conditions may follow each other 32 deep", () => {
    const chain = (length: number) => {
      const names = Array.from({ length }, (_, n) => [`c${n}`, { condition: `c${n + 1}` }]);
      return { conditions: { ...Object.fromEntries(names), [`c${length}`]: tendered } };
    };
    // The flag's own condition is the first level, each name one more, the last holds the question.
    expect(told(overlay({ condition: "c0" }, chain(31)))).toEqual([]);
    expect(told(overlay({ condition: "c0" }, chain(32)))).toEqual([
      "rules-too-deep /conditions/c32",
    ]);
  });

  test("a named condition may fit where it is used first, and be too deep elsewhere", () => {
    const used = (names: number) => {
      const chain = Array.from({ length: names }, (_, n) => [
        `n${n}`,
        { condition: n + 1 < names ? `n${n + 1}` : "two-levels" },
      ]);
      const conditions = {
        ...Object.fromEntries(chain),
        "two-levels": { all: [{ all: [tendered] }] },
      };
      return told(
        overlay({ all: [{ condition: "two-levels" }, { condition: "n0" }] }, { conditions }),
      );
    };
    // The flag's own condition is level 0, the reference 1, the names after it one each, and then
    // the three of the last: 28 names lead to level 32.
    expect(used(28)).toEqual([]);
    expect(used(29)).toEqual(["rules-too-deep /conditions/two-levels/all/0/all/0"]);
  });

  test("a named condition counts at every use, however often it was looked at", () => {
    const used = (uses: number) =>
      told(
        overlay(
          { all: new Array(uses).fill({ condition: "fifty" }) },
          { conditions: { fifty: { any: new Array(49).fill(tendered) } } },
        ),
      );
    // One around them all, and at each use the reference and fifty: 19,993 at 392 uses.
    expect(used(392)).toEqual([]);
    // Seven more are the reference, the group and five of its members.
    expect(used(393)).toEqual(["rules-too-large /conditions/fifty/any/5"]);
  });

  test("conditions that multiply at every level are told once, and soon", () => {
    const levels = Array.from({ length: 12 }, (_, n) => [
      `c${n}`,
      { all: new Array(3).fill({ condition: `c${n + 1}` }) },
    ]);
    const conditions = { ...Object.fromEntries(levels), c12: tendered };
    const used = told(overlay({ condition: "c0" }, { conditions }));
    expect(used.map((issue) => issue.split(" ")[0])).toEqual(["rules-too-large"]);
    const unused = told(overlay(tendered, { conditions }));
    expect(unused.map((issue) => issue.split(" ")[0])).toEqual(["rules-too-large"]);
  });

  test("neither nesting nor length of a text is without end", () => {
    expect(told(`${"[".repeat(100_000)}${"]".repeat(100_000)}`)[0]).toMatch(/^too-deep/);
    const long = JSON.stringify(overlay(tendered, { note: "a".repeat(5_000_000) }));
    expect(told(long)).toEqual(["too-large (whole)"]);
    expect(told(overlay(tendered, { staleAfterDays: new Array(300_000).fill(1) }))).toEqual([
      "too-large /staleAfterDays",
    ]);
  });

  test("ten thousand faults are each told at their place, in bearable time", () => {
    const names = Array.from({ length: 10_000 }, (_, n) => [`${n}`, 1]);
    const many = JSON.stringify(overlay(tendered, { custom: Object.fromEntries(names) }), null, 1);
    expect(told(many)).toHaveLength(10_000);
  });
});

/** Makes a rule set with one of its values exchanged for anything. */
const spoilt = (ruleSet: unknown): fc.Arbitrary<unknown> => {
  const places: (readonly (string | number)[])[] = [];
  const walk = (value: unknown, path: readonly (string | number)[]): void => {
    places.push(path);
    if (Array.isArray(value))
      for (const [index, one] of value.entries()) walk(one, [...path, index]);
    else if (typeof value === "object" && value !== null)
      for (const [key, one] of Object.entries(value)) walk(one, [...path, key]);
  };
  walk(ruleSet, []);
  const exchange = (value: unknown, path: readonly (string | number)[], by: unknown): unknown => {
    const [key, ...rest] = path;
    if (key === undefined) return by;
    if (Array.isArray(value))
      return value.map((one, n) => (n === key ? exchange(one, rest, by) : one));
    const record = value as Record<string, unknown>;
    return { ...record, [key]: exchange(record[key], rest, by) };
  };
  return fc
    .tuple(fc.constantFrom(...places), fc.jsonValue({ maxDepth: 3 }))
    .map(([path, by]) => exchange(ruleSet, path, by));
};

describe("parsing never throws, and every issue is whole", { timeout: 30_000 }, () => {
  const check = (input: unknown): void => {
    const parsed = parseRuleSet(input);
    const issues = parsed.ok ? [] : parsed.issues;
    expect(parsed.ok || issues.length > 0).toBe(true);
    for (const { pointer, message, line, column } of issues) {
      expect(pointer).toMatch(/^(\/|$)/);
      expect(message.zh && message.en).toBeTruthy();
      expect(typeof input === "string" ? (line ?? 0) * (column ?? 0) : 1).toBeGreaterThan(0);
    }
  };

  test("on any text", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), check));
    fc.assert(fc.property(fc.json(), check));
  });

  test("on any value", () => {
    fc.assert(fc.property(fc.anything({ withBigInt: true, withDate: true, withMap: true }), check));
  });

  const small = {
    ...vocabulary,
    stages: b2bQualification.stages?.slice(0, 1),
    flags: b2bQualification.flags,
  };
  test("on a rule set with a value exchanged for any other", () => {
    fc.assert(fc.property(spoilt(small), check), { numRuns: 60 });
    const text = spoilt(small).map((input) => JSON.stringify(input));
    fc.assert(fc.property(text, check), { numRuns: 40 });
  });

  test("on the text of a rule set with a piece cut out", () => {
    const whole = JSON.stringify(small);
    const cut = fc
      .tuple(fc.nat(whole.length), fc.nat(40))
      .map(([at, length]) => whole.slice(0, at) + whole.slice(at + length));
    fc.assert(fc.property(cut, check), { numRuns: 60 });
  });
});
