import { describe, expect, it } from "vitest";
import { parseDeal } from "../../src/model/parse-deal.ts";
import { parseRuleSet } from "../../src/rules/parse-rule-set.ts";
import { reference } from "../reference/reference.ts";
import { rows } from "./conformance.ts";
import { asOf } from "./vocabulary.ts";

const truths = ["failed", "unknown", "satisfied"] as const;

describe("the reference answers every row of the rule language", () => {
  it("of which there are many, each answer among them often", () => {
    expect(rows.length).toBeGreaterThanOrEqual(120);
    for (const truth of truths)
      expect(rows.filter((row) => row.truth === truth).length).toBeGreaterThan(40);
  });

  it("each a rule set and a deal that parse", () => {
    for (const { line, ruleSet, deal } of rows) {
      expect({ line, parsed: parseRuleSet(ruleSet) }).toMatchObject({ parsed: { ok: true } });
      expect({ line, parsed: parseDeal(deal) }).toMatchObject({ parsed: { ok: true } });
    }
  });

  it.each(rows)("line $line is $truth: $because", ({ ruleSet, deal, truth }) => {
    const { stages } = reference(ruleSet, deal, asOf);
    expect(truths[stages[0]?.checkpoints[0]?.truth ?? 1]).toBe(truth);
  });
});
