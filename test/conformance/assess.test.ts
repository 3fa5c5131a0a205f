import { describe } from "vitest";
import { assess } from "../../src/assess/assess.ts";
import { compileRuleSet } from "../../src/assess/compile-rule-set.ts";
import { itAnswersEveryRow } from "./conformance.ts";

describe("the compiled engine answers every row of the rule language", () => {
  itAnswersEveryRow((ruleSet, deal, asOf) => {
    const { stages } = assess(compileRuleSet(ruleSet), deal, { asOf });
    return stages[0]?.checkpoints[0]?.truth ?? "unknown";
  });
});
