import { analyzeRuleSet, type Finding } from "../../src/analyze/analyze-rule-set.ts";
import type { CheckCode } from "../../src/analyze/checks.ts";
import { parseRuleSet } from "../../src/rules/parse-rule-set.ts";
import type { RuleSet } from "../../src/rules/rule-set.ts";

type Json = Readonly<Record<string, unknown>>;

const text = (words: string) => ({ zh: `关于 ${words}`, en: words });
const signal = (words: string, more: Json): Json => ({
  title: text(words),
  subject: "deal",
  favours: "us",
  note: "made up",
  ask: { zh: `${words} 怎么样？`, en: `What about the ${words}?` },
  ...more,
});

const signals = {
  "budget-stated": signal("budget", { type: "boolean" }),
  "rival-favoured": signal("rival", { type: "boolean", favours: "them" }),
  seats: signal("seats", { type: "number", min: 0, integer: true }),
  mood: signal("mood", {
    type: "choice",
    ordered: true,
    values: ["low", "middle", "high"].map((value) => ({ value, title: text(value) })),
  }),
};

/** Reads every signal of the sample, so that none of them is unused. */
const anyNews: Json = {
  id: "any-news",
  severity: "info",
  title: text("news"),
  note: "made up",
  when: {
    any: Object.keys(signals).map((of) => ({
      fact: "known",
      operator: "equal",
      value: true,
      params: { of },
    })),
  },
};

const isCondition = (fragment: Json): boolean =>
  ["fact", "all", "any", "not", "atLeast", "condition"].some((key) => key in fragment);

/** Returns a checkpoint with what is given of it. */
export const checkpoint = (id: string, more: Json = {}): Json => ({ id, title: text(id), ...more });

/** Returns a stage with some checkpoints. */
export const stage = (id: string, checkpoints: readonly Json[], more: Json = {}): Json => ({
  id,
  title: text(id),
  checkpoints,
  ...more,
});

/** Returns a rule set around a part of one: a condition, a checkpoint, a stage or sections. */
export const around = (fragment: Json): Json => {
  if (isCondition(fragment)) return around(checkpoint("only", { when: fragment }));
  if ("checkpoints" in fragment) return around({ stages: [fragment] });
  if ("id" in fragment) return around(stage("first", [fragment]));
  const plain = stage("first", [checkpoint("plain")]);
  return {
    id: "sample",
    version: "1.0.0",
    kind: "stages",
    title: text("sample"),
    stages: [plain],
    ...fragment,
    flags: [anyNews, ...((fragment.flags as readonly Json[] | undefined) ?? [])],
    signals: { ...signals, ...(fragment.signals as Json | undefined) },
  };
};

/** Returns the rule set of a part of one; throws where something is wrong with it. */
export const rulesAround = (fragment: Json): RuleSet => {
  const parsed = parseRuleSet(around(fragment));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.ruleSet;
};

/** Returns what one check finds in the rule set around a part of one. */
export const found = (code: CheckCode, fragment: Json): readonly Finding[] =>
  analyzeRuleSet(rulesAround(fragment)).filter((finding) => finding.code === code);

/** Returns where one check finds something, from the part on that was given. */
export const places = (code: CheckCode, fragment: Json): readonly string[] => {
  const root = isCondition(fragment)
    ? "/stages/0/checkpoints/0/when"
    : "checkpoints" in fragment
      ? "/stages/0"
      : "id" in fragment
        ? "/stages/0/checkpoints/0"
        : "";
  return found(code, fragment).map(({ pointer }) =>
    pointer.startsWith(root) ? pointer.slice(root.length) : pointer,
  );
};

/** Returns a comparison of the number of seats. */
export const seats = (operator: string, value: unknown): Json => ({
  fact: "seats",
  operator,
  value,
});

/** Whether the budget was stated. */
export const budget: Json = { fact: "budget-stated", operator: "equal", value: true };
