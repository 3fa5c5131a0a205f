import { parseRuleSet } from "../../src/rules/parse-rule-set.ts";
import type { RuleSet } from "../../src/rules/rule-set.ts";

const title = (words: string) => ({ zh: words, en: words });
const signal = (type: object) => ({
  title: title("s"),
  subject: "deal",
  favours: "us",
  ask: title("?"),
  ...type,
});

/** Signals of every type that a threshold can stand on. */
export const signals = {
  ready: signal({ type: "boolean", staleAfterDays: 90 }),
  asked: signal({ type: "boolean" }),
  named: signal({ type: "boolean" }),
  meetings: signal({ type: "number", min: 0, integer: true }),
  share: signal({ type: "number", min: 0, max: 1 }),
  liking: signal({ type: "choice", scale: "stance" }),
};

/** Returns a condition on a fact. */
export const leaf = (fact: string, operator: string, value: unknown, more: object = {}) => ({
  fact,
  operator,
  value,
  ...more,
});

/** Returns a condition that asks whether a signal is yes. */
export const yes = (fact: string) => leaf(fact, "equal", true);

/**
 * Returns a rule set of one stage with one checkpoint for each condition, `c0`, `c1` and so on, each with
 * what is said of all checkpoints.
 */
export const rulesOf = (
  conditions: readonly unknown[],
  more: object = {},
  ofAll: object = {},
): RuleSet => {
  const checkpoints = conditions.map((when, index) => ({
    id: `c${index}`,
    title: title(`c${index}`),
    when,
    ...ofAll,
  }));
  const stages = [{ id: "only", title: title("only"), checkpoints }];
  const json = {
    id: "small",
    version: "1.0.0",
    kind: "stages",
    title: title("t"),
    signals,
    stages,
  };
  const parsed = parseRuleSet({ ...json, ...more });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.ruleSet;
};

/** Returns an overlay with one flag, `f`. */
export const overlayOf = (when: unknown): RuleSet => {
  const flag = { id: "f", severity: "warn", title: title("f"), when };
  const json = { id: "over", version: "1.0.0", kind: "overlay", title: title("t"), signals };
  const parsed = parseRuleSet({ ...json, flags: [flag] });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.ruleSet;
};
