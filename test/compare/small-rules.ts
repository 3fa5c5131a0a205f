import { compileRuleSet } from "../../src/assess/compile-rule-set.ts";
import type { Plan } from "../../src/assess/plan.ts";
import { parseRuleSet } from "../../src/rules/parse-rule-set.ts";
import type { RuleSet } from "../../src/rules/rule-set.ts";

/** JSON that a test changes before it is parsed. */
// biome-ignore lint/suspicious/noExplicitAny: tests reach into it by path
export type Draft = any;

const title = (zh: string, en: string) => ({ zh, en });
const signal = (zh: string, en: string) => ({
  title: title(zh, en),
  subject: "deal",
  type: "boolean",
  favours: "us",
  ask: title(`${zh}吗？`, `is it so: ${en}?`),
});
const yes = (fact: string) => ({ fact, operator: "equal", value: true });

/** Returns two stages with a door between them, to be changed. */
function draft(): Draft {
  return {
    id: "small",
    version: "1.0.0",
    kind: "stages",
    title: title("小规则", "small rules"),
    signals: {
      asked: signal("客户来问过", "the customer has asked"),
      answered: signal("我们答复过", "we have answered"),
      "price-named": signal("报过价", "a price was named"),
    },
    conditions: { talked: { all: [yes("asked"), yes("answered")] } },
    stages: [
      {
        id: "contact",
        title: title("接触", "contact"),
        passMark: 50,
        checkpoints: [
          {
            id: "in-touch",
            title: title("有来往", "in touch"),
            essential: true,
            judgement: false,
            when: { condition: "talked" },
          },
          {
            id: "interested",
            title: title("有兴趣", "interested"),
            when: { any: [yes("asked"), yes("price-named")] },
          },
        ],
      },
      {
        id: "offer",
        title: title("报价", "offer"),
        checkpoints: [
          {
            id: "priced",
            title: title("已报价", "priced"),
            judgement: false,
            when: yes("price-named"),
          },
        ],
      },
    ],
    wonAfter: "offer",
    flags: [
      {
        id: "silent",
        severity: "warn",
        title: title("没有回音", "no answer"),
        when: { not: yes("answered") },
      },
    ],
  };
}

/** Returns the rule set of a draft after a change. */
export function small(change: (rules: Draft) => void = () => undefined): RuleSet {
  const rules = draft();
  change(rules);
  const parsed = parseRuleSet(rules);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.ruleSet;
}

/** Returns the plan of a draft after a change. */
export function smallPlan(change?: (rules: Draft) => void): Plan {
  return compileRuleSet(small(change));
}
