import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assess } from "../../src/assess/assess.ts";
import { compileRuleSet } from "../../src/assess/compile-rule-set.ts";
import {
  dealArbitrary,
  overlayArbitrary,
  overlayBreaches,
  ruleSetArbitrary,
} from "../../src/testing/index.ts";
import { asOf } from "./case-arbitrary.ts";

const overlaid = fc
  .tuple(ruleSetArbitrary({ depth: 1 }), overlayArbitrary({ depth: 1 }))
  .chain(([ruleSet, overlay]) => {
    const alone = compileRuleSet(ruleSet);
    // The named conditions of the two would clash: overlays are written for rule sets.
    const plan = compileRuleSet(ruleSet, { overlays: [renamed(overlay)] });
    return fc
      .array(dealArbitrary(plan), { minLength: 5, maxLength: 5 })
      .map((deals) => ({ alone, plan, deals }));
  });

function renamed<T extends object>(overlay: T): T {
  const text = JSON.stringify(overlay);
  return JSON.parse(text.replaceAll('"named-', '"overlay-named-')) as T;
}

describe("overlays", () => {
  it("never open a door, and leave stages and scores alone", { timeout: 120_000 }, () => {
    let shut = 0;
    let runs = 0;
    fc.assert(
      fc.property(overlaid, ({ alone, plan, deals }) => {
        runs++;
        for (const deal of deals) {
          const before = assess(alone, deal, { asOf });
          const after = assess(plan, deal, { asOf });
          expect(overlayBreaches(before, after)).toEqual([]);
          if (before.mayAdvance.truth !== after.mayAdvance.truth) shut++;
        }
      }),
      { numRuns: 200 },
    );
    // Overlays that change nothing would prove nothing.
    expect(shut / runs).toBeGreaterThan(1 / 10);
  });
});
