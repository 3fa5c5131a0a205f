import type { Truth } from "../logic/truth.ts";
import { type Language, type Text, text } from "../model/text.ts";
import { openPage, type Page } from "../report/page.ts";
import type { ReportOptions } from "../report/report-options.ts";
import { span } from "../report/span.ts";
import { counted, countWords } from "../words/count-words.ts";
import { fill } from "../words/fill.ts";
import type { BranchOutcome } from "./branch.ts";
import type { Coverage, CoverageShare } from "./coverage.ts";
import { describeMismatch } from "./describe-mismatch.ts";
import { expectedDiff } from "./expected-diff.ts";
import {
  hasPassed,
  meetsThreshold,
  type RuleTestResult,
  type RuleTestRun,
  type Threshold,
} from "./rule-test-run.ts";

const passed = text("通过 {} 个", "{} passed");
const failed = text("未通过 {} 个", "{} failed");
const all = counted("{} 个测试", "{} test", "{} tests");
const sides = text("- 应为　+ 实为", "- expected  + actual");
const unread = counted("{} 个文件读不了", "{} file cannot be read", "{} files cannot be read");
const shares = [
  ["checkpoints", text("检查点 {}", "checkpoints {}")],
  ["flags", text("提示 {}", "flags {}")],
  ["branches", text("分支 {}", "branches {}")],
] as const;
const short = text(
  "没有达到要求：检查点和提示 {}%，分支 {}%",
  "less than asked for: checkpoints and flags {} %, branches {} %",
);
const answers: Readonly<Record<Truth, Text>> = {
  satisfied: text("已满足", "satisfied"),
  failed: text("未满足", "failed"),
  unknown: text("待确认", "unknown"),
};
const neverSeen = text("没有见过：{}", "never seen {}");
const neverDecides: Readonly<Record<BranchOutcome, Text>> = {
  satisfied: text("没有测到：因它成立而定", "never decides by holding"),
  failed: text("没有测到：因它不成立而定", "never decides by failing"),
};

/** Returns a run of rule tests for people: what failed and how, a summary, what was not seen. */
export function renderRuleTests(run: RuleTestRun, options: ReportOptions): string {
  const { lang } = options;
  const page = openPage(options);
  const failures = run.results.filter((result) => !hasPassed(result));
  for (const result of failures) {
    writeFailure(page, result, lang);
    page.gap();
  }
  const { length } = run.results;
  const broken = run.unread?.length ?? 0;
  const parts = [
    fill(passed, lang, String(length - failures.length)),
    ...(failures.length === 0 ? [] : [fill(failed, lang, String(failures.length))]),
    ...(broken === 0 ? [] : [countWords(broken, unread, lang)]),
  ];
  const total = countWords(length, all, lang);
  const sum = `${total}${lang === "zh" ? "：" : ": "}${parts.join(lang === "zh" ? "，" : ", ")}`;
  const isGood = failures.length + broken === 0;
  page.line([isGood ? span("✓ ", "good") : span("✗ ", "bad"), span(sum, "strong")]);
  for (const coverage of run.coverage ?? []) {
    // A rule set that only carries an overlay may have nothing to see.
    if (shares.every(([of]) => coverage[of].of === 0)) continue;
    page.gap();
    writeCoverage(page, coverage, run.threshold, lang);
  }
  return page.text();
}

const writeFailure = (page: Page, result: RuleTestResult, lang: Language): void => {
  const { file, name, why, match, problem } = result;
  page.line([span("✗ ", "bad"), span(file, "faint"), span(` ${name}`, "strong")]);
  if (why !== undefined) page.line([span(why, "faint")], 2);
  if (problem !== undefined) page.line([span(problem[lang], "bad")], 2);
  if (match === undefined) return;
  page.line([span(sides[lang], "faint")], 2);
  for (const { side, text: line } of expectedDiff(match)) {
    const sign = { expected: "-", actual: "+", both: " ", gap: " " }[side];
    const style = { expected: "good", actual: "bad", both: "plain", gap: "faint" } as const;
    page.clipped(span(`  ${sign} ${line}`, style[side]));
  }
  for (const mismatch of match.mismatches) {
    const told = describeMismatch(mismatch, lang);
    if (told !== undefined) page.line([span(told, "open")], 2);
  }
};

const share = text("{}/{}（{}%）", "{}/{} ({}%)");

const shown = ({ seen, of, percent }: CoverageShare, lang: Language): string =>
  fill(share, lang, ...[seen, of, percent].map(String));

const writeCoverage = (
  page: Page,
  coverage: Coverage,
  threshold: Threshold | undefined,
  lang: Language,
): void => {
  const { ruleSet, version, uncovered } = coverage;
  // An overlay has no checkpoints; a rule set need not have flags.
  const told = shares.flatMap(([of, words]) =>
    coverage[of].of === 0 ? [] : [fill(words, lang, shown(coverage[of], lang))],
  );
  const sum = told.join(lang === "zh" ? "，" : ", ");
  page.line([span(`${ruleSet} ${version}${lang === "zh" ? "：" : ": "}${sum}`, "strong")]);
  const unseen = [
    ...uncovered.checkpoints.map((each) => ({ ...each, name: `${each.stage}/${each.id}` })),
    ...uncovered.flags.map((each) => ({ ...each, name: each.id })),
  ];
  for (const { name, pointer, unseen: truths } of unseen) {
    const never = truths.map((truth) => answers[truth][lang]).join(lang === "zh" ? "、" : ", ");
    page.line([span(pointer), span(`  ${name}  `, "faint"), fill(neverSeen, lang, never)], 2);
  }
  for (const { pointer, outcome } of uncovered.branches) {
    page.line([span(pointer), span("  "), neverDecides[outcome][lang]], 2);
  }
  if (threshold !== undefined && !meetsThreshold(coverage, threshold)) {
    const asked = [String(threshold.checkpoints), String(threshold.branches)];
    page.line([span("✗ ", "bad"), fill(short, lang, ...asked)]);
  }
};
