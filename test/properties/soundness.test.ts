import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assess } from "../../src/assess/assess.ts";
import {
  completionArbitrary,
  refinementArbitrary,
  refinementBreaches,
} from "../../src/testing/index.ts";
import { asOf, caseArbitrary } from "./case-arbitrary.ts";

const refinedCase = (make: typeof refinementArbitrary) =>
  caseArbitrary({}, { elements: 2 }).chain(({ plan, deals }) =>
    fc.tuple(...deals.map((deal) => make(plan, deal, { asOf }))).map((refined) => ({
      plan,
      pairs: deals.map((deal, n) => [deal, refined[n] ?? deal] as const),
    })),
  );

describe("what is known stays known", () => {
  it("a deal that knows more takes back no answer and widens no bound", {
    timeout: 120_000,
  }, () => {
    let settled = 0;
    let runs = 0;
    fc.assert(
      fc.property(refinedCase(refinementArbitrary), ({ plan, pairs }) => {
        runs++;
        for (const [deal, refined] of pairs) {
          const before = assess(plan, deal, { asOf });
          const after = assess(plan, refined, { asOf });
          expect(refinementBreaches(before, after)).toEqual([]);
          settled += before.missing.length === after.missing.length ? 0 : 1;
        }
      }),
      { numRuns: 400 },
    );
    // The law would be empty if refinements answered nothing.
    expect(settled / runs).toBeGreaterThan(5 / 4);
  });

  it("nor does a deal that knows everything", { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(refinedCase(completionArbitrary), ({ plan, pairs }) => {
        for (const [deal, completed] of pairs) {
          const before = assess(plan, deal, { asOf });
          const after = assess(plan, completed, { asOf });
          expect(refinementBreaches(before, after)).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });
});
