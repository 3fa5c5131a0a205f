import { tooLarge } from "../model/issue-of.ts";
import { parseJsonText } from "../model/json-text.ts";
import { type ExtendIssue, extendRuleSet } from "./extend-rule-set.ts";
import { locatedIssues } from "./located-issues.ts";
import { longestRuleSet, type ParseRuleSetOptions, parseRuleSet } from "./parse-rule-set.ts";
import type { RuleSet } from "./rule-set.ts";

/** A rule set, or everything that is wrong with it or between it and its base. */
export type ParsedRuleFile =
  | { readonly ok: true; readonly ruleSet: RuleSet }
  | { readonly ok: false; readonly issues: readonly ExtendIssue[] };

/** Returns whether data is an extension: it names what it builds on. */
export const isExtension = (data: unknown): boolean =>
  typeof data === "object" && data !== null && Object.hasOwn(data, "extends");

/**
 * Returns a rule set from JSON text or from data, whole or built on one of some parsed rule sets, or
 * every issue in it. Issues of text carry line and column. Never throws.
 */
export const parseRuleSetOn = (
  bases: readonly RuleSet[],
  input: unknown,
  options: ParseRuleSetOptions = {},
): ParsedRuleFile => {
  if (typeof input !== "string") {
    return isExtension(input) ? extendRuleSet(bases, input, options) : parseRuleSet(input, options);
  }
  if (input.length > longestRuleSet) return { ok: false, issues: [tooLarge("", longestRuleSet)] };
  const json = parseJsonText(input);
  if (json.issues.length > 0 || !isExtension(json.value)) return parseRuleSet(input, options);
  const extended = extendRuleSet(bases, json.value, options);
  return extended.ok ? extended : { ok: false, issues: locatedIssues(extended.issues, json) };
};
