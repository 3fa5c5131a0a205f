import fc from "fast-check";
import { distance } from "fastest-levenshtein";
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
    ["suppotrer", ["opponent", "supporter"], "supporter"],
    ["teirs-of-account", ["tiers-of-acount"], "tiers-of-acount"],
    ["oportunity.budget.amuont", ["opportunity.budget.amount"], "opportunity.budget.amount"],
  ])("takes `%s` for a slip in %j", (word, candidates, meant) => {
    expect(nearest(word, candidates)).toBe(meant);
  });

  test.each([
    ["region", ["tier", "size", "reason"]],
    ["ab", ["ac", "abc"]],
    ["colour", ["account"]],
    ["", ["a"]],
    // Five letters let one of them differ.
    ["stage", ["statue"]],
    ["tier", []],
  ])("has no guess for `%s` in %j", (word, candidates) => {
    expect(nearest(word, candidates)).toBeUndefined();
  });

  test("looks at a thousand candidates, and no further", () => {
    const others = (count: number) => Array.from({ length: count }, (_, index) => `x${index}`);
    expect(nearest("stnace", [...others(999), "stance"])).toBe("stance");
    expect(nearest("stnace", [...others(1000), "stance"])).toBeUndefined();
  });

  test("takes the nearer of two", () => {
    expect(nearest("relationshp", ["relatinsip", "relationship"])).toBe("relationship");
  });

  test("counts edits as the plain edit distance does, a swap of neighbours for one", () => {
    const letter = fc.constantFrom("a", "b", "c");
    const word = fc.string({ unit: letter, minLength: 4, maxLength: 16 });
    fc.assert(
      fc.property(word, fc.string({ unit: letter, maxLength: 18 }), (meant, candidate) => {
        const allowed = Math.min(3, Math.floor(meant.length / 4));
        const plain = distance(meant, candidate);
        const isNear = nearest(meant, [candidate]) === candidate;
        if (plain > 0 && plain <= allowed) expect(isNear).toBe(true);
        // A swap is two edits to the plain distance: at most twice as many.
        if (plain > 2 * allowed) expect(isNear).toBe(false);
      }),
      { numRuns: 1000 },
    );
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
