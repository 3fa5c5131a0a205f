import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assess } from "../../src/assess/assess.ts";
import type { Verdict } from "../../src/assess/verdict.ts";
import { assessLive, mayAdvanceLive } from "../../src/live/index.ts";
import type { Truth } from "../../src/logic/truth.ts";
import { asOf } from "../properties/case-arbitrary.ts";
import { liveCaseArbitrary } from "./live-case-arbitrary.ts";

/** What no loader that fails may turn around: satisfied and failed, one by one. */
function truthsOf({ stages, flags }: Verdict): readonly Truth[] {
  return [
    ...stages.flatMap(({ applies, entry, exit, reach, checkpoints }) => [
      applies,
      entry,
      exit,
      reach,
      ...checkpoints.flatMap((checkpoint) => [checkpoint.applies, checkpoint.truth]),
    ]),
    ...flags.map(({ truth }) => truth),
  ];
}

const failures = [
  async () => {
    throw new Error("gone");
  },
  () => {
    throw new Error("gone at once");
  },
  () => Promise.reject(),
  async () => Symbol("garbage"),
  async () => ({ nothing: { of: ["the", "kind"] } }),
];

const aboutVerdict = (verdict: Verdict, when: string): boolean =>
  when.includes('"verdict.') && verdict.flags.length > 0;

describe("loaders that fail", () => {
  it("leave things unknown and never turn an answer around", { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        liveCaseArbitrary(),
        fc.infiniteStream(fc.option(fc.constantFrom(...failures), { freq: 2 })),
        async ({ plan, deal, moved }, fates) => {
          const broken = new Set<string>();
          const facts = Object.fromEntries(
            [...moved.values].map(([name, value]) => {
              const fate = fates.next().value;
              if (fate !== null) broken.add(name);
              return [name, fate ?? (async () => value)];
            }),
          );
          const verdict = await assessLive(plan, moved.deal, { asOf, facts });
          for (const { fact, reason } of verdict.failures) {
            expect(broken).toContain(fact);
            expect(reason).toBe("failed");
          }
          const { failures: _own, ...door } = await mayAdvanceLive(plan, moved.deal, {
            asOf,
            facts,
          });
          expect(door).toEqual(verdict.mayAdvance);
          const flags = plan.flags.map(({ resolved }) => JSON.stringify(resolved.flag.when));
          if (flags.some((when) => aboutVerdict(verdict, when))) return;
          const whole = assess(plan, deal, { asOf });
          const expected = truthsOf(whole);
          truthsOf(verdict).forEach((truth, index) => {
            if (truth !== "unknown") expect(truth).toBe(expected[index]);
          });
          expect(verdict.score.floor ?? 0).toBeLessThanOrEqual(whole.score.floor ?? 100);
          expect(verdict.score.ceiling ?? 100).toBeGreaterThanOrEqual(whole.score.ceiling ?? 0);
        },
      ),
      { numRuns: 200 },
    );
  });
});
