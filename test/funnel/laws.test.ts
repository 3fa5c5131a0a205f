import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { analyzeFunnel } from "../../src/funnel/analyze-funnel.ts";
import { formatDay, parseDay } from "../../src/model/civil-date.ts";
import type { Deal } from "../../src/model/deal.ts";
import type { Money } from "../../src/model/money.ts";
import type { MoneyTally } from "../../src/model/money-tally.ts";
import { dealAt, moved, period, ruleSet } from "./sample.ts";

const first = parseDay("2026-01-01") ?? 0;
const dayArbitrary = fc.integer({ min: 0, max: 200 }).map((days) => formatDay(first + days));
const stageArbitrary = fc.constantFrom("lead", "offer", "closing", "service", "stranger");

const dealArbitrary = (id: string): fc.Arbitrary<Deal> =>
  fc
    .record({
      moves: fc.array(
        fc.record({
          to: stageArbitrary,
          at: dayArbitrary,
          outcome: fc.option(fc.constantFrom("won", "lost", "shelved"), {
            nil: undefined,
            freq: 5,
          }),
        }),
        { maxLength: 5 },
      ),
      amount: fc.option(fc.integer({ min: 0, max: 10_000_000 }), { nil: undefined }),
      currency: fc.constantFrom("CNY", "USD", undefined),
      owner: fc.constantFrom("甲", "乙", undefined),
      signals: fc.subarray(["two", "three"]),
      isSorted: fc.boolean(),
    })
    .map(({ moves, amount, currency, owner, signals, isSorted }) => {
      const days = moves.map(({ at }) => at);
      if (isSorted) days.sort();
      const history = moves.map(({ to, outcome }, n) => moved(to, days[n] ?? "", outcome));
      const opportunity = {
        // Hundredths, as amounts of money have.
        ...(amount !== undefined && { amount: amount / 100 }),
        ...(currency !== undefined && { currency }),
        ...(owner !== undefined && { owner }),
      };
      return dealAt(id, moves.at(-1)?.to ?? null, history, opportunity, signals);
    });

const dealsArbitrary = fc
  .integer({ min: 0, max: 8 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, n) => dealArbitrary(`d${n}`))));

/** Returns sums by currency in hundredths, those of 0 left out. */
const sumOf = (...amounts: readonly (readonly Money[])[]) => {
  const sums = new Map<string, number>();
  for (const { currency, amount } of amounts.flat()) {
    sums.set(currency, (sums.get(currency) ?? 0) + Math.round(amount * 100));
  }
  return Object.fromEntries([...sums].filter(([, sum]) => sum !== 0).sort());
};

const holds = (law: (deals: readonly Deal[]) => void): void => {
  fc.assert(fc.property(dealsArbitrary, law), { numRuns: 400 });
};

describe("on any deals", () => {
  test("the stages and what is before them add up to the total, by record and by evidence", () => {
    holds((deals) => {
      const { capacity } = analyzeFunnel(deals, ruleSet, period);
      for (const by of ["claimed", "evidenced"] as const) {
        const parts: readonly MoneyTally[] = [
          capacity.beforeFirst[by],
          ...capacity.stages.map((stage) => stage[by]),
        ];
        expect(parts.reduce((sum, one) => sum + one.deals, 0)).toBe(capacity.total.deals);
        expect(sumOf(...parts.map(({ amounts }) => amounts))).toEqual(
          sumOf(capacity.total.amounts),
        );
      }
    });
  });

  test("the owners add up to the total, and the gap is claimed less evidenced", () => {
    holds((deals) => {
      const { total, owners, unknownAmounts, unweighted } = analyzeFunnel(
        deals,
        ruleSet,
        period,
      ).forecast;
      for (const part of ["claimed", "evidenced", "gap"] as const) {
        expect(sumOf(...owners.map((one) => one[part]))).toEqual(sumOf(total[part]));
      }
      const negative = total.evidenced.map(({ currency, amount }) => ({
        currency,
        amount: -amount,
      }));
      expect(sumOf(total.claimed, negative)).toEqual(sumOf(total.gap));
      const { open } = analyzeFunnel(deals, ruleSet, period).deals;
      expect(total.deals + unknownAmounts + unweighted).toBe(open);
    });
  });

  test("every deal is counted once", () => {
    holds((deals) => {
      const { open, closed, afterSale, later } = analyzeFunnel(deals, ruleSet, period).deals;
      expect(open + closed + afterSale + later).toBe(deals.length);
    });
  });

  test("shares and evenness lie within 0 and 1, days are never negative", () => {
    holds((deals) => {
      const { slope, evenness, velocity } = analyzeFunnel(deals, ruleSet, period);
      const shares = [
        slope.deals.share,
        ...slope.stages.map(({ share }) => share),
        evenness.byDeals,
        ...evenness.byAmount.map(({ value }) => value),
      ];
      for (const share of shares) {
        if (share === null) continue;
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
      }
      for (const days of [
        velocity.cycle,
        ...velocity.stages.flatMap(({ ended, underWay }) => [ended, underWay]),
      ]) {
        if (days === null) continue;
        expect(days.least).toBeGreaterThanOrEqual(0);
        expect(days.median).toBeGreaterThanOrEqual(days.least);
        expect(days.most).toBeGreaterThanOrEqual(days.median);
        expect(days.mean).toBeLessThanOrEqual(days.most);
      }
    });
  });

  test("the order of the deals makes no difference", () => {
    holds((deals) => {
      expect(analyzeFunnel([...deals].reverse(), ruleSet, period)).toEqual(
        analyzeFunnel(deals, ruleSet, period),
      );
    });
  });
});
