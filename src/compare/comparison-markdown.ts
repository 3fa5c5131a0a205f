import { type MoneyTally, tallyMoney } from "../model/money-tally.ts";
import { type Language, type Text, text } from "../model/text.ts";
import { markdownFence, markdownTable, markdownText } from "../report/markdown.ts";
import { countWords } from "../words/count-words.ts";
import { fill } from "../words/fill.ts";
import { comparisonWords } from "./comparison-words.ts";
import { conditionText, describeDifference } from "./describe-difference.ts";
import { type Difference, isSameRuleSet, type RuleSetComparison } from "./difference.ts";
import { describeNames } from "./render-comparison.ts";
import type { VerdictComparison } from "./verdict-difference.ts";
import {
  dealsCompared,
  describeAmounts,
  describeCause,
  describeShift,
  verdictWords,
} from "./verdict-words.ts";

/** The most deals that a comment on a pull request takes one by one. */
const mostDeals = 100;

/** Returns the comparison of two rule sets, and of verdicts, as Markdown for a pull request. */
export function comparisonMarkdown(
  comparison: RuleSetComparison,
  verdicts: VerdictComparison | undefined,
  { lang }: { readonly lang: Language },
): string {
  const { from, to, changes, words } = comparison;
  const isUnversioned = from.id === to.id && from.version === to.version;
  const body = isSameRuleSet(comparison)
    ? [comparisonWords.none[lang]]
    : [
        ...(isUnversioned ? [`> ${comparisonWords.sameVersion[lang]}`] : []),
        ...(changes.length === 0
          ? [comparisonWords.noMeaning[lang]]
          : section(comparisonWords.meaning, changes, lang)),
        ...(words.length === 0 ? [] : folded(section(comparisonWords.wordsOnly, words, lang))),
      ];
  const parts = [
    `## ${markdownText(describeNames(comparison))}`,
    ...body,
    ...(verdicts === undefined ? [] : verdictParts(verdicts, lang)),
  ];
  return `${parts.join("\n\n")}\n`;
}

const counted = text("{}（{}）", "{} ({})");

function section(
  title: Text,
  differences: readonly Difference[],
  lang: Language,
): readonly [string, ...string[]] {
  const head = fill(counted, lang, title[lang], String(differences.length));
  return [`### ${head}`, ...differences.map((one) => item(one, lang))];
}

function item(difference: Difference, lang: Language): string {
  const { label, title, place, details } = describeDifference(difference, lang);
  const lines = details.flatMap(({ words, lines: condition }) => [
    `  - ${markdownText(words)}`,
    ...(condition.length === 0
      ? []
      : markdownFence(
          "diff",
          condition.map((line) => conditionText(line, lang)),
        )
          .split("\n")
          .map((line) => `    ${line}`)),
  ]);
  return [`- ${label} · **${markdownText(title)}** (${markdownText(place)})`, ...lines].join("\n");
}

/** What a reviewer may skip is folded. */
function folded([head, ...rest]: readonly [string, ...string[]]): readonly string[] {
  const summary = head.replace(/^### /, "");
  return [`<details><summary>${summary}</summary>`, ...rest, "</details>"];
}

function verdictParts(verdicts: VerdictComparison, lang: Language): readonly string[] {
  const { asOf, all, changed, worse, better, shifts, through, deals, stages } = verdicts;
  const title = `### ${fill(verdictWords.heading, lang, asOf)}`;
  if (changed.deals === 0)
    return [title, fill(verdictWords.none, lang, countWords(all.deals, dealsCompared, lang))];
  const row = (words: string, share: MoneyTally): readonly string[] => [
    words,
    String(share.deals),
    describeAmounts(share, lang),
  ];
  const heads = (first: Text): readonly string[] =>
    [first, verdictWords.count, verdictWords.amount].map((one) => one[lang]);
  const rest = deals.length - mostDeals;
  return [
    title,
    fill(
      verdictWords.changed,
      lang,
      String(changed.deals),
      countWords(all.deals, dealsCompared, lang),
    ),
    markdownTable([
      heads(verdictWords.shift),
      row(verdictWords.worse[lang], worse),
      row(verdictWords.better[lang], better),
      ...shifts.map((shift) => row(describeShift(shift, stages, lang), shift)),
    ]),
    ...(through.length === 0
      ? []
      : [
          markdownTable([
            heads(verdictWords.through),
            ...through.map((cause) => row(cause.title[lang], cause)),
          ]),
        ]),
    `<details><summary>${verdictWords.deals[lang]}</summary>`,
    markdownTable([
      [verdictWords.deal, verdictWords.amount, verdictWords.shift, verdictWords.because].map(
        (one) => one[lang],
      ),
      ...deals
        .slice(0, mostDeals)
        .map(({ deal, name, amount, shifts: own, through: causes }) => [
          name === deal ? name : `${name}\n${deal}`,
          describeAmounts(tallyMoney([{ money: amount ?? undefined }]), lang),
          own.map((shift) => describeShift(shift, stages, lang)).join("\n"),
          causes.length === 0
            ? verdictWords.structure[lang]
            : causes.map((cause) => describeCause(cause, stages, lang)).join("\n"),
        ]),
    ]),
    ...(rest > 0 ? [fill(verdictWords.more, lang, String(rest))] : []),
    "</details>",
  ];
}
