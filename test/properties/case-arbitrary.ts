import fc from "fast-check";
import { compileRuleSet } from "../../src/assess/compile-rule-set.ts";
import type { Plan } from "../../src/assess/plan.ts";
import type { Deal } from "../../src/model/deal.ts";
import {
  type DealArbitraryOptions,
  dealArbitrary,
  type RuleSetArbitraryOptions,
  ruleSetArbitrary,
} from "../../src/testing/index.ts";

/** A rule set, compiled, and deals under it. */
export interface Case {
  readonly plan: Plan;
  readonly deals: readonly Deal[];
}

/** How many deals each generated rule set is asked about. */
const dealsOfACase = 5;

/** The day that generated deals are about. */
export const asOf = "2026-06-30";

/** Makes rule sets with deals under them: compiling once pays for several deals. */
export function caseArbitrary(
  rules: RuleSetArbitraryOptions = {},
  options: DealArbitraryOptions = {},
): fc.Arbitrary<Case> {
  return planArbitrary(rules).chain((plan) =>
    fc
      .array(dealArbitrary(plan, options), { minLength: dealsOfACase, maxLength: dealsOfACase })
      .map((deals) => ({ plan, deals })),
  );
}

/** Makes compiled rule sets that a failing property shows as the rule set alone. */
export function planArbitrary(rules: RuleSetArbitraryOptions = {}): fc.Arbitrary<Plan> {
  return ruleSetArbitrary(rules).map((ruleSet) => ({
    ...compileRuleSet(ruleSet),
    [fc.toStringMethod]: () => JSON.stringify(ruleSet),
  }));
}
