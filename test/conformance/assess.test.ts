import { describe, expect, it } from "vitest";
import { assess } from "../../src/assess/assess.ts";
import { compileRuleSet } from "../../src/assess/compile-rule-set.ts";
import { rows } from "./conformance.ts";
import { asOf } from "./vocabulary.ts";

describe("the compiled engine answers every row of the rule language", () => {
  it.each(rows)("line $line is $truth: $because", ({ ruleSet, deal, truth }) => {
    const { stages } = assess(compileRuleSet(ruleSet), deal, { asOf });
    expect(stages[0]?.checkpoints[0]?.truth).toBe(truth);
  });
});
