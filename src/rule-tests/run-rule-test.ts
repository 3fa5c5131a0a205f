import { assessWithAnswers } from "../assess/assess.ts";
import type { Plan } from "../assess/plan.ts";
import type { Deal } from "../model/deal.ts";
import type { Cover } from "./cover.ts";
import { matchVerdict, type VerdictMatch } from "./match-verdict.ts";
import { questionsOf } from "./questions-of.ts";
import type { RuleTest } from "./rule-test.ts";

/** Returns what a rule test comes to; `cover`, where given, is told what the verdict saw. */
export const runRuleTest = (
  plan: Plan,
  deal: Deal,
  { asOf, expect }: Pick<RuleTest, "asOf" | "expect">,
  cover?: Cover,
): VerdictMatch => {
  const answered = assessWithAnswers(plan, deal, { asOf });
  cover?.see(answered);
  const questions = questionsOf(plan, answered.evaluation.snapshot);
  return matchVerdict(answered.verdict, expect, questions);
};
