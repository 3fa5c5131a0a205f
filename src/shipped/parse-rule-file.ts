import type { ParseRuleSetOptions } from "../rules/parse-rule-set.ts";
import { type ParsedRuleFile, parseRuleSetOn } from "../rules/parse-rule-set-on.ts";
import type { RuleSet } from "../rules/rule-set.ts";
import { shippedRuleSets } from "./rule-sets.ts";

/** What parsing a rule file may be told. */
export interface ParseRuleFileOptions extends ParseRuleSetOptions {
  /** More rule sets that it may build on, parsed, beside those of the package. */
  readonly bases?: readonly RuleSet[];
}

/**
 * Returns a rule set from JSON text or from data, whole or built on a rule set of the package or on
 * one that is handed in, or every issue in it. Issues of text carry line and column. Never throws.
 *
 * @example
 * ```ts
 * import { parseRuleFile } from "dealgate/rules";
 *
 * const parsed = parseRuleFile(`{
 *   "id": "mine", "version": "1.0.0",
 *   "extends": { "id": "b2b-qualfication", "version": "1.0.0" }
 * }`);
 * if (!parsed.ok) console.log(parsed.issues[0]?.help?.en); // did you mean `b2b-qualification`?
 * ```
 */
export const parseRuleFile = (
  input: unknown,
  { bases = [], ...options }: ParseRuleFileOptions = {},
): ParsedRuleFile => parseRuleSetOn([...bases, ...Object.values(shippedRuleSets)], input, options);
