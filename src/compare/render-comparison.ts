import { tallyMoney } from "../model/money-tally.ts";
import { type Language, type Text, text } from "../model/text.ts";
import { openPage, type Page } from "../report/page.ts";
import type { ReportOptions } from "../report/report-options.ts";
import { type Span, type Style, span } from "../report/span.ts";
import { countWords } from "../words/count-words.ts";
import { fill } from "../words/fill.ts";
import { comparisonWords } from "./comparison-words.ts";
import type { ConditionLine } from "./condition-difference.ts";
import { conditionText, describeDifference } from "./describe-difference.ts";
import { type Difference, isSameRuleSet, type RuleSetComparison } from "./difference.ts";
import type { VerdictComparison } from "./verdict-difference.ts";
import {
  dealsCompared,
  describeAmounts,
  describeCause,
  describeShift,
  verdictWords,
} from "./verdict-words.ts";

const styles: Readonly<Record<ConditionLine["sign"], Style>> = {
  same: "faint",
  removed: "bad",
  added: "good",
};

/** The most deals that a report tells one by one. */
const mostDeals = 50;

/** Returns the comparison of two rule sets, and of verdicts, as text for a terminal. */
export function renderComparison(
  comparison: RuleSetComparison,
  verdicts: VerdictComparison | undefined,
  options: ReportOptions,
): string {
  const { lang } = options;
  const page = openPage(options);
  const { from, to, changes, words } = comparison;
  page.line([span(describeNames(comparison), "strong")]);
  if (isSameRuleSet(comparison)) page.line([comparisonWords.none[lang]]);
  else {
    if (from.id === to.id && from.version === to.version) {
      page.line([span(comparisonWords.sameVersion[lang], "open")]);
    }
    writeDifferences(page, comparisonWords.meaning, changes, lang);
    if (changes.length === 0) page.line([comparisonWords.noMeaning[lang]]);
    writeDifferences(page, comparisonWords.wordsOnly, words, lang);
  }
  if (verdicts !== undefined) writeVerdicts(page, verdicts, lang);
  return page.text();
}

/** Returns which rule set is compared with which: "mine 1.0.0 → 1.1.0". */
export function describeNames({ from, to }: RuleSetComparison): string {
  const newer = from.id === to.id ? to.version : `${to.id} ${to.version}`;
  return `${from.id} ${from.version} → ${newer}`;
}

function heading(page: Page, words: Text, count: number, lang: Language): void {
  page.gap();
  page.line([span(fill(text("{}（{}）", "{} ({})"), lang, words[lang], String(count)), "strong")]);
}

function writeDifferences(
  page: Page,
  title: Text,
  differences: readonly Difference[],
  lang: Language,
): void {
  if (differences.length === 0) return;
  heading(page, title, differences.length, lang);
  for (const difference of differences) {
    const { label, title, place, details } = describeDifference(difference, lang);
    page.line([span(label), "  ", span(title, "strong"), "  ", span(place, "faint")], 2, 4);
    for (const { words, lines } of details) {
      page.line([words], 4, 6);
      for (const line of lines) {
        page.line([span(conditionText(line, lang), styles[line.sign])], 6, 10 + line.depth * 2);
      }
    }
  }
}

function writeVerdicts(page: Page, verdicts: VerdictComparison, lang: Language): void {
  const { asOf, all, changed, worse, better, shifts, through, deals, stages } = verdicts;
  const compared = countWords(all.deals, dealsCompared, lang);
  page.gap();
  page.line([span(fill(verdictWords.heading, lang, asOf), "strong")]);
  if (changed.deals === 0) {
    page.line([fill(verdictWords.none, lang, compared)], 2);
    return;
  }
  const total = describeAmounts(changed, lang);
  const told = fill(verdictWords.changed, lang, String(changed.deals), compared);
  page.line([told, lang === "zh" ? "：" : ": ", total], 2, 4);
  for (const [words, share] of [
    [verdictWords.worse, worse],
    [verdictWords.better, better],
  ] as const) {
    if (share.deals > 0) page.line([shared(words[lang], share, lang)], 2, 4);
  }
  const list = (title: Text, lines: readonly string[]): void => {
    if (lines.length === 0) return;
    page.gap();
    page.line([span(title[lang], "strong")], 2);
    for (const line of lines) page.line([line], 4, 6);
  };
  list(
    verdictWords.moves,
    shifts.map((shift) => shared(describeShift(shift, stages, lang), shift, lang)),
  );
  list(
    verdictWords.through,
    through.map((cause) => shared(cause.title[lang], cause, lang)),
  );
  page.gap();
  page.line([span(verdictWords.deals[lang], "strong")], 2);
  for (const { deal, name, amount, direction, shifts: own, through: causes } of deals.slice(
    0,
    mostDeals,
  )) {
    const money = describeAmounts(tallyMoney([{ money: amount ?? undefined }]), lang);
    const head: Span[] = [span(name, "strong"), span(`  ${name === deal ? "" : `${deal}  `}`)];
    const style = direction === "worse" ? "bad" : direction === "better" ? "good" : "plain";
    page.line([...head, span(money), "  ", span(verdictWords[direction][lang], style)], 4, 6);
    for (const shift of own) page.line([describeShift(shift, stages, lang)], 6, 8);
    for (const cause of causes)
      page.line([span(describeCause(cause, stages, lang), "faint")], 6, 8);
    if (causes.length === 0) page.line([span(verdictWords.structure[lang], "faint")], 6, 8);
  }
  const rest = deals.length - mostDeals;
  if (rest > 0) page.line([fill(verdictWords.more, lang, String(rest))], 4);
}

const sharing = text("{}（{} 个，{}）", "{} ({}: {})");

/** Returns what some deals have in common, with how many they are and their amounts. */
function shared(words: string, share: VerdictComparison["changed"], lang: Language): string {
  return fill(sharing, lang, words, String(share.deals), describeAmounts(share, lang));
}
