import { describe, expect, test } from "vitest";
import { candidates, isSampled } from "../../src/assess/unlock/candidates.ts";
import type { FactType } from "../../src/facts/fact-type.ts";
import { firstDay, formatDay, lastDay } from "../../src/model/civil-date.ts";

const words = { zh: "词", en: "word" };
const choice = (ordered: boolean, ...values: string[]) =>
  ({ kind: "choice", ordered, values: values.map((value) => ({ value, title: words })) }) as const;
const whole = { kind: "number", integer: true, min: 0, max: 10 } as const;
const broken = { kind: "number", min: 0, max: 10 } as const;
const [first, last] = [formatDay(firstDay), formatDay(lastDay)];
const eight = ["a", "b", "c", "d", "e", "f", "g", "h"];

describe("answers on every side of what rules name", () => {
  test.each<[string, FactType, readonly (string | number | null)[], readonly unknown[]]>([
    ["yes, no, none", { kind: "boolean" }, [true as never], [true, false, null]],
    [
      "what is named, then the best",
      choice(true, "low", "mid", "high"),
      ["mid"],
      ["mid", "high", "low", null],
    ],
    ["without an order as it stands", choice(false, "a", "b", "c"), ["c"], ["c", "a", "b", null]],
    ["one text that nobody names", { kind: "text" }, ["x", "x", 3], ["x", "…", null]],
    ["also where that is named", { kind: "text" }, ["…"], ["…", "……", null]],
    ["marks, what lies between, beyond", whole, [5, 3], [3, 5, 4, 6, 2, 0, 10, null]],
    ["nothing between neighbours", whole, [3, 4], [3, 4, 5, 2, 0, 10, null]],
    ["marks as numbers, not as texts", whole, [10, 9, null], [9, 10, 8, 0, null]],
    ["the whole numbers around a broken mark", whole, [2.5], [3, 2, 0, 10, null]],
    ["the middle between close marks", broken, [1, 2], [1, 2, 1.5, 3, 0, 10, null]],
    ["what lies between marks apart", broken, [1, 4], [1, 4, 2, 5, 0, 3, 10, null]],
    ["within bounds alone", whole, [20], [0, 10, null]],
    ["nought where nothing is named", { kind: "number" }, [], [0, -1e15, 1e15, null]],
    ["the least above nought", { kind: "number", min: 2, max: 5 }, [], [2, 5, null]],
    ["the most below it", { kind: "number", min: -5, max: -1 }, [], [-1, -5, null]],
    [
      "days, named as such or counted",
      { kind: "date" },
      ["2026-01-02", 1, "soon", null],
      [
        "1970-01-02",
        "2026-01-02",
        "1970-01-03",
        "2026-01-03",
        "1970-01-01",
        "2026-01-01",
        first,
        last,
        null,
      ],
    ],
    [
      "sets of what is named, and one more; the empty one last",
      { kind: "set", of: choice(false, "y", "x", "z") },
      ["x"],
      [["x"], ["y"], ["x", "y"], [], null],
    ],
    [
      "sets of texts",
      { kind: "set", of: { kind: "text" } },
      ["p"],
      [["p"], ["…"], ["p", "…"], [], null],
    ],
    ["no record, whose parts are answered", { kind: "record", fields: {} }, [], []],
  ])("%s", (_, type, named, expected) => {
    expect(candidates(type, named)).toEqual(expected);
  });

  test("of large sets are a sample: alone, in pairs, all but one, all, none", () => {
    const type = { kind: "set", of: choice(false, ...eight) } as const;
    const found = candidates(type, eight) as readonly (readonly string[] | null)[];
    // Eight alone, twenty-eight pairs, eight without one, all, none, and null.
    expect(found.map((set) => set?.length)).toEqual([
      ...new Array(8).fill(1),
      ...new Array(28).fill(2),
      ...new Array(8).fill(7),
      ...[8, 0, undefined],
    ]);
    expect(new Set(found.map((set) => set?.join())).size).toBe(47);
    expect(isSampled(type, eight)).toBe(true);
  });

  test("of seven are all sets there are", () => {
    const type = { kind: "set", of: choice(false, ...eight) } as const;
    // Six are named, and one stands for the others.
    const named = eight.slice(0, 6);
    expect(candidates(type, named)).toHaveLength(2 ** 7 + 1);
    expect(isSampled(type, named)).toBe(false);
    expect(isSampled({ kind: "boolean" }, eight)).toBe(false);
  });
});
