import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assess, mayAdvance } from "../../src/assess/assess.ts";
import type { Verdict } from "../../src/assess/verdict.ts";
import { formatDay, parseDay } from "../../src/model/civil-date.ts";
import { verdictBreaches } from "../../src/testing/index.ts";
import { asOf, caseArbitrary } from "./case-arbitrary.ts";

const withoutDays = ({ asOf: _, validUntil: __, ...rest }: Verdict): unknown => rest;

describe("verdicts", () => {
  it("keep scores and stages within their bounds", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(caseArbitrary(), ({ plan, deals }) => {
        for (const deal of deals) expect(verdictBreaches(assess(plan, deal, { asOf }))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it("are the same for the same deal, byte for byte, and leave the deal as it was", {
    timeout: 60_000,
  }, () => {
    fc.assert(
      fc.property(caseArbitrary(), ({ plan, deals }) => {
        for (const deal of deals) {
          const copy = structuredClone(deal);
          const first = JSON.stringify(assess(plan, deal, { asOf }));
          expect(JSON.stringify(assess(plan, copy, { asOf }))).toBe(first);
          expect(deal).toEqual(copy);
        }
      }),
      { numRuns: 100 },
    );
  });

  it("say the same of the door as the bare decision", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(caseArbitrary(), ({ plan, deals }) => {
        for (const deal of deals)
          expect(mayAdvance(plan, deal, { asOf })).toEqual(assess(plan, deal, { asOf }).mayAdvance);
      }),
      { numRuns: 200 },
    );
  });

  it("hold without new evidence until the day they say", { timeout: 120_000 }, () => {
    let held = 0;
    fc.assert(
      fc.property(
        fc.oneof(caseArbitrary(), caseArbitrary({}, { troubled: false })),
        fc.integer({ min: 1, max: 100 }),
        ({ plan, deals }, percent) => {
          for (const deal of deals) {
            const verdict = assess(plan, deal, { asOf });
            const today = parseDay(asOf) ?? 0;
            const end = parseDay(verdict.validUntil ?? "") ?? today + 4000;
            const later = formatDay(today + Math.ceil((percent * (end - today)) / 100));
            if (later > asOf) held++;
            expect(withoutDays(assess(plan, deal, { asOf: later }))).toEqual(withoutDays(verdict));
          }
        },
      ),
      { numRuns: 300 },
    );
    expect(held).toBeGreaterThan(200);
  });
});
