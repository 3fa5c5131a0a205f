import type { Language } from "../model/text.ts";
import { expectedDiff } from "./expected-diff.ts";
import { hasPassed, type RuleTestResult, type RuleTestRun } from "./rule-test-run.ts";

/** Returns a run of rule tests as JUnit XML, a suite for each file; it tells no times. */
export function junitReport({ results }: RuleTestRun, lang: Language): string {
  const files = new Map<string, RuleTestResult[]>();
  for (const result of results) {
    files.set(result.file, [...(files.get(result.file) ?? []), result]);
  }
  const suites = [...files].map(([file, own]) => {
    const cases = own.map((result) => caseOf(result, lang)).join("");
    return `  <testsuite name="${escaped(file)}" ${counts(own)}>\n${cases}  </testsuite>\n`;
  });
  const head = `<?xml version="1.0" encoding="UTF-8"?>\n`;
  return `${head}<testsuites name="dealgate" ${counts(results)}>\n${suites.join("")}</testsuites>\n`;
}

const counts = (results: readonly RuleTestResult[]): string => {
  const errors = results.filter(({ comparison }) => comparison === undefined).length;
  const failures = results.filter((result) => !hasPassed(result)).length - errors;
  return `tests="${results.length}" failures="${failures}" errors="${errors}"`;
};

const caseOf = (result: RuleTestResult, lang: Language): string => {
  const { file, name, comparison, problem } = result;
  const head = `    <testcase classname="${escaped(file)}" name="${escaped(name)}"`;
  if (hasPassed(result)) return `${head}/>\n`;
  const told =
    comparison === undefined
      ? `<error message="${escaped(problem?.[lang] ?? "")}"/>`
      : `<failure message="${escaped(comparison.mismatches.map(({ pointer }) => pointer).join(" "))}">${escaped(diffOf(comparison))}</failure>`;
  return `${head}>\n      ${told}\n    </testcase>\n`;
};

const diffOf = (comparison: Parameters<typeof expectedDiff>[0]): string =>
  expectedDiff(comparison)
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
