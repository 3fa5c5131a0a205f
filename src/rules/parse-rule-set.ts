import type { AppFact } from "../facts/fact.ts";
import type { Issue } from "../model/issue.ts";
import { located, parseJsonText } from "../model/json-text.ts";
import { plainCopy } from "../model/plain-copy.ts";
import { schemaIssues } from "../model/schema-issues.ts";
import { resolveRuleSet } from "./resolve-rule-set.ts";
import type { RuleIssue } from "./rule-issue.ts";
import { type RuleSet, ruleSetSchema } from "./rule-set.ts";

/** A rule set that may be compiled, or everything that is wrong with it. */
export type ParsedRuleSet =
  | { readonly ok: true; readonly ruleSet: RuleSet }
  | { readonly ok: false; readonly issues: readonly (Issue | RuleIssue)[] };

/** What parsing a rule set may be told. */
export interface ParseRuleSetOptions {
  /** The facts that the app registers, so that rules may name them. */
  readonly facts?: readonly AppFact[];
}

/**
 * Returns a rule set from JSON text or from data, or every issue in it: shape, names, types,
 * references, bounds. Issues of text carry line and column. Never throws.
 *
 * @example
 * ```ts
 * const parsed = parseRuleSet(`{ "id": "Mine" }`);
 * if (!parsed.ok) for (const issue of parsed.issues) console.log(issue.pointer, issue.message.en);
 * ```
 */
export function parseRuleSet(input: unknown, options: ParseRuleSetOptions = {}): ParsedRuleSet {
  if (typeof input !== "string") {
    const issues = issuesOf(input, options);
    return Array.isArray(issues) ? { ok: false, issues } : { ok: true, ruleSet: issues as RuleSet };
  }
  const json = parseJsonText(input);
  if (json.issues.length > 0) return { ok: false, issues: json.issues };
  const issues = issuesOf(json.value, options);
  return Array.isArray(issues)
    ? { ok: false, issues: issues.map((issue) => located(issue, json.locate)) }
    : { ok: true, ruleSet: issues as RuleSet };
}

function issuesOf(
  input: unknown,
  options: ParseRuleSetOptions,
): readonly (Issue | RuleIssue)[] | RuleSet {
  const copy = plainCopy(input);
  if (copy.issues.length > 0) return copy.issues;
  const shape = schemaIssues(ruleSetSchema, copy.value);
  // Where the outline itself is broken there is nothing to walk.
  if (shape.some((issue) => issue.code === "wrong-type")) return shape;
  if (typeof copy.value !== "object" || copy.value === null || Array.isArray(copy.value)) {
    return shape;
  }
  const ruleSet = copy.value as unknown as RuleSet;
  const { issues } = resolveRuleSet(ruleSet, options.facts ?? []);
  return shape.length + issues.length > 0 ? [...shape, ...issues] : ruleSet;
}
