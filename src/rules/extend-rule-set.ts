import type { Issue } from "../model/issue.ts";
import { plainCopy } from "../model/plain-copy.ts";
import { schemaIssues } from "../model/schema-issues.ts";
import { chooseBase } from "./choose-base.ts";
import { type Compared, compareWithBase } from "./compare-with-base.ts";
import { type Extension, extensionSchema } from "./extension.ts";
import type { ExtensionIssue } from "./extension-issue.ts";
import { issueInExtension } from "./issue-in-extension.ts";
import { type ParseRuleSetOptions, parseRuleSet } from "./parse-rule-set.ts";
import type { RuleIssue } from "./rule-issue.ts";
import type { RuleSet } from "./rule-set.ts";
import { unrelated } from "./without-broken.ts";

/** Something wrong with an extension, or between it and its base. */
export type ExtendIssue = Issue | RuleIssue | ExtensionIssue;

/** The rule set that an extension makes, or everything that is wrong with it. */
export type ExtendedRuleSet =
  | { readonly ok: true; readonly ruleSet: RuleSet; readonly base: RuleSet }
  | { readonly ok: false; readonly issues: readonly ExtendIssue[] };

/** An extension as it was read, and its base; or why there are none. */
export type ReadExtension =
  | {
      readonly ok: true;
      readonly extension: Extension;
      readonly base: RuleSet;
      readonly compared: Compared;
    }
  | { readonly ok: false; readonly issues: readonly ExtendIssue[] };

/** Returns an extension held against its schema and compared with its base among some rule sets. */
export const readExtension = (bases: readonly RuleSet[], input: unknown): ReadExtension => {
  const { value, issues: unreadable } = plainCopy(input);
  const issues = [...unreadable, ...unrelated(unreadable, schemaIssues(extensionSchema, value))];
  if (issues.length > 0) return { ok: false, issues };
  // Invariant: without issues it meets the schema.
  const extension = value as unknown as Extension;
  const base = chooseBase(bases, extension);
  if ("code" in base) return { ok: false, issues: [base] };
  return { ok: true, extension, base, compared: compareWithBase(base, extension) };
};

/**
 * Returns the rule set that an extension makes of its base, which is looked up among some parsed rule
 * sets; or every issue, at its place in the extension: what the base has changed since where the
 * extension changes it too, and all that is wrong with the outcome. Never throws.
 *
 * @example
 * ```ts
 * import { extendRuleSet, sangforSevenSteps } from "dealgate/rules";
 *
 * const extended = extendRuleSet([sangforSevenSteps], {
 *   id: "our-seven-steps",
 *   version: "1.0.0",
 *   extends: { id: "sangfor-seven-steps", version: sangforSevenSteps.version },
 *   stages: { "need-discovery": { passMark: 70 } },
 * });
 * console.log(extended.ok && extended.ruleSet.stages?.[0]?.passMark); // 70
 * ```
 */
export const extendRuleSet = (
  bases: readonly RuleSet[],
  extension: unknown,
  options: ParseRuleSetOptions = {},
): ExtendedRuleSet => {
  const read = readExtension(bases, extension);
  if (!read.ok) return read;
  const { laid, issues } = read.compared;
  const parsed = parseRuleSet(laid.value, options);
  if (parsed.ok && issues.length === 0) {
    return { ok: true, ruleSet: parsed.ruleSet, base: read.base };
  }
  const ours = parsed.ok ? [] : parsed.issues.map((issue) => issueInExtension(issue, laid));
  return { ok: false, issues: [...issues, ...ours] };
};
