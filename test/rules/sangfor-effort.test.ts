import { describe, expect, it } from "vitest";
import { assess } from "../../src/assess/assess.ts";
import { advance, start } from "../../src/gate/advance.ts";
import { close } from "../../src/gate/close.ts";
import { answer } from "../../src/gate/record.ts";
import type { Deal } from "../../src/model/deal.ts";
import type { FieldValue } from "../../src/model/field-value.ts";
import { sevenStepsPlan as plan } from "./sangfor-verdict.ts";

const made = { at: "2026-06-30", by: "Li" };
const options = { ...made, source: "document" } as const;

const attested = (...checkpoints: readonly string[]): readonly (readonly [string, FieldValue])[] =>
  checkpoints.map((id) => [`sangfor-seven-steps/${id}`, true]);

const threeFields: Deal = {
  id: "d-1",
  account: { name: "示例公司(虚构)" },
  opportunity: { problem: "branch links drop" },
};

/** What is answered to open each door, from the first to the last. */
const beforeChart = {
  funding: [
    ["opportunity.amount", 500_000],
    ["opportunity.productLines", ["SD-WAN"]],
    ...attested("deadline-known", "advantage-clear"),
  ],
  "technical-approval": [
    ["opportunity.isApproved", true],
    ["opportunity.budget.funding", "in-place"],
    ["opportunity.budget.source", "own"],
  ],
} as const;
const fromChart = (isTendered: boolean) => ({
  "people-chart": attested(
    "difference-acknowledged",
    "company-approved",
    "difference-established",
    "technical-work-done",
    "concerns-settled",
  ),
  "commercial-work": attested(
    "decision-chain-charted",
    "coach-present",
    "purchase-process-known",
    "partner-relations-known",
    "competitor-situation-known",
  ),
  [isTendered ? "tender" : "contract"]: [
    ...attested("coach-informs", "relationship-built", "cooperation-accepted"),
    ["contacts.new", { id: "c-1" }],
    ["c-1:roles", ["approver"]],
    ["c-1:supportsInAction", true],
    ["c-1:hasReportingRight", true],
    ["c-1:stance", "supporter"],
    ["contacts.complete", "decision-chain"],
    ["opportunity.isTendered", isTendered],
  ] as readonly (readonly [string, FieldValue])[],
  ...(isTendered
    ? {
        contract: [
          ...attested("bid-submitted", "tender-dates-known", "tender-rules-understood"),
          ["opportunity.tender.weWon", true],
        ] as readonly (readonly [string, FieldValue])[],
      }
    : {}),
});

function answered(deal: Deal, [id, value]: readonly [string, FieldValue]): Deal {
  const next = answer(plan, deal, id, value, options);
  if (!next.ok) throw new Error(`${id}: ${JSON.stringify(next)}`);
  return next.deal;
}

function opened(deal: Deal, to: string, answers: readonly (readonly [string, FieldValue])[]): Deal {
  let current = deal;
  for (const one of answers) {
    const { truth } = assess(plan, current, { asOf: made.at }).mayAdvance;
    expect(truth, `before ${one[0]}`).toBe("unknown");
    current = answered(current, one);
  }
  const moved = advance(plan, current, { ...made, to });
  if (!moved.ok) throw new Error(`${to}: ${JSON.stringify(moved.reasons)}`);
  return moved.deal;
}

describe("what the seven steps ask of a salesperson", () => {
  it.each([
    [true, { "people-chart": 5, "commercial-work": 5, tender: 10, contract: 4 }],
    [false, { "people-chart": 5, "commercial-work": 5, contract: 10 }],
  ])(
    "every door from the people chart on opens with at most 12 answers (tendered: %s)",
    (isTendered, counts) => {
      const started = start(plan, threeFields, made);
      if (!started.ok) throw new Error(JSON.stringify(started.reasons));
      let deal = started.deal;
      for (const [to, answers] of Object.entries(beforeChart)) deal = opened(deal, to, answers);
      const doors = fromChart(isTendered);
      for (const [to, answers] of Object.entries(doors)) {
        expect(answers.length, to).toBeLessThanOrEqual(12);
        deal = opened(deal, to, answers);
      }
      const asked = Object.entries(doors).map(([to, answers]) => [to, answers.length]);
      expect(Object.fromEntries(asked)).toEqual(counts);

      deal = answered(deal, ["sangfor-seven-steps/contract-signed", true]);
      const won = close(plan, deal, { ...made, outcome: "won", reason: "signed by both" });
      expect(won).toMatchObject({ ok: true });
    },
  );

  it("a deal of three fields gets a verdict: where it stands, how far, and what to ask", () => {
    const verdict = assess(plan, threeFields, { asOf: made.at });
    expect(verdict).toMatchObject({
      evidenced: "need-discovery",
      possible: "contract",
      standing: "unclaimed",
      mayAdvance: { truth: "satisfied", to: "need-discovery" },
      score: { floor: 3, ceiling: 100 },
    });
    const forFunding = verdict.missing.filter(({ doors }) => doors.includes("funding"));
    const essential = forFunding.filter(({ checkpoints }) =>
      checkpoints.includes("opportunity-formed"),
    );
    expect(essential.map(({ id }) => id)).toEqual([
      "opportunity.amount",
      "opportunity.productLines",
      "sangfor-seven-steps/opportunity-formed",
    ]);
    for (const item of forFunding) expect(item.ask.zh).not.toBe("");
  });
});
