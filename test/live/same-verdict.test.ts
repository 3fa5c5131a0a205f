import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assess, mayAdvance } from "../../src/assess/assess.ts";
import { compileRuleSet } from "../../src/assess/compile-rule-set.ts";
import type { Plan } from "../../src/assess/plan.ts";
import { assessLive, mayAdvanceLive } from "../../src/live/index.ts";
import type { Deal } from "../../src/model/deal.ts";
import { parseDeal } from "../../src/model/parse-deal.ts";
import { parseRuleSet } from "../../src/rules/parse-rule-set.ts";
import { dealArbitrary, gateHistoryArbitrary, playHistory } from "../../src/testing/index.ts";
import { asOf, planArbitrary } from "../properties/case-arbitrary.ts";
import { type LiveCase, liveCaseArbitrary, movedArbitrary } from "./live-case-arbitrary.ts";

async function expectSame({ plan, deal, moved }: LiveCase, day = asOf): Promise<void> {
  const expected = {
    verdict: assess(plan, deal, { asOf: day }),
    door: mayAdvance(plan, deal, { asOf: day }),
  };
  const calls: string[] = [];
  const facts = Object.fromEntries(
    [...moved.values].map(([name, value]) => [
      name,
      async () => {
        calls.push(name);
        return value;
      },
    ]),
  );
  const { failures, ...verdict } = await assessLive(plan, moved.deal, { asOf: day, facts });
  expect(failures).toEqual([]);
  expect(JSON.stringify(verdict)).toBe(JSON.stringify(expected.verdict));
  expect(new Set(calls).size).toBe(calls.length);
  calls.length = 0;
  const { failures: none, ...door } = await mayAdvanceLive(plan, moved.deal, { asOf: day, facts });
  expect(none).toEqual([]);
  expect(JSON.stringify(door)).toBe(JSON.stringify(expected.door));
  expect(new Set(calls).size).toBe(calls.length);
}

const rulesFolder = new URL("../../rules/", import.meta.url);
const shipped = readdirSync(rulesFolder)
  .filter((file) => file.endsWith(".json") && !file.endsWith(".schema.json"))
  .map((file) => [file, planOf(new URL(file, rulesFolder))] as const);

function planOf(file: URL): Plan {
  const parsed = parseRuleSet(readFileSync(file, "utf8"));
  if (!parsed.ok) throw new TypeError(JSON.stringify(parsed.issues));
  return compileRuleSet(parsed.ruleSet);
}

const dealsFolder = new URL("../../fixtures/deals/", import.meta.url);
const fixtures = readdirSync(dealsFolder).map((file) => {
  const parsed = parseDeal(readFileSync(new URL(file, dealsFolder), "utf8"));
  if (!parsed.ok) throw new TypeError(JSON.stringify(parsed.issues));
  return [file, parsed.deal] as const;
});

describe("live facts give the verdict of the same facts in memory, byte for byte", () => {
  it("on random rule sets and deals, some of their values loaded", {
    timeout: 180_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(liveCaseArbitrary(), (one) => expectSame(one)),
      { numRuns: 200 },
    );
  });

  it("after histories of moves, on the day and long after it", { timeout: 180_000 }, async () => {
    const played = planArbitrary({ depth: 1 }).chain((plan) =>
      dealArbitrary(plan, { elements: 2 }).chain((deal) =>
        gateHistoryArbitrary(plan, deal, { length: 20 }).chain((steps) => {
          const { after = deal, at = asOf } = playHistory(plan, deal, steps).at(-1) ?? {};
          return fc.record({
            one: movedArbitrary(plan, fc.constant(after)),
            day: fc.constantFrom(at, "2028-01-15"),
          });
        }),
      ),
    );
    await fc.assert(
      fc.asyncProperty(played, ({ one, day }) => expectSame(one, day)),
      { numRuns: 80 },
    );
  });

  describe.each(shipped)("under %s", (_file, plan) => {
    it.each(fixtures)("on %s", (_name, deal: Deal) =>
      expectSame({ plan, deal, moved: { deal, values: new Map() } }),
    );

    it("on random deals, some of their values loaded", { timeout: 120_000 }, async () => {
      await fc.assert(
        fc.asyncProperty(movedArbitrary(plan, dealArbitrary(plan)), (one) => expectSame(one)),
        { numRuns: 25 },
      );
    });
  });
});
