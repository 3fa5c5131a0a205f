import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Prover } from "../../../src/analyze/prove/prover.ts";
import { answersIn, onVerdict } from "../../../src/analyze/prove/setting.ts";
import { openZ3, type Z3Session } from "../../../src/analyze/prove/z3-session.ts";
import { assess } from "../../../src/assess/assess.ts";
import { dealArbitrary } from "../../../src/testing/index.ts";
import { asOf, planArbitrary } from "../../properties/case-arbitrary.ts";

let session: Z3Session;
beforeAll(async () => {
  session = await openZ3();
});
afterAll(() => session.close());

const caseArbitrary = planArbitrary({ stages: 2, depth: 1 }).chain((plan) =>
  fc
    .array(dealArbitrary(plan, { elements: 4 }), { minLength: 25, maxLength: 25 })
    .map((deals) => ({ plan, deals: deals.map(({ progress: _, ...deal }) => deal) })),
);

describe("what no deal can be, no deal is", () => {
  it("on random rule sets, whatever is known of random deals", { timeout: 300_000 }, async () => {
    let none = 0;
    await fc.assert(
      fc.asyncProperty(caseArbitrary, async ({ plan, deals }) => {
        const prover = new Prover(session, [plan], asOf, 1_000_000);
        const verdicts = deals.map((deal) => assess(plan, deal, { asOf }));
        const world = prover.open;
        const { stages } = answersIn(world, plan);
        try {
          for (const [s, { reach, exit, checkpoints }] of stages.entries()) {
            const asked = [
              [reach, (v: (typeof verdicts)[number]) => v.stages[s]?.reach],
              [exit, (v: (typeof verdicts)[number]) => v.stages[s]?.exit],
              ...checkpoints.map(
                (own, c) =>
                  [
                    own.truth,
                    (v: (typeof verdicts)[number]) => v.stages[s]?.checkpoints[c]?.truth,
                  ] as const,
              ),
            ] as const;
            for (const [rails, truthOf] of asked) {
              for (const [truth, of] of [
                ["satisfied", rails.sure],
                ["failed", -rails.may],
                ["unknown", world.formulas.and(rails.may, -rails.sure)],
              ] as const) {
                const answer = await prover.find({
                  world,
                  of: [of],
                  id: "found",
                  claim: onVerdict((verdict) => truthOf(verdict) === truth),
                });
                if (answer.kind !== "none") continue;
                none++;
                expect(verdicts.map(truthOf)).not.toContain(truth);
              }
            }
          }
        } finally {
          prover.release();
        }
      }),
      { numRuns: 10 },
    );
    // Invariant: the law was put to the test.
    expect(none).toBeGreaterThan(0);
  });
});
