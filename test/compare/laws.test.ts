import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileRuleSet } from "../../src/assess/compile-rule-set.ts";
import { compareRuleSets } from "../../src/compare/compare-rule-sets.ts";
import { compareVerdicts } from "../../src/compare/compare-verdicts.ts";
import { isSameRuleSet } from "../../src/compare/difference.ts";
import { parseRuleSet } from "../../src/rules/parse-rule-set.ts";
import type { RuleSet } from "../../src/rules/rule-set.ts";
import { shippedRuleSets } from "../../src/shipped/rule-sets.ts";
import { dealArbitrary, ruleSetArbitrary } from "../../src/testing/index.ts";
import { drawFrom, rewritten } from "./rewrite.ts";

const asOf = "2026-06-30";

/** Returns a rule set that means the same, written otherwise. */
const otherwise = (ruleSet: RuleSet, seed: number): RuleSet => {
  const parsed = parseRuleSet(JSON.stringify(rewritten(ruleSet, drawFrom(seed))));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues.slice(0, 3)));
  return parsed.ruleSet;
};

const seeds = fc.integer({ min: 0, max: 2 ** 31 });

describe("a rule set does not differ from itself", () => {
  test.each(Object.values(shippedRuleSets).map((one) => [one.id, one as RuleSet] as const))(
    "%s, written otherwise",
    (_, ruleSet) => {
      expect(isSameRuleSet(compareRuleSets(ruleSet, ruleSet))).toBe(true);
      fc.assert(
        fc.property(seeds, (seed) => {
          const { changes, words } = compareRuleSets(ruleSet, otherwise(ruleSet, seed));
          expect([...changes, ...words]).toEqual([]);
        }),
        { numRuns: 5 },
      );
    },
  );

  test("a generated one, written otherwise, gives every deal the same verdict", () => {
    const cases = ruleSetArbitrary().chain((ruleSet) =>
      fc.tuple(
        fc.constant(ruleSet),
        seeds,
        fc.array(dealArbitrary(compileRuleSet(ruleSet)), { maxLength: 3 }),
      ),
    );
    fc.assert(
      fc.property(cases, ([ruleSet, seed, deals]) => {
        const other = otherwise(ruleSet, seed);
        expect(isSameRuleSet(compareRuleSets(ruleSet, other))).toBe(true);
        const plans = [compileRuleSet(ruleSet), compileRuleSet(other)] as const;
        expect(compareVerdicts(...plans, deals, { asOf }).changed.deals).toBe(0);
      }),
      { numRuns: 40 },
    );
  });
});

describe("rule sets without a change of meaning", () => {
  test("give every deal the same verdict", () => {
    // Two generated sets with one checkpoint's condition exchanged: whenever the comparison finds no
    // change of meaning, verdicts agree.
    const cases = fc
      .tuple(ruleSetArbitrary(), fc.nat(), fc.nat())
      .chain(([ruleSet, from, to]) =>
        fc.tuple(
          fc.constant(ruleSet),
          fc.constant(exchanged(ruleSet, from, to)),
          fc.array(dealArbitrary(compileRuleSet(ruleSet)), { minLength: 3, maxLength: 3 }),
        ),
      );
    fc.assert(
      fc.property(cases, ([ruleSet, other, deals]) => {
        const isSame = compareRuleSets(ruleSet, other).changes.length === 0;
        const plans = [compileRuleSet(ruleSet), compileRuleSet(other)] as const;
        const { changed } = compareVerdicts(...plans, deals, { asOf });
        return !isSame || changed.deals === 0;
      }),
      { numRuns: 40 },
    );
  });
});

function exchanged(ruleSet: RuleSet, from: number, to: number): RuleSet {
  const copy = structuredClone(ruleSet);
  const all = (copy.stages ?? []).flatMap(({ checkpoints }) => checkpoints);
  const [one, other] = [all[from % all.length], all[to % all.length]];
  if (one?.when !== undefined && other?.when !== undefined) one.when = other.when;
  return copy;
}
