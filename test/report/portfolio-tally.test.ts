import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assess } from "../../src/assess/assess.ts";
import { compileRuleSet } from "../../src/assess/compile-rule-set.ts";
import { dealMaker } from "../../src/generate/deal-maker.ts";
import type { Deal } from "../../src/model/deal.ts";
import { oftenMissing } from "../../src/report/often-missing.ts";
import {
  joinOutcomes,
  noOutcomes,
  outcomesOf,
  outcomeTally,
  summariseOutcomes,
} from "../../src/report/outcomes.ts";
import {
  joinTallies,
  noDeals,
  type PortfolioTally,
  tallyOf,
} from "../../src/report/portfolio-tally.ts";
import { renderPortfolio } from "../../src/report/render-portfolio.ts";
import { renderTally } from "../../src/report/render-tally.ts";
import { parseRuleSet } from "../../src/rules/parse-rule-set.ts";
import { sangforSevenSteps } from "../../src/shipped/rule-sets.ts";

const plan = compileRuleSet(sangforSevenSteps);
const asOf = "2026-06-30";
const entryOf = (deal: Deal) => ({ deal, verdict: assess(plan, deal, { asOf }) });
const tallied = (deals: readonly Deal[]): PortfolioTally =>
  deals.map((deal) => tallyOf(entryOf(deal), plan)).reduce(joinTallies, noDeals);
const signal = (name: string) => ({
  title: { zh: name, en: name },
  ask: { zh: `${name}？`, en: `${name}?` },
  subject: "deal",
  type: "boolean",
  favours: "us",
});
const stageOf = (id: string, name: string) => ({
  id,
  title: { zh: id, en: id },
  checkpoints: [
    {
      id: `has-${name}`,
      title: { zh: name, en: name },
      essential: true,
      judgement: false,
      when: { fact: name, operator: "equal", value: true },
    },
  ],
});
const planOf = (kind: "stages" | "checklist") => {
  const parsed = parseRuleSet({
    id: "small",
    version: "1.0.0",
    kind,
    title: { zh: "小例", en: "small" },
    signals: { problem: signal("problem"), budget: signal("budget"), bid: signal("bid") },
    stages: [stageOf("first", "problem"), stageOf("second", "budget"), stageOf("third", "bid")],
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return compileRuleSet(parsed.ruleSet);
};
const make = dealMaker({ ruleSet: sangforSevenSteps, seed: 3, asOf });
const some = Array.from({ length: 60 }, (_, index) => make(index));

const deal = (id: string, amount?: number, currency?: string, stage?: string): Deal => ({
  id,
  opportunity: { amount, currency },
  ...(stage !== undefined && { progress: { "sangfor-seven-steps": { stage } } }),
});

/** What one deal lacks, by the rules of the small example. */
const lacked = (one: Deal, kind: "stages" | "checklist" = "stages"): readonly string[] => {
  const verdict = assess(planOf(kind), one, { asOf });
  return oftenMissing(tallyOf({ deal: one, verdict })).map(({ title }) => title.en);
};

describe("the tally of many deals", () => {
  test("counts deals, adds up amounts by currency, and tells unknown amounts apart", () => {
    const { all } = tallied([
      deal("a", 100, "CNY"),
      deal("b", 50, "CNY"),
      deal("c", 7, "USD"),
      deal("d"),
      deal("e", 3, "__proto__"),
    ]);
    expect(all.deals).toBe(5);
    expect(all.unknownAmounts).toBe(1);
    expect(all.amounts).toEqual([
      { amount: 150, currency: "CNY" },
      { amount: 7, currency: "USD" },
      { amount: 3, currency: "__proto__" },
    ]);
  });

  test("puts at risk what claims a stage that nothing supports, and counts the standings", () => {
    // Nothing is on file: a claimed contract is unproven, no claim at all is unclaimed.
    const tally = tallied([deal("a", 100, "CNY", "contract"), deal("b", 50, "CNY")]);
    expect(tally.atRisk).toEqual({
      deals: 1,
      amounts: [{ amount: 100, currency: "CNY" }],
      unknownAmounts: 0,
    });
    expect(tally.standings).toEqual({ unproven: 1, unclaimed: 1 });
    expect(tally.closed).toBe(0);
  });

  test("of parts, joined, is that of the whole", () => {
    const whole = tallied(some);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: some.length }), (at) => {
        expect(joinTallies(tallied(some.slice(0, at)), tallied(some.slice(at)))).toEqual(whole);
      }),
      { numRuns: 20 },
    );
    expect(JSON.parse(JSON.stringify(whole))).toEqual(whole);
  });

  test("names the evidence that most deals lack first", () => {
    const counts = oftenMissing(tallied(some)).map(({ lacking }) => lacking.deals);
    expect(counts).toEqual([...counts].sort((one, other) => other - one));
    expect(counts[0]).toBeGreaterThan(10);
  });

  test("names what the first shut door wants where the next one is open", () => {
    // Nobody claims a stage: the first door is open to all, the second wants what the first stage asks.
    const told = (what: string, value = true) => ({ what, value, at: asOf });
    expect(lacked({ id: "a" })).toEqual(["problem"]);
    expect(lacked({ id: "b", evidence: [told("problem")] })).toEqual(["budget"]);
    // No evidence is missing for a door that stands shut against what is known.
    expect(lacked({ id: "c", evidence: [told("problem", false)] })).toEqual([]);
    // Every door is open, or there is none ahead; the last stage still asks for the bid.
    expect(lacked({ id: "d", evidence: [told("problem"), told("budget")] })).toEqual([]);
    expect(lacked({ id: "e", progress: { small: { stage: "third" } } })).toEqual([]);
  });

  test("names all that is missing where there are no doors", () => {
    expect(lacked({ id: "a" }, "checklist")).toEqual(["problem", "budget", "bid"]);
  });

  test("is written as it stands below the table of the same deals", () => {
    const options = { lang: "en", width: 100 } as const;
    const table = renderPortfolio(plan, some.map(entryOf), { ...options, asOf });
    const written = renderTally(plan, tallied(some), options);
    const totals = (text: string) =>
      text.split("\n").filter((line) => /amount|overstated/.test(line));
    expect(written).toContain("deals: 60");
    for (const line of totals(written)) expect(table).toContain(line);
  });
});

describe("the tally of outcomes", () => {
  const scored = fc.record({
    score: fc.option(fc.integer({ min: 0, max: 100 })),
    outcome: fc.constantFrom("won" as const, "lost" as const, "shelved" as const, undefined),
  });

  test("of parts, joined, says what all of them say", () => {
    fc.assert(
      fc.property(fc.array(scored), fc.array(scored), (one, other) => {
        const tally = (deals: typeof one) =>
          deals.map(outcomeTally).reduce(joinOutcomes, noOutcomes);
        expect(outcomesOf(joinOutcomes(tally(one), tally(other)))).toEqual(
          summariseOutcomes([...one, ...other]),
        );
      }),
    );
  });

  test("has the chance that a won deal scores above a lost one, pair by pair", () => {
    fc.assert(
      fc.property(fc.array(scored), (deals) => {
        const scoresOf = (outcome: "won" | "lost") =>
          deals.flatMap((one) =>
            one.outcome === outcome && one.score !== null ? [one.score] : [],
          );
        const pairs = scoresOf("won").flatMap((won) =>
          scoresOf("lost").map((lost) => (won > lost ? 1 : won === lost ? 0.5 : 0)),
        );
        const { auc } = summariseOutcomes(deals);
        if (pairs.length === 0) expect(auc).toBeNull();
        else
          expect(auc).toBeCloseTo(
            pairs.reduce((sum: number, one) => sum + one, 0) / pairs.length,
            10,
          );
      }),
    );
  });
});
