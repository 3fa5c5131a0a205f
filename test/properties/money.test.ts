import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assess } from "../../src/assess/assess.ts";
import { compileRuleSet } from "../../src/assess/compile-rule-set.ts";
import { compareVerdicts } from "../../src/compare/compare-verdicts.ts";
import { analyzeFunnel } from "../../src/funnel/analyze-funnel.ts";
import type { Deal } from "../../src/model/deal.ts";
import { joinTallies, noDeals, tallyOf } from "../../src/report/portfolio-tally.ts";
import { renderPortfolio } from "../../src/report/render-portfolio.ts";
import { sangforSevenSteps } from "../../src/shipped/rule-sets.ts";

const plan = compileRuleSet(sangforSevenSteps);
const asOf = "2026-06-30";
const entryOf = (deal: Deal, by = plan) => ({ deal, verdict: assess(by, deal, { asOf }) });

const portfolioOf = (deals: readonly Deal[], by = plan) =>
  deals.map((deal) => tallyOf(entryOf(deal, by), by)).reduce(joinTallies, noDeals);

/** What deals come to, in each of the places that say it. */
const everywhere = (deals: readonly Deal[], by = plan) => ({
  portfolio: portfolioOf(deals, by).all,
  funnel: analyzeFunnel(deals, by.ruleSet, { from: asOf, to: asOf }).capacity.total,
  comparison: compareVerdicts(by, by, deals, { asOf }).all,
});

const worth = (amount: number | undefined, currency?: string, owner?: string): Deal => ({
  id: `${amount} ${currency} ${owner}`,
  opportunity: { amount, currency, owner },
});

/** Any amounts that the model takes, of any decimals, below 10^12: a few of them stay exact. */
const dealArbitrary = fc
  .tuple(
    fc.option(
      fc.oneof(
        fc.double({ min: 0, max: 1e12, noNaN: true }),
        fc.integer({ min: 0, max: 999 }).map((hundredths) => hundredths / 100),
      ),
      { nil: undefined },
    ),
    fc.constantFrom("CNY", " CNY", "CNY ", "USD", "", "  ", "__proto__", undefined),
  )
  .map(([amount, currency]) => worth(amount, currency));

describe("what deals come to", () => {
  const four = [
    worth(0.1, "CNY"),
    worth(0.2, "CNY "),
    worth(0.3, " CNY"),
    worth(0.6, "CNY"),
    worth(undefined, "CNY"),
  ];
  // 0.10 + 0.20 + 0.30 + 0.60, whatever blanks stand around the currency.
  const sum = { deals: 5, amounts: [{ amount: 1.2, currency: "CNY" }], unknownAmounts: 1 };

  test.each(["portfolio", "funnel", "comparison"] as const)("is one sum in a %s", (place) => {
    expect(everywhere(four)[place]).toEqual(sum);
  });

  test("is each amount to the hundredth, halves up, by the deal", () => {
    // 0.13 + 0.13, not 0.25; 1.115 is a little less than it reads: 1.11.
    const found = everywhere([worth(0.125, "CNY"), worth(0.125, "CNY "), worth(1.115, "USD")]);
    const amounts = [
      { amount: 0.26, currency: "CNY" },
      { amount: 1.11, currency: "USD" },
    ];
    for (const one of Object.values(found)) expect(one.amounts).toEqual(amounts);
  });

  test("is unknown everywhere once the rules let an amount age", () => {
    const ageing = compileRuleSet({
      ...sangforSevenSteps,
      staleAfterDays: { ...sangforSevenSteps.staleAfterDays, "opportunity.amount": 30 },
    });
    const aged: Deal = {
      id: "aged",
      evidence: [{ what: "opportunity.amount", value: 5, at: "2026-03-01" }],
    };
    for (const one of Object.values(everywhere([aged], ageing)))
      expect(one).toEqual({ deals: 1, amounts: [], unknownAmounts: 1 });
  });

  test("is the same in all places, of any deals", () => {
    fc.assert(
      fc.property(fc.array(dealArbitrary, { maxLength: 8 }), (deals) => {
        const { portfolio, funnel, comparison } = everywhere(deals);
        expect(funnel).toEqual(portfolio);
        expect(comparison).toEqual(portfolio);
      }),
      { numRuns: 100 },
    );
  });

  test("is the same bytes however the deals are grouped and ordered", () => {
    fc.assert(
      fc.property(fc.array(dealArbitrary, { maxLength: 8 }), fc.nat(8), (deals, at) => {
        const { all } = portfolioOf(deals);
        const parts = joinTallies(portfolioOf(deals.slice(0, at)), portfolioOf(deals.slice(at)));
        expect(JSON.stringify(parts.all)).toBe(JSON.stringify(all));
        expect(JSON.stringify(portfolioOf(deals.toReversed()).all)).toBe(JSON.stringify(all));
      }),
      { numRuns: 100 },
    );
  });
});

test("an owner is one in a forecast and in a table, whatever blanks stand around the name", () => {
  const rules = {
    ...sangforSevenSteps,
    stages: sangforSevenSteps.stages?.map((stage) => ({ ...stage, winProbability: 0.5 })),
  };
  const deals = ["Li", " Li "].map((owner, index) => ({
    ...worth(1, "CNY", owner),
    id: `d-${index}`,
  }));
  const { owners } = analyzeFunnel(deals, rules, { from: asOf, to: asOf }).forecast;
  expect(owners.map(({ owner, deals: count }) => [owner, count])).toEqual([["Li", 2]]);
  const entries = deals.map((deal) => entryOf(deal));
  const lines = renderPortfolio(plan, entries, { lang: "en", width: 100, asOf }).split("\n");
  const [one = "", other = ""] = lines.filter((line) => line.includes("Li"));
  expect(one.indexOf("Li")).toBeGreaterThan(0);
  expect(other.replace("d-1", "d-0")).toBe(one);
});
