import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assess } from "../../src/assess/assess.ts";
import { aggregates } from "../../src/facts/aggregates.ts";
import { decorators } from "../../src/logic/decorators.ts";
import { operators } from "../../src/logic/operators.ts";
import { parseDeal } from "../../src/model/parse-deal.ts";
import { parseRuleSet } from "../../src/rules/parse-rule-set.ts";
import {
  completionArbitrary,
  dealArbitrary,
  overlayArbitrary,
  refinementArbitrary,
  ruleSetArbitrary,
} from "../../src/testing/index.ts";
import { planArbitrary } from "../properties/case-arbitrary.ts";

const asOf = "2026-06-30";
const planned = planArbitrary({ depth: 1 });

describe("generated rule sets", () => {
  it("parse, whatever their kind", { timeout: 30_000 }, () => {
    const anyKind = fc.oneof(
      ruleSetArbitrary(),
      ruleSetArbitrary({ kind: "checklist" }),
      overlayArbitrary(),
    );
    fc.assert(
      fc.property(
        anyKind,
        (ruleSet) => void expect(parseRuleSet(ruleSet)).toMatchObject({ ok: true }),
      ),
      { numRuns: 60 },
    );
  });

  it("use the whole language: each operator, decorator, aggregate and setting", {
    timeout: 60_000,
  }, () => {
    const text = JSON.stringify(fc.sample(ruleSetArbitrary(), { numRuns: 300, seed: 1 }));
    const settings = [
      '"all":',
      '"any":',
      '"not":',
      '"atLeast":',
      '"condition":',
      '"known"',
      '"path":',
      '"source":',
      '"scope":"decision-chain"',
      '"where":',
      '"weight":',
      '"appliesWhen":',
      '"entry":',
      '"passMark":',
      '"essential":true',
      '"waivable":true',
      '"judgement":false',
      '"judgement":{"source"',
      '"presumed":"absent"',
      '"formerly":',
      '"staleAfterDays":',
      ".daysUntil",
      '"wonAfter":',
    ];
    const words = [
      ...settings,
      ...[...operators.keys()].map((name) => `"operator":"${name}"`),
      ...[...decorators.keys()].map((name) => `"operator":"${name}:`),
      ...Object.keys(aggregates).map((name) => `.${name}"`),
    ];
    expect(words.filter((word) => !text.includes(word))).toEqual([]);
  });
});

describe("generated deals", () => {
  it("parse", { timeout: 30_000 }, () => {
    const withDeal = planned.chain((plan) => dealArbitrary(plan));
    fc.assert(
      fc.property(withDeal, (deal) => void expect(parseDeal(deal)).toMatchObject({ ok: true })),
      { numRuns: 200 },
    );
  });

  it("are untroubled on request: no conflict, nothing unreadable", { timeout: 30_000 }, () => {
    const calm = planned.chain((plan) =>
      dealArbitrary(plan, { troubled: false }).map((deal) => ({ plan, deal })),
    );
    fc.assert(
      fc.property(calm, ({ plan, deal }) => {
        const { conflicts, invalid } = assess(plan, deal, { asOf });
        expect({ conflicts, invalid }).toEqual({ conflicts: [], invalid: [] });
      }),
      { numRuns: 100 },
    );
  });
});

describe("refinements and completions", () => {
  const pair = (make: typeof refinementArbitrary, plans = planned) =>
    plans.chain((plan) =>
      dealArbitrary(plan, { troubled: false }).chain((deal) =>
        make(plan, deal).map((refined) => ({ plan, deal, refined })),
      ),
    );

  it("parse, and keep every observation and everybody on file", { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(pair(refinementArbitrary), ({ deal, refined }) => {
        expect(parseDeal(refined)).toMatchObject({ ok: true });
        expect(refined.evidence ?? []).toEqual(expect.arrayContaining([...(deal.evidence ?? [])]));
        for (const { id } of deal.contacts ?? [])
          expect(refined.contacts?.map((contact) => contact.id)).toContain(id);
      }),
      { numRuns: 150 },
    );
  });

  it("a completion of an untroubled deal leaves no question", {
    timeout: 30_000,
  }, () => {
    // Of an empty list, complete as it is, nobody can say whether all of it meets something.
    const plans = planned.filter(({ ruleSet }) => !JSON.stringify(ruleSet).includes('.every"'));
    let asked = 0;
    fc.assert(
      fc.property(pair(completionArbitrary, plans), ({ plan, deal, refined }) => {
        // What was said of a list on the very day cannot be bettered on it.
        const saidToday = deal.evidence?.some(
          ({ what, value, at }) =>
            what.endsWith(".complete") && at === asOf && value !== true && value !== "all",
        );
        fc.pre(saidToday !== true);
        asked += assess(plan, deal, { asOf }).missing.length;
        expect(assess(plan, refined, { asOf }).missing).toEqual([]);
      }),
      { numRuns: 150 },
    );
    expect(asked).toBeGreaterThan(100);
  });
});
