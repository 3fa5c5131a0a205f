import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { choices } from "../../src/model/choices.ts";
import { notAChoice } from "../../src/model/issue-of.ts";
import { nearest } from "../../src/model/nearest.ts";
import { type ScaleId, scaleOf, scales } from "../../src/model/scales.ts";

describe("nearest", () => {
  test.each([
    ["acount.tier", ["account.tier", "account.size"], "account.tier"],
    ["teir", ["tier", "size"], "tier"],
    ["form", ["from", "for-m-any"], "from"],
    ["decision_maker", ["decisionMaker"], "decisionMaker"],
    ["Stance", ["stance"], "stance"],
    ["suporter", ["opponent", "supporter"], "supporter"],
  ])("takes `%s` for a slip in %j", (word, candidates, meant) => {
    expect(nearest(word, candidates)).toBe(meant);
  });

  test.each([
    ["region", ["tier", "size", "reason"]],
    ["ab", ["ac", "abc"]],
    ["colour", ["account"]],
    ["", ["a"]],
    ["tier", []],
  ])("has no guess for `%s` in %j", (word, candidates) => {
    expect(nearest(word, candidates)).toBeUndefined();
  });

  test("never suggests the very word that was refused", () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string()), (word, others) => {
        expect(nearest(word, [word, ...others])).not.toBe(word);
      }),
    );
  });
});

test.each([...Object.keys(scales), ...Object.keys(choices)] as ScaleId[])(
  "a doubled letter in a value of %s is understood",
  (id) => {
    const values = scaleOf(id).values.map(({ value }) => value);
    for (const value of values.filter(({ length }) => length >= 3)) {
      const slip = value + value.slice(-1);
      expect(notAChoice("/x", slip, values).suggestion).toBe(value);
    }
  },
);
