import { type CompileOptions, compileRuleSet } from "../../src/assess/compile-rule-set.ts";
import type { Plan } from "../../src/assess/plan.ts";
import type { Condition } from "../../src/rules/condition.ts";
import type { Checkpoint, RuleSet } from "../../src/rules/rule-set.ts";

const title = { zh: "词", en: "word" };
const named = { title, ask: title };

/** Returns a comparison of a fact with a value. */
export function is(fact: string, value: boolean | number | string, operator = "equal"): Condition {
  return { fact, operator, value };
}

/** Returns a checkpoint without judgement that asks one condition. */
export function ask(id: string, when: Condition, more: Partial<Checkpoint> = {}): Checkpoint {
  return { id, title, judgement: false, when, ...more };
}

/** Returns the plan of two stages, the first with these checkpoints. */
export function smallPlan(
  checkpoints: readonly Checkpoint[],
  more: Partial<RuleSet> = {},
  options: CompileOptions = {},
): Plan {
  return compileRuleSet(
    {
      id: "small",
      version: "1.0.0",
      kind: "stages",
      title,
      signals: {
        "budget-confirmed": { ...named, subject: "deal", type: "boolean", favours: "us" },
        sites: { ...named, subject: "deal", type: "number", min: 0, favours: "us" },
      },
      custom: {
        erp: {
          ...named,
          type: "record",
          fields: { vendor: { type: "text" }, seats: { type: "number", min: 0 } },
        },
      },
      stages: [
        { id: "first", title, checkpoints: [...checkpoints] },
        { id: "second", title, checkpoints: [] },
      ],
      ...more,
    },
    options,
  );
}
