import { parseDay } from "../model/civil-date.ts";
import { type Issue, placeOf } from "../model/issue.ts";
import { impossibleDate, missingKey, tooLarge, unknownKey } from "../model/issue-of.ts";
import { parseJsonText } from "../model/json-text.ts";
import { type Plain, plainCopy } from "../model/plain-copy.ts";
import { isWithin } from "../model/pointer.ts";
import { schemaIssues } from "../model/schema-issues.ts";
import { locatedIssues } from "../rules/located-issues.ts";
import { unrelated, withoutBroken } from "../rules/without-broken.ts";
import { asksForNothing, type EmptyExpectation, emptyExpectation } from "./empty-expectation.ts";
import type { Expected, RuleTest, RuleTestFile } from "./rule-test.ts";
import { ruleTestFileSchema } from "./rule-test.ts";

/** The longest file of rule tests that is read, in characters. */
const longest = 5_000_000;

/** Something wrong with a file of rule tests. */
export type RuleTestIssue = Issue | EmptyExpectation;

/** The tests of a file, or everything that is wrong with it and the tests that are whole. */
export type ParsedRuleTests =
  | { readonly ok: true; readonly tests: readonly RuleTest[] }
  | {
      readonly ok: false;
      readonly issues: readonly RuleTestIssue[];
      readonly tests: readonly RuleTest[];
    };

const refused = (issues: readonly RuleTestIssue[], tests: readonly RuleTest[] = []) =>
  ({ ok: false, issues, tests }) as const;

/** Returns the rule tests of the text of a file, or every issue in it, with line and column. */
export const parseRuleTests = (input: string): ParsedRuleTests => {
  if (input.length > longest) return refused([tooLarge("", longest)]);
  const json = parseJsonText(input);
  if (json.issues.length > 0) return refused(json.issues);
  const { value, issues: unreadable } = plainCopy(json.value);
  const misfits = schemaIssues(ruleTestFileSchema, value);
  const shape = [...unreadable, ...unrelated(unreadable, misfits)];
  const places = new Set(shape.map(placeOf));
  // Without its cases nothing can be told of the tests.
  if (places.has("") || places.has("/cases")) return refused(locatedIssues(shape, json));
  // Invariant: what is left meets the schema but for what the issues tell.
  const file: RuleTestFile = withoutBroken(value as { [key: string]: Plain }, misfits);
  const issues: RuleTestIssue[] = [];
  const found =
    file.cases === undefined
      ? [testOf(file, "", {}, issues)]
      : file.cases.map((each, index) => testOf(each, `/cases/${index}`, file, issues));
  if (file.cases !== undefined) {
    checkDay(file, "", issues);
    // Beside cases it would be expected of none of them.
    if (file.expect !== undefined) issues.push(unknownKey("/expect", "expect", []));
  }
  const told = [
    ...shape,
    ...unrelated(shape, issues).filter(
      // What is wrong above the cases is not missing in each of them.
      (issue) => issue.code !== "missing-key" || !places.has(`/${issue.key}`),
    ),
  ];
  const tests = found.filter((test) => test !== undefined);
  if (told.length === 0) return { ok: true, tests };
  const isWhole = ({ pointer }: RuleTest): boolean => {
    const parts = new Set([pointer, "/rules", "/overlays", "/deal", "/asOf"]);
    return !told.some((issue) => isWithin(parts, issue.pointer));
  };
  return refused(locatedIssues(told, json), tests.filter(isWhole));
};

type Case = NonNullable<RuleTestFile["cases"]>[number];

/** Adds an issue where the day of a test, or of all of a file, is none. */
const checkDay = ({ asOf }: Pick<Case, "asOf">, pointer: string, issues: RuleTestIssue[]): void => {
  if (asOf !== undefined && parseDay(asOf) === undefined) {
    issues.push(impossibleDate(`${pointer}/asOf`, asOf));
  }
};

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
  checkDay(own, pointer, issues);
  if (expect !== undefined && asksForNothing(expect)) {
    issues.push(emptyExpectation(`${pointer}/expect`));
  }
  if (rules === undefined || deal === undefined || asOf === undefined || expect === undefined) {
    return undefined;
  }
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
