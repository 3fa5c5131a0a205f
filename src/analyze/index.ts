/**
 * Static checks of rule sets: what is likely wrong in a rule set that parses, with its place, in
 * Chinese and English.
 *
 * @packageDocumentation
 */

export { type AnalyzeOptions, analyzeRuleSet, type Finding } from "./analyze-rule-set.ts";
export type { CheckCode } from "./checks.ts";
export type { Edit, FindingSeverity, Fix } from "./finding.ts";
