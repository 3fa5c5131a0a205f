import { describe, expect, test } from "vitest";
import { analyzeFunnel } from "../../src/funnel/analyze-funnel.ts";
import { shippedRuleSets } from "../../src/shipped/rule-sets.ts";
import { dealAt, deals, moved, period, ruleSet } from "./sample.ts";

const funnel = analyzeFunnel(deals, ruleSet, period);

const money = (cny: number, usd?: number) => [
  { amount: cny, currency: "CNY" },
  ...(usd === undefined ? [] : [{ amount: usd, currency: "USD" }]),
];

test("every deal is open, closed, after sale, or opened later", () => {
  // Open: a, b, c, f, i. Closed: d, e. After sale: h. Later: g.
  expect(funnel.deals).toEqual({ open: 5, closed: 2, afterSale: 1, later: 1 });
});

test("deals of one id count each, and their ids are told", () => {
  expect(funnel.repeated).toEqual([]);
  const twice = analyzeFunnel(
    [...deals, ...deals.slice(0, 1), ...deals.slice(0, 1)],
    ruleSet,
    period,
  );
  // Deal a is open.
  expect(twice.deals.open).toBe(7);
  expect(twice.repeated).toEqual([{ id: "a", deals: 3 }]);
});

test("a deal in a stage without moves lacks history; one before the first stage lacks none", () => {
  // c alone; f has entered no stage.
  expect(funnel.history).toEqual({ onRecord: 6, absent: 1, disordered: 0 });
});

describe("capacity", () => {
  test("counts what is open, by currency, unknown amounts apart", () => {
    // 1000 + 200.10 + 50; 300; f unknown.
    expect(funnel.capacity.total).toEqual({
      deals: 5,
      amounts: money(1250.1, 300),
      unknownAmounts: 1,
    });
  });

  test("stands by the stage on record and by the stage that evidence shows", () => {
    const { beforeFirst, stages } = funnel.capacity;
    expect(beforeFirst.claimed).toEqual({ deals: 1, amounts: [], unknownAmounts: 1 });
    // Anything on file may enter the first stage, which asks for nothing.
    expect(beforeFirst.evidenced.deals).toBe(0);
    expect(stages).toEqual([
      {
        stage: "lead",
        claimed: { deals: 1, amounts: money(50), unknownAmounts: 0 },
        // b, f, i
        evidenced: { deals: 3, amounts: money(250.1), unknownAmounts: 1 },
      },
      {
        stage: "offer",
        claimed: { deals: 2, amounts: money(200.1, 300), unknownAmounts: 0 },
        evidenced: {
          deals: 1,
          amounts: [{ amount: 300, currency: "USD" }],
          unknownAmounts: 0,
        },
      },
      {
        stage: "closing",
        claimed: { deals: 1, amounts: money(1000), unknownAmounts: 0 },
        evidenced: { deals: 1, amounts: money(1000), unknownAmounts: 0 },
      },
    ]);
  });
});

describe("slope", () => {
  test("is the part of the stays ended within the period that went onward", () => {
    expect(funnel.slope.stages).toEqual([
      // b and d went on, e was lost; a had left in March.
      { stage: "lead", onward: 2, back: 0, lost: 1, shelved: 0, share: 2 / 3 },
      // a went on, d was won, i went back.
      { stage: "offer", onward: 2, back: 1, lost: 0, shelved: 0, share: 2 / 3 },
      // h went on to service.
      { stage: "closing", onward: 1, back: 0, lost: 0, shelved: 0, share: 1 },
    ]);
  });

  test("counts the deals that ended: entering a stage after selling wins", () => {
    // d and h won, e lost.
    expect(funnel.slope.deals).toEqual({ won: 2, lost: 1, shelved: 0, share: 2 / 3 });
  });

  test("an outcome that is corrected counts as corrected, on the day of the correction", () => {
    const one = dealAt("x", "offer", [
      moved("lead", "2026-04-01"),
      moved("offer", "2026-04-10", "won"),
      moved("offer", "2026-06-01", "lost"),
    ]);
    const { slope, velocity } = analyzeFunnel([one], ruleSet, period);
    expect(slope.deals).toMatchObject({ won: 0, lost: 1 });
    expect(slope.stages[0]).toMatchObject({ onward: 0, lost: 1 });
    expect(velocity.lacks).toBe("won-deals");
    const before = analyzeFunnel([one], ruleSet, { ...period, to: "2026-05-31" });
    expect(before.slope.deals).toMatchObject({ won: 1, lost: 0 });
  });

  test("a deal that was opened again has not ended", () => {
    const one = dealAt("x", "offer", [
      moved("lead", "2026-04-01"),
      moved("lead", "2026-04-10", "lost"),
      moved("offer", "2026-05-01"),
    ]);
    const { slope, deals: counts } = analyzeFunnel([one], ruleSet, period);
    expect(counts.open).toBe(1);
    expect(slope.deals).toMatchObject({ won: 0, lost: 0 });
    // The first stay did end in a loss.
    expect(slope.stages[0]).toMatchObject({ lost: 1 });
  });

  test("a deal past selling stays won, however it is closed then", () => {
    const one = dealAt("x", "service", [
      moved("closing", "2026-04-01"),
      moved("service", "2026-04-10"),
      moved("service", "2026-05-10", "shelved"),
    ]);
    const { slope } = analyzeFunnel([one], ruleSet, period);
    expect(slope.deals).toMatchObject({ won: 1, lost: 0, shelved: 0 });
  });

  test("the first and the last day belong to the period, the days beside them do not", () => {
    const one = dealAt("x", "offer", [moved("lead", "2026-03-01"), moved("offer", "2026-04-10")]);
    const onward = (from: string, to: string) =>
      analyzeFunnel([one], ruleSet, { from, to }).slope.stages[0]?.onward;
    expect(onward("2026-04-10", "2026-04-10")).toBe(1);
    expect(onward("2026-04-11", "2026-06-30")).toBe(0);
    expect(onward("2026-03-01", "2026-04-09")).toBe(0);
  });
});

describe("evenness", () => {
  test("is 1 less what would have to move against the most that could", () => {
    // Deals 1, 2, 1: (|3-4| + |6-4| + |3-4|) / (2 · 4 · 2) = 4/16.
    expect(funnel.evenness.byDeals).toBe(0.75);
    // CNY 50, 200.10, 1000 of 1250.10: (1100.10 + 649.80 + 1749.90) / (4 · 1250.10).
    const [cny, usd] = funnel.evenness.byAmount;
    expect(cny?.currency).toBe("CNY");
    expect(cny?.value).toBeCloseTo(1 - 3499.8 / 5000.4, 12);
    // All dollars stand in one stage.
    expect(usd).toEqual({ currency: "USD", value: 0 });
    expect(funnel.evenness.empty).toEqual([]);
  });

  test("is 1 where every stage holds as much, 0 where one holds all, null where none does", () => {
    const at = (...stages: readonly string[]) =>
      analyzeFunnel(
        stages.map((stage, n) => dealAt(`x${n}`, stage, [])),
        ruleSet,
        period,
      ).evenness;
    expect(at("lead", "offer", "closing").byDeals).toBe(1);
    expect(at("offer", "offer")).toEqual({ byDeals: 0, byAmount: [], empty: ["lead", "closing"] });
    expect(at().byDeals).toBeNull();
  });
});

describe("velocity", () => {
  test("the cycle is from the first stage to winning, of deals won within the period", () => {
    // d: 1 April to 10 June, 70 days. h: 1 February to 1 June, 120 days.
    expect(funnel.velocity.cycle).toEqual({ count: 2, mean: 95, median: 95, least: 70, most: 120 });
    expect(funnel.velocity.lacks).toBeNull();
  });

  test("stays are measured where their beginning is known, open ones up to the last day", () => {
    const [lead, offer, closing] = funnel.velocity.stages;
    // b 10, d 10, e 89.
    expect(lead?.ended).toEqual({ count: 3, mean: 109 / 3, median: 10, least: 10, most: 89 });
    // i since 15 May.
    expect(lead?.underWay).toEqual({ count: 1, mean: 46, median: 46, least: 46, most: 46 });
    // a 61, d 60; i was taken over and may have been there longer.
    expect(offer?.ended).toEqual({ count: 2, mean: 60.5, median: 60.5, least: 60, most: 61 });
    // b since 21 April.
    expect(offer?.underWay?.mean).toBe(70);
    // h 92; a since 1 May.
    expect(closing?.ended?.mean).toBe(92);
    expect(closing?.underWay?.mean).toBe(60);
  });

  test("says that it lacks history, or won deals whose beginning is on record", () => {
    const lacks = (...given: Parameters<typeof dealAt>[]) =>
      analyzeFunnel(
        given.map((one) => dealAt(...one)),
        ruleSet,
        period,
      ).velocity.lacks;
    expect(lacks(["x", "offer", []])).toBe("history");
    expect(lacks(["x", "offer", [moved("offer", "2026-05-01")]])).toBe("won-deals");
    // First heard of as won: nobody knows how long it took.
    expect(lacks(["x", "closing", [moved("closing", "2026-05-01", "won")]])).toBe("won-deals");
  });

  test("moves out of order are counted as such and measured by nothing", () => {
    const one = dealAt("x", "offer", [moved("lead", "2026-05-10"), moved("offer", "2026-05-01")]);
    const found = analyzeFunnel([one], ruleSet, period);
    expect(found.history).toEqual({ onRecord: 0, absent: 0, disordered: 1 });
    expect(found.slope.stages[0]?.share).toBeNull();
  });
});

describe("forecast", () => {
  test("weights amounts by claimed and by evidenced stage, and takes the gap", () => {
    expect(funnel.forecast.total).toEqual({
      deals: 4,
      // 1000 · 0.5 + 200.10 · 0.3 + 50 · 0.1; 300 · 0.3
      claimed: money(565.03, 90),
      // b is only shown to be a lead: 200.10 · 0.1
      evidenced: money(525.01, 90),
      // b: 60.03 - 20.01
      gap: money(40.02, 0),
    });
    expect(funnel.forecast).toMatchObject({
      unknownAmounts: 1,
      unweighted: 0,
      withoutProbability: [],
    });
  });

  test("is told by owner, by name", () => {
    expect(funnel.forecast.owners).toEqual([
      {
        owner: "乙",
        deals: 2,
        claimed: money(5, 90),
        evidenced: money(5, 90),
        gap: money(0, 0),
      },
      {
        owner: "甲",
        deals: 2,
        claimed: money(560.03),
        evidenced: money(520.01),
        gap: money(40.02),
      },
    ]);
  });

  test("leaves out deals in stages without a win probability, and names the stages", () => {
    const bare = {
      ...ruleSet,
      stages: (ruleSet.stages ?? []).map((stage) =>
        stage.id === "offer" ? { ...stage, winProbability: undefined } : stage,
      ),
    };
    const { forecast } = analyzeFunnel(deals, bare, period);
    // b and c claim the offer.
    expect(forecast).toMatchObject({ unweighted: 2, withoutProbability: ["offer"] });
    expect(forecast.total.claimed).toEqual(money(505));
  });

  test("the newest observation of amount and owner counts, contradictions are unknown", () => {
    const observed = {
      ...dealAt("x", "lead", [], { amount: 100, currency: "CNY", owner: "甲" }),
      evidence: [
        { what: "opportunity.amount", value: 200, at: "2026-06-01" },
        { what: "opportunity.amount", value: 900, at: "2026-07-01" },
        { what: "opportunity.owner", value: "乙", at: "2026-06-01" },
      ],
    };
    const conflicting = {
      ...dealAt("y", "lead", [], { amount: 100 }),
      evidence: [
        { what: "opportunity.amount", value: 1, at: "2026-06-01" },
        { what: "opportunity.amount", value: 2, at: "2026-06-01" },
      ],
    };
    const { forecast } = analyzeFunnel([observed, conflicting], ruleSet, period);
    expect(forecast.owners.map(({ owner, claimed }) => [owner, claimed])).toEqual([
      ["乙", money(20)],
    ]);
    expect(forecast.unknownAmounts).toBe(1);
  });
});

test("an earlier last day shows the funnel as it stood then", () => {
  const then = analyzeFunnel(deals, ruleSet, { from: "2026-04-01", to: "2026-04-30" });
  // d and e still run, h is still in closing, g is not opened.
  expect(then.deals).toEqual({ open: 8, closed: 0, afterSale: 0, later: 1 });
  const claimed = then.capacity.stages.map(({ stage, claimed: { deals: count } }) => [
    stage,
    count,
  ]);
  // lead: e. offer: a, b, c, d, i. closing: h.
  expect(claimed).toEqual([
    ["lead", 1],
    ["offer", 5],
    ["closing", 1],
  ]);
});

describe("what cannot be analysed is refused", () => {
  test.each([
    ["a period that ends before it begins", ruleSet, "2026-07-01", "reversed-period"],
    ["a day that is none", ruleSet, "2026-02-30", "impossible-date"],
    [
      "a rule set without doors",
      { ...ruleSet, kind: "checklist" },
      "2026-04-01",
      "stages-expected",
    ],
  ] as const)("%s", (_, rules, from, code) => {
    expect(() => analyzeFunnel(deals, rules, { from, to: "2026-06-30" })).toThrow(
      expect.objectContaining({ code }),
    );
  });
});

test.each([
  [{ from: "2026-13-01", to: "2026-06-30" }, "from"],
  [{ from: "2026-04-01", to: "2026-06-31" }, "to"],
])("of two days the one that is none is named: %j", (days, name) => {
  expect(() => analyzeFunnel(deals, ruleSet, days)).toThrow(`\`${name}\` must be a civil day`);
});

test("a shipped rule set with no win probabilities has capacity and no forecast", () => {
  const own = { id: "x", progress: { "b2b-qualification": { stage: "lead" } } };
  const found = analyzeFunnel([own], shippedRuleSets["b2b-qualification"], period);
  expect(found.capacity.stages[0]?.claimed.deals).toBe(1);
  expect(found.forecast.withoutProbability).toEqual(
    found.capacity.stages.map(({ stage }) => stage),
  );
});
