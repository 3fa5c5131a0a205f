import type { IssueBase } from "../model/issue.ts";
import type { Language } from "../model/text.ts";
import { describeMismatch } from "./describe-mismatch.ts";
import { expectedDiff } from "./expected-diff.ts";
import type { VerdictMatch } from "./match-verdict.ts";
import {
  hasPassed,
  type RuleTestResult,
  type RuleTestRun,
  type UnreadRuleTests,
} from "./rule-test-run.ts";

/**
 * Returns a run of rule tests as JUnit XML, a suite for each file; a file that cannot be read is one
 * test with an error. It tells no times.
 */
export function junitReport({ results, unread = [] }: RuleTestRun, lang: Language): string {
  const files = new Map<string, RuleTestResult[]>();
  for (const result of results) {
    files.set(result.file, [...(files.get(result.file) ?? []), result]);
  }
  const suites = [
    ...[...files].map(([file, own]) => {
      const cases = own.map((result) => caseOf(result, lang)).join("");
      return suiteOf(file, counts(own, 0), cases);
    }),
    ...unread.map((each) => suiteOf(each.file, counts([], 1), unreadCase(each, lang))),
  ];
  const head = `<?xml version="1.0" encoding="UTF-8"?>\n`;
  const total = counts(results, unread.length);
  return `${head}<testsuites name="dealgate" ${total}>\n${suites.join("")}</testsuites>\n`;
}

const suiteOf = (file: string, count: string, cases: string): string =>
  `  <testsuite name="${escaped(file)}" ${count}>\n${cases}  </testsuite>\n`;

const counts = (results: readonly RuleTestResult[], unread: number): string => {
  const without = results.filter(({ match }) => match === undefined).length;
  const failures = results.filter((result) => !hasPassed(result)).length - without;
  const tests = results.length + unread;
  return `tests="${tests}" failures="${failures}" errors="${without + unread}"`;
};

const caseOf = (result: RuleTestResult, lang: Language): string => {
  const { file, name, match, problem } = result;
  const head = headOf(file, name || file);
  if (hasPassed(result)) return `${head}/>\n`;
  const told =
    match === undefined
      ? `<error message="${escaped(problem?.[lang] ?? "")}"/>`
      : `<failure message="${escaped(match.mismatches.map(({ pointer }) => pointer).join(" "))}">${escaped(diffOf(match) + reasonsOf(match, lang))}</failure>`;
  return `${head}>\n      ${told}\n    </testcase>\n`;
};

const unreadCase = ({ file, issues }: UnreadRuleTests, lang: Language): string => {
  const message = issues[0]?.message[lang] ?? "";
  const all = issues.map((issue) => `${describeIssue(issue, file, lang)}\n`).join("");
  const told = `<error message="${escaped(message)}">${escaped(all)}</error>`;
  return `${headOf(file, file)}>\n      ${told}\n    </testcase>\n`;
};

const headOf = (file: string, name: string): string =>
  `    <testcase classname="${escaped(file)}" name="${escaped(name)}"`;

/** Returns an issue on one line: where it stands, what it says, what would be right. */
const describeIssue = (issue: IssueBase, file: string, lang: Language): string => {
  const { pointer, message, help, line, column = 1 } = issue;
  const place = line === undefined ? file : `${file}:${line}:${column}`;
  return [place, pointer, message[lang], help?.[lang] ?? ""].filter(Boolean).join("  ");
};

const reasonsOf = ({ mismatches }: VerdictMatch, lang: Language): string =>
  mismatches
    .map((mismatch) => describeMismatch(mismatch, lang))
    .filter((told) => told !== undefined)
    .map((told) => `${told}\n`)
    .join("");

const diffOf = (match: VerdictMatch): string =>
  expectedDiff(match)
    .map(({ side, text }) => {
      const sign = { expected: "-", actual: "+", both: " ", gap: " " }[side];
      return `${sign} ${text}\n`;
    })
    .join("");

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\n": "&#10;",
};

/** Returns a text for XML; what XML cannot hold becomes a question mark. */
const escaped = (raw: string): string =>
  raw
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "?")
    .replace(/[&<>"\n]/g, (sign) => entities[sign] ?? sign);
