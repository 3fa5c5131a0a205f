import { text } from "../model/text.ts";
import { fill } from "../words/fill.ts";
import { formatPercent } from "../words/number.ts";
import type { OutcomeSummary, ScoreBand } from "./outcomes.ts";
import { openPage } from "./page.ts";
import type { ReportOptions } from "./report-options.ts";
import { span } from "./span.ts";

const phrases = {
  title: text("得分与结果", "scores and outcomes"),
  bands: text(
    "按得分从低到高五等分，同分的不拆开",
    "deals in fifths by score, those of one score kept together",
  ),
  band: text("得分", "score"),
  deals: text("商机数", "deals"),
  won: text("赢单", "won"),
  lost: text("丢单", "lost"),
  rate: text("赢单率", "win rate"),
  all: text("合计", "all"),
  auc: text(
    "AUC {}：随便取一个赢单和一个丢单，赢单得分更高的概率；0.5 等于抛硬币",
    "AUC {}: the chance that a won deal scores above a lost one; 0.5 is a coin",
  ),
  noAuc: text("没有 AUC：要有赢单也有丢单", "no AUC: it takes deals won and deals lost"),
  others: text(
    "{} 个商机没有计入：未结束、搁置或没有得分",
    "{} not counted: open, shelved or without a score",
  ),
};

const rangeOf = ({ from, to }: ScoreBand): string => (from === to ? `${from}` : `${from}–${to}`);

const rateOf = (won: number, lost: number): string =>
  won + lost === 0 ? "–" : formatPercent(won / (won + lost));

/** Returns the win rate by fifths of the score and the area under the curve, for people. */
export const renderOutcomes = (summary: OutcomeSummary, options: ReportOptions): string => {
  const { lang } = options;
  const page = openPage(options);
  const { bands, won, lost, others, auc } = summary;
  page.line([span(phrases.title[lang], "strong")]);
  page.line([span(phrases.bands[lang], "faint")]);
  const row = (band: string, won: number, lost: number) =>
    [band, String(won + lost), String(won), String(lost), rateOf(won, lost)].map((cell) =>
      span(cell),
    );
  page.table(
    [
      { head: span(phrases.band[lang]) },
      { head: span(phrases.deals[lang]), align: "right" },
      { head: span(phrases.won[lang]), align: "right" },
      { head: span(phrases.lost[lang]), align: "right" },
      { head: span(phrases.rate[lang]), align: "right" },
    ],
    [
      ...bands.map((band) => row(rangeOf(band), band.won, band.lost)),
      row(phrases.all[lang], won, lost),
    ],
  );
  page.line([auc === null ? phrases.noAuc[lang] : fill(phrases.auc, lang, auc.toFixed(3))]);
  if (others > 0) page.line([fill(phrases.others, lang, String(others))]);
  return page.text();
};
