import type { AppFact } from "../facts/fact.ts";
import type { Issue } from "../model/issue.ts";
import { tooLarge } from "../model/issue-of.ts";
import { parseJsonText } from "../model/json-text.ts";
import { type Plain, plainCopy } from "../model/plain-copy.ts";
import { schemaIssues } from "../model/schema-issues.ts";
import { slipsIn } from "./fact-slips.ts";
import { locatedIssues } from "./located-issues.ts";
import { resolveRuleSet } from "./resolve-rule-set.ts";
import { type RuleIssue, ruleIssuesOf } from "./rule-issue.ts";
import { type RuleSet, ruleSetSchema } from "./rule-set.ts";
import { isSectionBroken, misshapenIn, unrelated, withoutBroken } from "./without-broken.ts";

/** A rule set that may be compiled, or everything that is wrong with it. */
export type ParsedRuleSet =
  | { readonly ok: true; readonly ruleSet: RuleSet }
  | { readonly ok: false; readonly issues: readonly (Issue | RuleIssue)[] };

/** What parsing a rule set may be told. */
export interface ParseRuleSetOptions {
  /** The facts that the app registers, so that rules may name them. */
  readonly facts?: readonly AppFact[];
}

/** The longest text of a rule set that is read, in characters. */
export const longestRuleSet = 4_000_000;

/**
 * Returns a rule set from JSON text or from data, or every issue in it: shape, names, types,
 * references, bounds. Issues of text carry line and column and stand in the order of the text.
 * Never throws.
 *
 * @example
 * ```ts
 * const parsed = parseRuleSet(`{ "id": "Mine" }`);
 * if (!parsed.ok) for (const issue of parsed.issues) console.log(issue.pointer, issue.message.en);
 * ```
 */
export function parseRuleSet(input: unknown, options: ParseRuleSetOptions = {}): ParsedRuleSet {
  if (typeof input !== "string") return parseData(input, options);
  if (input.length > longestRuleSet) return { ok: false, issues: [tooLarge("", longestRuleSet)] };
  const json = parseJsonText(input);
  if (json.issues.length > 0) return { ok: false, issues: json.issues };
  const parsed = parseData(json.value, options);
  if (parsed.ok) return parsed;
  return { ok: false, issues: locatedIssues(parsed.issues, json) };
}

function parseData(input: unknown, { facts = [] }: ParseRuleSetOptions): ParsedRuleSet {
  const { value, issues: unreadable } = plainCopy(input);
  const misfits = schemaIssues(ruleSetSchema, value);
  const shape = [...unreadable, ...unrelated(unreadable, misfits)];
  if (isSectionBroken(misfits)) return { ok: false, issues: shape };
  // Invariant: what is left meets the schema but for what the issues tell.
  const rest: unknown = withoutBroken(value as { [key: string]: Plain }, misfits);
  const ruleSet = rest as RuleSet;
  const { faults } = resolveRuleSet(ruleSet, facts, misshapenIn(shape));
  const issues = ruleIssuesOf([...slipsIn(facts), ...faults]);
  return shape.length + issues.length > 0
    ? { ok: false, issues: [...shape, ...unrelated(shape, issues)] }
    : { ok: true, ruleSet };
}
