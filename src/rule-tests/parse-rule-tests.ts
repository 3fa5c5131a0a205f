import { parseDay } from "../model/civil-date.ts";
import type { Issue } from "../model/issue.ts";
import { impossibleDate, missingKey, tooLarge, unknownKey } from "../model/issue-of.ts";
import { parseJsonText } from "../model/json-text.ts";
import { plainCopy } from "../model/plain-copy.ts";
import { schemaIssues } from "../model/schema-issues.ts";
import { locatedIssues } from "../rules/located-issues.ts";
import { asksForNothing, type EmptyExpectation, emptyExpectation } from "./empty-expectation.ts";
import type { Expected, RuleTest, RuleTestFile } from "./rule-test.ts";
import { ruleTestFileSchema } from "./rule-test.ts";

/** The longest file of rule tests that is read, in characters. */
const longest = 5_000_000;

/** Something wrong with a file of rule tests. */
export type RuleTestIssue = Issue | EmptyExpectation;

/** The tests of a file, or everything that is wrong with it. */
export type ParsedRuleTests =
  | { readonly ok: true; readonly tests: readonly RuleTest[] }
  | { readonly ok: false; readonly issues: readonly RuleTestIssue[] };

/** Returns the rule tests of the text of a file, or every issue in it, with line and column. */
export const parseRuleTests = (input: string): ParsedRuleTests => {
  if (input.length > longest) return { ok: false, issues: [tooLarge("", longest)] };
  const json = parseJsonText(input);
  if (json.issues.length > 0) return { ok: false, issues: json.issues };
  const { value, issues: unreadable } = plainCopy(json.value);
  const shape = [...unreadable, ...schemaIssues(ruleTestFileSchema, value)];
  if (shape.length > 0) return { ok: false, issues: locatedIssues(shape, json) };
  // Invariant: without issues it meets the schema.
  const file = value as RuleTestFile;
  const issues: RuleTestIssue[] = [];
  const tests =
    file.cases === undefined
      ? [testOf(file, "", {}, issues)]
      : file.cases.map((each, index) => testOf(each, `/cases/${index}`, file, issues));
  if (file.cases !== undefined && file.expect !== undefined) {
    // Beside cases it would be expected of none of them.
    issues.push(unknownKey("/expect", "expect", []));
  }
  if (issues.length > 0) return { ok: false, issues: locatedIssues(issues, json) };
  return { ok: true, tests: tests.filter((test) => test !== undefined) };
};

type Case = NonNullable<RuleTestFile["cases"]>[number];

/** Returns a test with what the file says for all of them; undefined when something is missing. */
const testOf = (
  own: Case,
  pointer: string,
  shared: Partial<RuleTestFile>,
  issues: RuleTestIssue[],
): RuleTest | undefined => {
  const rules = own.rules ?? shared.rules;
  const deal = own.deal ?? shared.deal;
  const asOf = own.asOf ?? shared.asOf;
  const { expect } = own;
  for (const [key, value] of Object.entries({ rules, deal, asOf, expect })) {
    if (value === undefined) issues.push(missingKey(pointer, key));
  }
  if (asOf !== undefined && parseDay(asOf) === undefined) {
    const at = own.asOf === undefined ? "" : pointer;
    issues.push(impossibleDate(`${at}/asOf`, asOf));
  }
  if (rules === undefined || deal === undefined || asOf === undefined || expect === undefined) {
    return undefined;
  }
  if (asksForNothing(expect)) issues.push(emptyExpectation(`${pointer}/expect`));
  const why = own.why ?? shared.why;
  return {
    ...(own.name === undefined ? {} : { name: own.name }),
    ...(why === undefined ? {} : { why: typeof why === "string" ? why : why.join("\n") }),
    rules,
    overlays: own.overlays ?? shared.overlays ?? [],
    deal,
    dealAt: own.deal === undefined ? "/deal" : `${pointer}/deal`,
    asOf,
    expect: expect as Readonly<Record<string, Expected>>,
    pointer,
  };
};
