import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { outcomeOf, type ScoredOutcome, summariseOutcomes } from "../../src/report/outcomes.ts";
import { renderOutcomes } from "../../src/report/render-outcomes.ts";

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

test("each score falls into one band, both ends of the scale included", () => {
  const { bands, won, lost, others } = summariseOutcomes([
    ...deals([0, 19, 20, 100], [39, 100]),
    { score: null, outcome: "won" },
    { score: 50, outcome: "shelved" },
    { score: 50 },
  ]);
  expect(bands.map(({ from, to, won, lost }) => [from, to, won, lost])).toEqual([
    [0, 19, 2, 0],
    [20, 39, 1, 1],
    [40, 59, 0, 0],
    [60, 79, 0, 0],
    [80, 100, 1, 1],
  ]);
  expect(bands.map(({ winRate }) => winRate)).toEqual([1, 0.5, null, null, 0.5]);
  expect([won, lost, others]).toEqual([4, 2, 3]);
});

test("a deal ended as its progress says, else as its own field says", () => {
  const deal = { id: "d", custom: { outcome: "lost" } };
  expect(outcomeOf(deal, { closed: "won" })).toBe("won");
  expect(outcomeOf(deal, { closed: null })).toBe("lost");
  expect(
    outcomeOf({ id: "d", custom: { outcome: "who knows" } }, { closed: null }),
  ).toBeUndefined();
  expect(outcomeOf({ id: "d" }, { closed: null })).toBeUndefined();
});

test("the bands are a table, in Chinese and in English", () => {
  const summary = summariseOutcomes([...deals([90, 70, 30], [30, 10]), { score: 5 }]);
  // Pairs: six; 90, 70 above both (4), 30 above 10 (1), 30 tied with 30 (0.5): 5.5 of 6.
  expect(renderOutcomes(summary, { lang: "en" })).toBe(
    [
      "scores and outcomes",
      "score   won  lost  win rate",
      "───────────────────────────",
      "0–19      0     1        0%",
      "20–39     1     1       50%",
      "40–59     0     0         –",
      "60–79     1     0      100%",
      "80–100    1     0      100%",
      "all       3     2       60%",
      "AUC 0.917: the chance that a won deal scores above a lost one; 0.5 is a coin",
      "1 not counted: open, shelved or without a score",
      "",
    ].join("\n"),
  );
  expect(renderOutcomes(summary, { lang: "zh" })).toBe(
    [
      "得分与结果",
      "得分    赢单  丢单  赢率",
      "────────────────────────",
      "0–19       0     1    0%",
      "20–39      1     1   50%",
      "40–59      0     0     –",
      "60–79      1     0  100%",
      "80–100     1     0  100%",
      "合计       3     2   60%",
      "AUC 0.917：随便取一个赢单和一个丢单，赢单得分更高的概率；0.5 等于抛硬币",
      "1 个商机没有计入：未结束、搁置或没有得分",
      "",
    ].join("\n"),
  );
});
