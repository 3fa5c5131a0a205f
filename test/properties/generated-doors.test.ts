import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assess } from "../../src/assess/assess.ts";
import type { Truth } from "../../src/logic/truth.ts";
import { asOf, caseArbitrary } from "./case-arbitrary.ts";

describe("generated cases", () => {
  it("open, shut and leave in doubt at least a tenth of all doors each", {
    timeout: 60_000,
  }, () => {
    const doors: Record<Truth, number> = { satisfied: 0, failed: 0, unknown: 0 };
    const moves: Record<Truth, number> = { satisfied: 0, failed: 0, unknown: 0 };
    const checkpoints: Record<Truth, number> = { satisfied: 0, failed: 0, unknown: 0 };
    const cases = fc.sample(caseArbitrary(), { numRuns: 200, seed: 7 });
    for (const { plan, deals } of cases) {
      for (const deal of deals) {
        const { stages, mayAdvance } = assess(plan, deal, { asOf });
        moves[mayAdvance.truth]++;
        for (const { reach, checkpoints: of } of stages) {
          doors[reach]++;
          for (const { truth } of of) checkpoints[truth]++;
        }
      }
    }
    const least = (counted: Record<Truth, number>) =>
      Math.min(...Object.values(counted)) / (counted.satisfied + counted.failed + counted.unknown);
    expect(least(doors)).toBeGreaterThan(0.1);
    expect(least(moves)).toBeGreaterThan(0.1);
    // Anybody may attest most checkpoints, so that they seldom fail.
    expect(least(checkpoints)).toBeGreaterThan(0.05);
  });
});
