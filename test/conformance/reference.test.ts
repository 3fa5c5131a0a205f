import { describe, expect, it } from "vitest";
import type { Truth } from "../../src/logic/truth.ts";
import { parseDeal } from "../../src/model/parse-deal.ts";
import { parseRuleSet } from "../../src/rules/parse-rule-set.ts";
import { reference } from "../reference/reference.ts";
import { itAnswersEveryRow, rows } from "./conformance.ts";

const truths: readonly Truth[] = ["failed", "unknown", "satisfied"];

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

  itAnswersEveryRow((ruleSet, deal, asOf) => {
    const { stages } = reference(ruleSet, deal, asOf);
    const truth = stages[0]?.checkpoints[0]?.truth;
    return truth === 1 ? "satisfied" : truth === 0 ? "failed" : "unknown";
  });
});
