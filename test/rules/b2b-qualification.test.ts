import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { assess } from "../../src/assess/assess.ts";
import { compileRuleSet } from "../../src/assess/compile-rule-set.ts";
import type { Verdict } from "../../src/assess/verdict.ts";
import { parseDeal } from "../../src/model/parse-deal.ts";
import { parseRuleSet } from "../../src/rules/parse-rule-set.ts";

const text = readFileSync(new URL("../../rules/b2b-qualification.json", import.meta.url), "utf8");
const parsed = parseRuleSet(text);
if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues, null, 2));
const plan = compileRuleSet(parsed.ruleSet);

function verdictOf(observed: Readonly<Record<string, unknown>>): Verdict {
  const evidence = Object.entries(observed).map(([what, value]) => ({
    what,
    value,
    at: "2026-06-01",
  }));
  const deal = parseDeal({ id: "d", evidence });
  if (!deal.ok) throw new Error(JSON.stringify(deal.issues, null, 2));
  return assess(plan, deal.deal, { asOf: "2026-06-30" });
}

const truthOf = (verdict: Verdict, id: string): string | undefined =>
  verdict.stages.flatMap((stage) => stage.checkpoints).find((one) => one.id === id)?.truth;

const strong = {
  "need-defined": "yes",
  "account-standing": "normal",
  "customer-growth": "stable",
  "buyer-authority": "medium",
  "opportunity.budget.funding": "approved",
  "opportunity.importance": "important",
  "customer-attitude": "neutral",
  "customer-kind": "current",
  "competitors-present": false,
  "scope-clarity": "clear",
  "proposal-request-received": true,
  "opportunity.isTendered": false,
  "purchasing-department-involved": false,
};

describe("the general B2B rule set", () => {
  it("takes a cell that says no for an answer and an unknown one for missing evidence", () => {
    const unknown = verdictOf({});
    expect(truthOf(unknown, "budget-allocated")).toBe("unknown");
    expect(unknown.missing.map(({ id }) => id)).toContain("opportunity.budget.funding");
    const no = verdictOf({ "opportunity.budget.funding": "none", "competitors-present": true });
    expect(truthOf(no, "budget-allocated")).toBe("failed");
    expect(truthOf(no, "no-competitor")).toBe("failed");
    expect(no.missing.map(({ id }) => id)).not.toContain("opportunity.budget.funding");
  });

  it("opens every door to a deal whose cells all speak for it", () => {
    const verdict = verdictOf(strong);
    expect(verdict.evidenced).toBe("closing");
    // Only the positive word of the customer is wanting: 2 of a weight of 28 that applies, 26/28 = 92.9.
    expect(verdict.score).toEqual({ floor: 92, ceiling: 93, value: 92 });
    expect(verdict.stages.at(-1)?.exit).toBe("satisfied");
  });

  it.each([
    ["need-defined", "no", "lead"],
    ["buyer-authority", "low", "qualified"],
    ["customer-attitude", "negative", "evaluation"],
    ["scope-clarity", "unclear", "proposal"],
  ])("stops at `%s` %s in the stage %s", (what, value, stage) => {
    expect(verdictOf({ ...strong, [what]: value })).toMatchObject({
      evidenced: stage,
      possible: stage,
    });
  });

  it("asks for the tender's preparation only where the purchase is tendered", () => {
    const verdict = verdictOf({ ...strong, "opportunity.isTendered": true });
    expect(truthOf(verdict, "tender-prepared")).toBe("satisfied");
    const applies = verdictOf(strong)
      .stages.at(-1)
      ?.checkpoints.find(({ id }) => id === "tender-prepared")?.applies;
    expect(applies).toBe("failed");
  });

  it("never reads an outcome", () => {
    expect(text).not.toMatch(/"fact": "[^"]*(outcome|won|lost|status|weWon)/i);
  });

  it("takes no judgement, so that each answer is a field", () => {
    const checkpoints = (parsed.ok ? parsed.ruleSet.stages : undefined)?.flatMap(
      (stage) => stage.checkpoints,
    );
    expect(checkpoints).toHaveLength(17);
    for (const { judgement, when } of checkpoints ?? []) {
      expect(judgement).toBe(false);
      expect(when).toBeDefined();
    }
  });
});
