import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assess } from "../../src/assess/assess.ts";
import { compileRuleSet } from "../../src/assess/compile-rule-set.ts";
import type { Plan } from "../../src/assess/plan.ts";
import type { Truth } from "../../src/logic/truth.ts";
import { parseDeal } from "../../src/model/parse-deal.ts";
import type { RuleSet } from "../../src/rules/rule-set.ts";
import { shippedRuleSets } from "../../src/shipped/rule-sets.ts";
import { nearDoorArbitrary } from "../../src/testing/index.ts";

const asOf = "2026-06-30";
const timeout = 120_000;
const staged = Object.values<RuleSet>(shippedRuleSets).filter(({ kind }) => kind === "stages");

/** The doors that stand in front of something: the first stage of some rule sets lets anybody in. */
const doorsOf = ({ ruleSet }: Plan): readonly string[] =>
  (ruleSet.stages ?? [])
    .filter(({ entry, appliesWhen }, index) => index > 0 || (entry ?? appliesWhen) !== undefined)
    .map(({ id }) => id);

describe.each(staged)("deals near the doors of $id", (ruleSet) => {
  const plan = compileRuleSet(ruleSet);

  it("are deals, and find each door open, shut and in doubt at least a tenth of the time", {
    timeout,
  }, () => {
    const deals = fc.sample(nearDoorArbitrary(plan), { numRuns: 200, seed: 3 });
    const counts = new Map(
      doorsOf(plan).map((door) => [door, { satisfied: 0, failed: 0, unknown: 0 }]),
    );
    for (const deal of deals) {
      expect(parseDeal(deal)).toMatchObject({ ok: true });
      for (const { id, reach } of assess(plan, deal, { asOf }).stages) {
        const count = counts.get(id);
        if (count !== undefined) count[reach]++;
      }
    }
    expect(counts.size).toBeGreaterThanOrEqual(4);
    for (const [door, count] of counts) {
      expect([door, Math.min(...Object.values(count)) >= 20, count]).toEqual([door, true, count]);
    }
  });

  it("may be asked for near one door", { timeout }, () => {
    const door = doorsOf(plan).at(-1) ?? "";
    const seen = new Set<Truth | undefined>();
    for (const deal of fc.sample(nearDoorArbitrary(plan, { door }), { numRuns: 20, seed: 5 })) {
      const { stages } = assess(plan, deal, { asOf });
      seen.add(stages.find(({ id }) => id === door)?.reach);
      // Everything before that door is open.
      const before = stages[stages.findIndex(({ id }) => id === door) - 1];
      expect(before?.reach).toBe("satisfied");
    }
    expect([...seen].sort()).toEqual(["failed", "satisfied", "unknown"]);
  });
});
