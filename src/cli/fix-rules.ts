import { applyEdits, findNodeAtLocation, modify, parseTree } from "jsonc-parser";
import { analyzeRuleSet } from "../analyze/analyze-rule-set.ts";
import type { Edit } from "../analyze/finding.ts";
import { parseJsonText } from "../model/json-text.ts";
import { parseRuleSet } from "../rules/parse-rule-set.ts";

/** The most changes that are made to one file. */
const mostFixes = 500;

/**
 * Returns the text of a rule file with everything mended that can be without changing an answer, the
 * rest as it was written, and how many places that are.
 */
export const fixRules = (input: string): { readonly text: string; readonly fixed: number } => {
  const mark = input.startsWith("\uFEFF") ? "\uFEFF" : "";
  let { text, fixed } = withoutTrailingCommas(input.slice(mark.length));
  while (fixed < mostFixes) {
    const next = mendedOnce(text);
    if (next === undefined) break;
    text = next;
    fixed += 1;
  }
  return { text: mark + text, fixed };
};

/** Returns a text with one place mended; undefined where there is none, or nothing sound would be left. */
const mendedOnce = (text: string): string | undefined => {
  const parsed = parseRuleSet(text);
  if (!parsed.ok) return undefined;
  for (const { fix } of analyzeRuleSet(parsed.ruleSet)) {
    const next = fix?.edits.reduce(edited, text);
    if (next !== undefined && next !== text && parseRuleSet(next).ok) return next;
  }
  return undefined;
};

const edited = (text: string, { path, key }: Edit): string => {
  if (key === undefined) {
    // Without formatting options nothing beside the part is touched.
    return applyEdits(text, modify(text, [...path], undefined, {}));
  }
  const tree = parseTree(text);
  const [own] = (tree && findNodeAtLocation(tree, [...path])?.parent?.children) ?? [];
  return own === undefined
    ? text
    : text.slice(0, own.offset) + JSON.stringify(key) + text.slice(own.offset + own.length);
};

const withoutTrailingCommas = (text: string): { text: string; fixed: number } => {
  const starts = [0];
  for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", end + 1))
    starts.push(end + 1);
  const commas = parseJsonText(text).issues.flatMap((issue) =>
    issue.code === "not-json" && issue.fault === "trailing-comma"
      ? [(starts[issue.line - 1] ?? 0) + issue.column - 1]
      : [],
  );
  const kept = [...commas]
    .sort((a, b) => b - a)
    .reduce((rest, at) => rest.slice(0, at) + rest.slice(at + 1), text);
  return { text: kept, fixed: commas.length };
};
