import { compileRuleSet } from "../../src/assess/compile-rule-set.ts";
import type { Plan } from "../../src/assess/plan.ts";
import type { Test } from "../../src/facts/test.ts";
import type { Expression } from "../../src/logic/expression.ts";
import { parseRuleSet } from "../../src/rules/parse-rule-set.ts";

const title = (zh: string, en: string) => ({ zh, en });

/** Signals that conditions in tests may name. */
const signals = {
  praises: {
    title: title("公开称赞我们", "praises us in public"),
    subject: "contact",
    type: "boolean",
    favours: "us",
    ask: title("他公开称赞过我们吗？", "Has this person praised us in public?"),
  },
  "stays-late": {
    title: title("下班后也回消息", "answers after hours"),
    subject: "contact",
    type: "boolean",
    favours: "us",
    ask: title("他下班后也回消息吗？", "Does this person answer after hours?"),
  },
  "budget-status": {
    title: title("预算状态", "budget status"),
    subject: "deal",
    type: "choice",
    values: [
      { value: "planned", title: title("计划中", "planned") },
      { value: "approved", title: title("已批准", "approved") },
    ],
    ordered: true,
    favours: "us",
    ask: title("预算批了吗？", "Is the budget approved?"),
  },
};

/** Returns a plan of one checkpoint, `the-one`, that asks for nothing but the condition. */
export function planOf(when: unknown): Plan {
  const parsed = parseRuleSet({
    id: "one-condition",
    version: "1.0.0",
    kind: "checklist",
    title: title("一个条件", "one condition"),
    signals,
    stages: [
      {
        id: "only",
        title: title("唯一", "only"),
        checkpoints: [
          { id: "the-one", title: title("就这一项", "the one"), when, judgement: false },
        ],
      },
    ],
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return compileRuleSet(parsed.ruleSet);
}

/** Returns a condition as the plan holds it. */
export function expressionOf(plan: Plan): Expression<Test> {
  const when = plan.stages[0]?.checkpoints[0]?.resolved.when;
  if (when === undefined) throw new Error("the plan has no condition");
  return when;
}

/** A person who decides. */
export const isDecider = { fact: "roles", operator: "contains", value: "decider" };
/** A person who is at least a supporter. */
export const isSupporter = { fact: "stance", operator: "greaterThanInclusive", value: "supporter" };
