import { describe, expect, test } from "vitest";
import { compareVerdicts } from "../../src/compare/compare-verdicts.ts";
import type { Deal } from "../../src/model/deal.ts";
import { type Draft, smallPlan } from "./small-rules.ts";

const asOf = "2026-06-30";

const deal = (
  id: string,
  observed: Readonly<Record<string, boolean>>,
  amount?: number,
  currency = "CNY",
): Deal => ({
  id,
  progress: { small: { stage: "contact" } },
  ...(amount === undefined ? {} : { opportunity: { amount, currency } }),
  evidence: Object.entries(observed).map(([what, value]) => ({ what, value, at: "2026-06-01" })),
});

const both = { asked: true, answered: true };
const compared = (deals: readonly Deal[], change: (rules: Draft) => void) =>
  compareVerdicts(smallPlan(), smallPlan(change), deals, { asOf });

describe("verdicts by other rules", () => {
  test("stay as they are where the rules ask for the same", () => {
    const { all, changed, deals } = compared([deal("d-1", both, 100)], (rules) => {
      rules.conditions.talked.all.reverse();
      rules.stages[0].title.en = "first contact";
    });
    expect(all).toEqual({
      deals: 1,
      amounts: [{ amount: 100, currency: "CNY" }],
      unknownAmounts: 0,
    });
    expect(changed).toEqual({ deals: 0, amounts: [], unknownAmounts: 0 });
    expect(deals).toEqual([]);
  });

  test("tell from what to what, and through which checkpoint", () => {
    // In touch asks for a named price as well, which nobody has observed: the door opens no more.
    // Of the weights 1 and 1, asked and answered made both; now the first is unknown: 50 of 100.
    const { deals } = compared([deal("d-1", both, 100)], (rules) => {
      rules.conditions.talked.all.push({ fact: "price-named", operator: "equal", value: true });
    });
    expect(deals).toEqual([
      {
        deal: "d-1",
        name: "d-1",
        amount: { amount: 100, currency: "CNY" },
        direction: "worse",
        shifts: [
          { property: "evidenced", from: "offer", to: "contact" },
          { property: "standing", from: "understated", to: "supported" },
          { property: "mayAdvance", from: "satisfied", to: "unknown" },
          { property: "floor", from: 66, to: 33 },
        ],
        through: [
          {
            part: "checkpoint",
            id: "in-touch",
            title: { zh: "有来往", en: "in touch" },
            from: {
              stage: "contact",
              applies: "satisfied",
              truth: "satisfied",
              essential: true,
              weight: 1,
              waived: false,
            },
            to: {
              stage: "contact",
              applies: "satisfied",
              truth: "unknown",
              essential: true,
              weight: 1,
              waived: false,
            },
          },
        ],
      },
    ]);
  });

  test("add up the amounts behind each change, by currency, and leave unknown ones out", () => {
    const deals = [
      deal("d-1", both, 100),
      deal("d-2", both, 30, "EUR"),
      deal("d-3", both, 50),
      deal("d-4", both),
      deal("d-5", { ...both, "price-named": true }, 7),
    ];
    const { all, changed, worse, better, shifts, through } = compared(deals, (rules) => {
      rules.conditions.talked.all.push({ fact: "price-named", operator: "equal", value: true });
    });
    const amounts = [
      { amount: 150, currency: "CNY" },
      { amount: 30, currency: "EUR" },
    ];
    expect(all.amounts).toEqual([
      { amount: 157, currency: "CNY" },
      { amount: 30, currency: "EUR" },
    ]);
    // d-1 to d-4, the amount of d-4 unknown.
    const four = { deals: 4, amounts, unknownAmounts: 1 };
    expect(changed).toEqual(four);
    expect(worse).toEqual(four);
    expect(better).toEqual({ deals: 0, amounts: [], unknownAmounts: 0 });
    expect(shifts).toEqual([
      { property: "evidenced", from: "offer", to: "contact", ...four },
      { property: "mayAdvance", from: "satisfied", to: "unknown", ...four },
    ]);
    expect(through).toEqual([
      {
        part: "checkpoint",
        id: "in-touch",
        title: { zh: "有来往", en: "in touch" },
        ...four,
      },
    ]);
  });

  test("stand in order: worse first, then by currency and amount, unknown amounts last", () => {
    const deals = [
      deal("d-5", { ...both, "price-named": true }, 900),
      deal("d-4", both),
      deal("d-3", both, 50),
      deal("d-2", both, 30, "EUR"),
      deal("d-1", both, 100),
    ];
    const { deals: told } = compared(deals, (rules) => {
      rules.conditions.talked.all.push({ fact: "price-named", operator: "equal", value: true });
      // The flag now speaks of a price, which only d-5 has.
      rules.flags[0].when = { fact: "price-named", operator: "equal", value: true };
    });
    expect(told.map((one) => `${one.deal} ${one.direction}`)).toEqual([
      "d-1 worse",
      "d-3 worse",
      "d-2 worse",
      "d-4 worse",
      "d-5 other",
    ]);
    expect(told.at(-1)?.through).toEqual([
      {
        part: "flag",
        id: "silent",
        title: { zh: "没有回音", en: "no answer" },
        from: { truth: "failed", severity: "warn" },
        to: { truth: "satisfied", severity: "warn" },
      },
    ]);
  });

  test("name the stage whose pass mark moved, only where that shuts or opens it", () => {
    // Asked and answered, no price: 2 of 2 in the first stage, so that 100 is met as 50 was.
    const met = compared([deal("d-1", both)], (rules) => {
      rules.stages[0].passMark = 100;
    });
    expect(met.deals).toEqual([]);
    // Interested is refused and no judgement saves it: 1 of 2 meets 50, not 60.
    const refused = { asked: true, answered: true };
    const judged = (rules: Draft) => {
      rules.stages[0].checkpoints[1].judgement = false;
      rules.stages[0].checkpoints[1].when = {
        fact: "price-named",
        operator: "equal",
        value: true,
      };
    };
    const deals = [deal("d-1", { ...refused, "price-named": false })];
    const { deals: told } = compareVerdicts(
      smallPlan(judged),
      smallPlan((rules) => {
        judged(rules);
        rules.stages[0].passMark = 60;
      }),
      deals,
      { asOf },
    );
    expect(told[0]?.shifts).toContainEqual({
      property: "mayAdvance",
      from: "satisfied",
      to: "failed",
    });
    expect(told[0]?.through).toEqual([
      {
        part: "stage",
        id: "contact",
        title: { zh: "接触", en: "contact" },
        from: { applies: "satisfied", entry: "satisfied", exit: "satisfied", passMark: 50 },
        to: { applies: "satisfied", entry: "satisfied", exit: "failed", passMark: 60 },
      },
    ]);
  });

  test("of a renamed stage or checkpoint are no change by the name alone", () => {
    const deals = [deal("d-1", { ...both, "price-named": true })];
    const { changed } = compared(deals, (rules) => {
      rules.stages[0].id = "first-contact";
      rules.stages[0].formerly = ["contact"];
      rules.stages[0].checkpoints[0].id = "contact-made";
    });
    expect(changed.deals).toBe(0);
  });

  test("lose a judgement that was given to a checkpoint under its old id", () => {
    const attested: Deal = {
      ...deal("d-1", both),
      evidence: [
        { what: "asked", value: true, at: "2026-06-01" },
        { what: "answered", value: true, at: "2026-06-01" },
        { what: "small/informed", value: true, at: "2026-06-01" },
      ],
    };
    const informed = (id: string) => (rules: Draft) => {
      rules.stages[0].checkpoints.push({
        id,
        title: { zh: "知情", en: "informed" },
        essential: true,
      });
    };
    const { deals } = compareVerdicts(
      smallPlan(informed("informed")),
      smallPlan(informed("kept-informed")),
      [attested],
      { asOf },
    );
    expect(deals[0]?.shifts).toContainEqual({
      property: "mayAdvance",
      from: "satisfied",
      to: "unknown",
    });
    expect(deals[0]?.through.map(({ id }) => id)).toEqual(["kept-informed"]);
  });
});
