import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileRuleSet } from "../../src/assess/compile-rule-set.ts";
import { outcomeOf, type ScoredOutcome, summariseOutcomes } from "../../src/report/outcomes.ts";
import { renderOutcomes } from "../../src/report/render-outcomes.ts";
import { kaFunnel, keyCustomerPlan } from "../../src/shipped/rule-sets.ts";

const deals = (won: readonly number[], lost: readonly number[]): readonly ScoredOutcome[] => [
  ...won.map((score) => ({ score, outcome: "won" as const })),
  ...lost.map((score) => ({ score, outcome: "lost" as const })),
];

describe("the area under the curve", () => {
  test("is 1 when every won deal scores above every lost one, and 0 the other way round", () => {
    expect(summariseOutcomes(deals([60, 70], [10, 50])).auc).toBe(1);
    expect(summariseOutcomes(deals([10, 50], [60, 70])).auc).toBe(0);
  });

  test("counts a tie half", () => {
    expect(summariseOutcomes(deals([50], [50])).auc).toBe(0.5);
    // Pairs: 30-20 above, 30-30 tied, 40-20 above, 40-30 above: 3.5 of 4.
    expect(summariseOutcomes(deals([30, 40], [20, 30])).auc).toBe(0.875);
  });

  test("is unknown without deals of both kinds", () => {
    expect(summariseOutcomes(deals([50], [])).auc).toBeNull();
    expect(summariseOutcomes([]).auc).toBeNull();
  });

  test("agrees with counting every pair", () => {
    const scores = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(scores, scores, (won, lost) => {
        const pairs = won.flatMap((one) =>
          lost.map((other) => (one > other ? 1 : one === other ? 0.5 : 0)),
        );
        const mean = pairs.reduce((sum: number, pair) => sum + pair, 0) / pairs.length;
        expect(summariseOutcomes(deals(won, lost)).auc).toBeCloseTo(mean, 12);
      }),
    );
  });
});

describe("the bands", () => {
  const rows = (won: readonly number[], lost: readonly number[]) =>
    summariseOutcomes(deals(won, lost)).bands.map((band) => [
      `${band.from}-${band.to}`,
      band.won,
      band.lost,
      band.winRate,
    ]);

  test("are fifths of the deals by rank of the score, however near the scores are", () => {
    // Ten deals by score: 1 2 | 3 4 | 5 6 | 7 8 | 9 10.
    expect(rows([4, 7, 8, 10], [1, 2, 3, 5, 6, 9])).toEqual([
      ["1-2", 0, 2, 0],
      ["3-4", 1, 1, 0.5],
      ["5-6", 0, 2, 0],
      ["7-8", 2, 0, 1],
      ["9-10", 1, 1, 0.5],
    ]);
  });

  test("keep deals of one score together, in the band of the middle of their ranks", () => {
    // Ten deals. 0 has ranks 0 to 4, middle 2, the second fifth (2 to 4); 5 has 4 to 8, middle 6, the
    // fourth (6 to 8); 70 and 100 have 8 to 10, middles 8.5 and 9.5, the fifth.
    expect(rows([5, 5, 100], [0, 0, 0, 0, 5, 5, 70])).toEqual([
      ["0-0", 0, 4, 0],
      ["5-5", 2, 2, 0.5],
      ["70-100", 1, 1, 0.5],
    ]);
  });

  test("are none where no deal has ended, and one where all scores are the same", () => {
    expect(rows([], [])).toEqual([]);
    expect(rows([3, 3, 3], [3])).toEqual([["3-3", 3, 1, 0.75]]);
  });

  test("part all deals by their scores, none empty, none of untied scores above a fifth", () => {
    const scores = fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 40 });
    fc.assert(
      fc.property(scores, scores, (won, lost) => {
        const { bands } = summariseOutcomes(deals(won, lost));
        const within = (all: readonly number[], from: number, to: number): number =>
          all.filter((score) => score >= from && score <= to).length;
        let below = -1;
        for (const { from, to, won: own, lost: others } of bands) {
          expect(from).toBeGreaterThan(below);
          expect([own, others]).toEqual([within(won, from, to), within(lost, from, to)]);
          expect(own + others).toBeGreaterThan(0);
          below = to;
        }
        expect(bands.length).toBeLessThanOrEqual(5);
        const counted = bands.reduce((sum, band) => sum + band.won + band.lost, 0);
        expect(counted).toBe(won.length + lost.length);
        if (new Set([...won, ...lost]).size === counted && counted >= 5)
          expect(bands).toHaveLength(5);
      }),
    );
  });

  test("leave out deals that are open, shelved or without a score", () => {
    const { bands, won, lost, others } = summariseOutcomes([
      ...deals([40], [20]),
      { score: null, outcome: "won" },
      { score: 50, outcome: "shelved" },
      { score: 50 },
    ]);
    expect(bands.map(({ from, to }) => [from, to])).toEqual([
      [20, 20],
      [40, 40],
    ]);
    expect([won, lost, others]).toEqual([1, 1, 3]);
  });
});

describe("how a deal ended", () => {
  const plan = compileRuleSet(kaFunnel);
  const closing = { closed: null, claimed: "closing" } as const;
  const repeat = { closed: null, claimed: "repeat" } as const;

  test("is as its progress says, else as its own field says", () => {
    const deal = { id: "d", custom: { outcome: "lost" } };
    expect(outcomeOf(deal, { ...closing, closed: "won" }, plan)).toBe("won");
    expect(outcomeOf(deal, closing, plan)).toBe("lost");
    const other = { id: "d", custom: { outcome: "who knows" } };
    expect(outcomeOf(other, closing, plan)).toBeUndefined();
    expect(outcomeOf({ id: "d" }, closing, plan)).toBeUndefined();
    expect(outcomeOf({ id: "d" }, { closed: null, claimed: null }, plan)).toBeUndefined();
  });

  test("is won past the stages of selling, however its service ends", () => {
    expect(outcomeOf({ id: "d" }, repeat, plan)).toBe("won");
    expect(outcomeOf({ id: "d" }, { ...repeat, closed: "lost" }, plan)).toBe("won");
  });

  test("is told by its end alone where no stage wins a deal", () => {
    const sold = compileRuleSet(keyCustomerPlan);
    expect(outcomeOf({ id: "d" }, { closed: null, claimed: "after-sales" }, sold)).toBeUndefined();
  });
});

test("the bands are a table, in Chinese and in English", () => {
  const summary = summariseOutcomes([...deals([90, 70, 30], [30, 12, 10]), { score: 5 }]);
  // Six deals: 10 and 12 have the ranks 0 to 1 and 1 to 2, middles 0.5 and 1.5, of which a fifth is
  // 1.2; the two of 30 have 2 to 4, middle 3, the third fifth; 70 and 90 the middles 4.5 and 5.5.
  // Pairs: nine; 90, 70 above all three (6), 30 above 12 and 10 (2), 30 tied with 30 (0.5): 8.5 of 9.
  expect(renderOutcomes(summary, { lang: "en" })).toBe(
    [
      "scores and outcomes",
      "deals in fifths by score, those of one score kept together",
      "score  deals  won  lost  win rate",
      "─────────────────────────────────",
      "10         1    0     1        0%",
      "12         1    0     1        0%",
      "30         2    1     1       50%",
      "70         1    1     0      100%",
      "90         1    1     0      100%",
      "all        6    3     3       50%",
      "AUC 0.944: the chance that a won deal scores above a lost one; 0.5 is a coin",
      "1 not counted: open, shelved or without a score",
      "",
    ].join("\n"),
  );
  const wide = summariseOutcomes(deals([95, 90, 70, 30], [30, 12, 11, 10, 5]));
  // Nine deals, a fifth is 1.8. Middles: 5 0.5, 10 1.5 | 11 2.5, 12 3.5 | 30 5 | 70 6.5 | 90 7.5, 95 8.5.
  expect(renderOutcomes(wide, { lang: "zh" })).toBe(
    [
      "得分与结果",
      "按得分从低到高五等分，同分的不拆开",
      "得分   商机数  赢单  丢单  赢单率",
      "─────────────────────────────────",
      "5–10        2     0     2      0%",
      "11–12       2     0     2      0%",
      "30          2     1     1     50%",
      "70          1     1     0    100%",
      "90–95       2     2     0    100%",
      "合计        9     4     5   44.4%",
      "AUC 0.975：随便取一个赢单和一个丢单，赢单得分更高的概率；0.5 等于抛硬币",
      "",
    ].join("\n"),
  );
});
