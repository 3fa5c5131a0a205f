import { describe, expect, it } from "vitest";
import { compileRuleSet } from "../../src/assess/compile-rule-set.ts";
import { assessLive } from "../../src/live/assess-live.ts";
import { rows } from "../conformance/conformance.ts";
import { asOf } from "../conformance/vocabulary.ts";

describe("json-rules-engine on two rails answers every row of the rule language", () => {
  it.each(rows)("line $line is $truth: $because", async ({ ruleSet, deal, truth }) => {
    const { stages } = await assessLive(compileRuleSet(ruleSet), deal, { asOf });
    expect(stages[0]?.checkpoints[0]?.truth).toBe(truth);
  });
});
