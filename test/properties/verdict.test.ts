import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assess } from "../../src/assess/assess.ts";
import { explain } from "../../src/assess/explain.ts";
import { determinismBreaches, validityBreaches, verdictBreaches } from "../../src/testing/index.ts";
import { asOf, caseArbitrary } from "./case-arbitrary.ts";

describe("verdicts", () => {
  it("keep scores and stages within their bounds", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(caseArbitrary(), ({ plan, deals }) => {
        for (const deal of deals) expect(verdictBreaches(assess(plan, deal, { asOf }))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it("are the same for the same deal, byte for byte, leave the deal as it was, and say the same of the door as the bare decision", {
    timeout: 60_000,
  }, () => {
    fc.assert(
      fc.property(caseArbitrary(), ({ plan, deals }) => {
        for (const deal of deals) expect(determinismBreaches(plan, deal, asOf)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it("are explained as they came out", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(caseArbitrary(), ({ plan, deals }) => {
        for (const deal of deals) {
          const { flags, stages } = assess(plan, deal, { asOf });
          for (const { id, truth } of flags) {
            expect([id, explain(plan, deal, { asOf, flag: id })?.truth ?? "failed"]).toEqual([
              id,
              truth,
            ]);
          }
          for (const { id, applies, entry, checkpoints } of stages) {
            const applied = explain(plan, deal, { asOf, applies: id })?.truth ?? "satisfied";
            const entered = explain(plan, deal, { asOf, entry: id })?.truth ?? "satisfied";
            expect([id, applied, entered]).toEqual([id, applies, entry]);
            for (const { id: checkpoint, applies, truth } of checkpoints) {
              const held = explain(plan, deal, { asOf, checkpoint })?.truth;
              const asked = explain(plan, deal, { asOf, checkpoint, applies: true });
              const applied = asked?.truth ?? "satisfied";
              expect([checkpoint, held, applied]).toEqual([checkpoint, truth, applies]);
            }
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it("hold without new evidence until the day they say", { timeout: 120_000 }, () => {
    let held = 0;
    let runs = 0;
    fc.assert(
      fc.property(
        fc.oneof(caseArbitrary(), caseArbitrary({}, { troubled: false })),
        fc.integer({ min: 1, max: 100 }),
        ({ plan, deals }, percent) => {
          runs++;
          for (const deal of deals) {
            if (assess(plan, deal, { asOf }).validUntil !== asOf) held++;
            expect(validityBreaches(plan, deal, asOf, percent / 100)).toEqual([]);
          }
        },
      ),
      { numRuns: 300 },
    );
    expect(held / runs).toBeGreaterThan(2 / 3);
  });
});
