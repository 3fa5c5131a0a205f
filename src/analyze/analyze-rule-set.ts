import type { AppFact } from "../facts/fact.ts";
import type { Text } from "../model/text.ts";
import type { RuleSet } from "../rules/rule-set.ts";
import { layOut } from "./analysis.ts";
import type { Check } from "./check.ts";
import { type CheckCode, checks } from "./checks.ts";
import type { FindingSeverity, Fix } from "./finding.ts";
import { isSilenced } from "./is-silenced.ts";

/** Something that is likely wrong with a rule set that may be used. */
export interface Finding {
  readonly code: CheckCode;
  readonly severity: FindingSeverity;
  /** A JSON pointer into the rule set. */
  readonly pointer: string;
  readonly message: Text;
  /** What would be right instead. */
  readonly help: Text;
  /** A change that takes the finding away and leaves every answer as it was. */
  readonly fix?: Fix;
}

/** What analysing a rule set may be told. */
export interface AnalyzeOptions {
  /** The facts that the app registers, as they were given when the rule set was parsed. */
  readonly facts?: readonly AppFact[];
}

/**
 * Returns what the static checks find in a parsed rule set, check by check. What a check says is
 * certain; where a proof would take too long it says nothing. A `note` that names a code in square
 * brackets silences that check where it stands and below.
 *
 * @example
 * ```ts
 * import { parseRuleSet } from "dealgate";
 * import { analyzeRuleSet } from "dealgate/analyze";
 *
 * const title = { zh: "预算已定", en: "budget set" };
 * const parsed = parseRuleSet({
 *   id: "mine", version: "1.0.0", kind: "stages", title,
 *   stages: [{ id: "first", title, checkpoints: [{ id: "budget-set", title, weight: 0 }] }],
 * });
 * const findings = parsed.ok ? analyzeRuleSet(parsed.ruleSet) : [];
 * console.log(findings[0]?.code); // zero-weight
 * ```
 */
export function analyzeRuleSet(
  ruleSet: RuleSet,
  { facts = [] }: AnalyzeOptions = {},
): readonly Finding[] {
  const analysis = layOut(ruleSet, facts);
  return (checks as readonly Check<CheckCode>[]).flatMap(({ code, severity, find }) =>
    [...find(analysis)]
      .filter(({ pointer }) => !isSilenced(ruleSet, pointer, code))
      .map((found): Finding => ({ code, severity, ...found })),
  );
}
