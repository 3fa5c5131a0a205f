import type { Standing } from "../assess/verdict.ts";
import { quoted } from "../model/issue.ts";
import { titleOfValue } from "../model/scales.ts";
import { type Text, text } from "../model/text.ts";
import { fill } from "../words/fill.ts";
import { standingSentences, standingWords } from "../words/standing.ts";
import { clean } from "./clean.ts";
import { namesOf, ownerOf, titleOfDeal, worthOf } from "./deal-names.ts";
import type { Part } from "./page.ts";
import type { Report } from "./report.ts";
import { reachedIn, strayStageOf, titleOfStage } from "./rule-names.ts";
import { scoreBar, scoreBounds } from "./score-bar.ts";
import { type Style, span } from "./span.ts";

const words = {
  owner: text("负责人", "owner"),
  amount: text("金额", "amount"),
  asOf: text("截至", "as of"),
  claimed: text("宣称", "claimed"),
  evidenced: text("证据", "evidenced"),
  possible: text("可能", "possible"),
  none: text("尚未进入", "before the first stage"),
  score: text("得分", "score"),
  legend: text("（█ 已证实 ▒ 尚有可能）", "(█ shown ▒ still possible)"),
  stray: text("登记的阶段 {} 不在规则里", "the rules have no stage {}, where it is recorded"),
  closed: text("商机已关闭：{}", "the deal is closed: {}"),
} as const satisfies Record<string, Text>;

const styles: Readonly<Record<Standing, Style>> = {
  supported: "good",
  understated: "good",
  unproven: "open",
  overstated: "bad",
  unclaimed: "open",
};

/**
 * Writes whose deal it is, where it stands against what is claimed, the last milestone it has
 * reached where the rule set names such, and its score.
 */
export function writeHead(report: Report): void {
  const { plan, deal, verdict, lang, page } = report;
  const { asOf } = verdict;
  const names = namesOf(deal, asOf, plan);
  page.line([span(titleOfDeal(names, lang), "strong")]);
  const facts = [
    [words.owner, ownerOf(names, lang)],
    [words.amount, worthOf(names, lang)],
    [words.asOf, asOf],
  ] as const;
  page.line(
    facts.flatMap(([title, value], index): Part[] => [
      span(`${index === 0 ? "" : " · "}${title[lang]} `, "faint"),
      value,
    ]),
  );
  page.line([span(`${plan.ruleSet.title[lang]} ${verdict.ruleSet.version}`, "faint")]);
  page.gap();
  if (plan.ruleSet.kind === "stages") writeStanding(report);
  writeScore(report);
  if (verdict.closed !== null) {
    page.line([fill(words.closed, lang, titleOfValue("outcome", verdict.closed, lang))]);
  }
}

function writeStanding({ plan, deal, verdict, lang, page }: Report): void {
  const { standing } = verdict;
  const stray = strayStageOf(deal, verdict);
  const sentence =
    stray === undefined
      ? standingSentences[standing][lang]
      : fill(words.stray, lang, quoted(clean(stray)));
  const parts = (["claimed", "evidenced", "possible"] as const).flatMap((which, index): Part[] => {
    const stage = verdict[which];
    const title = stage === null ? words.none[lang] : titleOfStage(plan, stage, lang);
    const arrow = index === 0 ? [] : [span(" → ", "faint")];
    return [...arrow, span(`${words[which][lang]} `, "faint"), span(title, "strong")];
  });
  page.line(parts, 0, 2);
  const reached = verdict.stages.flatMap((stage) => reachedIn(plan, stage) ?? []).at(-1);
  page.line([
    ...(reached === undefined ? [] : [span(reached[lang], "strong"), span(" · ", "faint")]),
    span(standingWords[standing][lang], styles[standing]),
    span(`${lang === "zh" ? "：" : ": "}${sentence}`, "faint"),
  ]);
}

function writeScore({ verdict, lang, page }: Report): void {
  const { score } = verdict;
  const cells = Math.max(10, Math.min(40, page.width - 42));
  const bar = score.floor === null ? [] : [...scoreBar(score, cells), span(" ")];
  page.line([
    span(`${words.score[lang]} `, "faint"),
    ...bar,
    span(scoreBounds(score), "strong"),
    span(` ${words.legend[lang]}`, "faint"),
  ]);
}
