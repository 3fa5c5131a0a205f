import type { Days, Funnel } from "../funnel/funnel.ts";
import { type Language, type Text, text } from "../model/text.ts";
import type { RuleSet } from "../rules/rule-set.ts";
import { counted, countWords } from "../words/count-words.ts";
import { listOut } from "../words/enumeration.ts";
import { fill } from "../words/fill.ts";
import { formatNumber, formatPercent } from "../words/number.ts";
import { bar } from "./bar.ts";
import { formatTally } from "./format-money.ts";
import { type FunnelReport, stageTitle } from "./funnel-report.ts";
import { openPage } from "./page.ts";
import { writeHeading } from "./report.ts";
import type { ReportOptions } from "./report-options.ts";
import { type Span, type Style, span } from "./span.ts";
import type { Column } from "./table.ts";
import { writeCapacity } from "./write-capacity.ts";
import { writeForecast } from "./write-forecast.ts";
import { writeRepeated } from "./write-repeated.ts";

const words = {
  title: text("{}：漏斗分析（{} 至 {}）", "{}: funnel analysis, {} to {}"),
  noAmount: text("（{} 单金额未知）", " ({} of unknown amount)"),
  closed: text("；已关闭 {} 单", "; closed: {}"),
  afterSale: text("；已到售后 {} 单", "; after-sale: {}"),
  later: text("；期末之后才建档、不计入 {} 单", "; opened later, not counted: {}"),
  stage: text("阶段", "stage"),
  slope: text(
    "斜率：期内离开各阶段的商机有多少往前走",
    "Slope: of what left a stage, how much moved on",
  ),
  onward: text("前进", "onward"),
  back: text("退回", "back"),
  lost: text("丢单", "lost"),
  shelved: text("搁置", "shelved"),
  share: text("前进率", "share"),
  won: text(
    "期内结束 {} 单，赢单 {} 单，赢单率 {}",
    "ended within the period: {}, won: {}, win rate {}",
  ),
  noneEnded: text("期内没有商机结束", "no deal ended within the period"),
  evenness: text("均匀：期末在手的商机在各阶段的分布", "Evenness: how open deals are spread"),
  byDeals: text("按单数", "by deals"),
  byAmount: text("按金额", "by amount"),
  empty: text("空档阶段：{}", "empty stages: {}"),
  scale: text(
    "100 为各阶段一样多，0 为全挤在一个阶段",
    "100: every stage holds as much; 0: one stage holds all",
  ),
  nothing: text("没有可算的内容", "nothing to measure"),
  velocity: text("流速：走完要多少天", "Velocity: how many days it takes"),
  cycle: text(
    "销售周期：中位 {} 天，平均 {} 天（期内赢单 {} 单，最短 {} 天，最长 {} 天）",
    "sales cycle: median {} days, mean {} days ({} won within the period, {} to {} days)",
  ),
  stays: text("期内走完，中位天数", "left, median days"),
  under: text("仍在其中，中位天数", "still there, median days"),
  ofDeals: text("{}（{} 次）", "{} ({})"),
  noHistory: text(
    "没有阶段历史，算不出流速和斜率：要有每次进出阶段的日期。",
    "No stage history: velocity and slope need the day of every move.",
  ),
  noWon: text(
    "期内没有起点可查的赢单，算不出销售周期。",
    "No deal was won within the period whose beginning is on record: there is no sales cycle.",
  ),
  absent: text(
    "{} 单没有阶段历史，未计入斜率和流速",
    "{} without history, in neither slope nor velocity",
  ),
  disordered: text(
    "{} 单的历史日期前后颠倒，未计入斜率和流速",
    "{} with moves out of order, in neither slope nor velocity",
  ),
} as const satisfies Record<string, Text>;

const openDeals = counted(
  "期末在手 {} 单，金额{}",
  "open at the end: {} deal, amount {}",
  "open at the end: {} deals, amount {}",
);

const barCells = 10;

/**
 * Returns a funnel for people, with bars: capacity, slope, evenness, velocity, and the weighted
 * forecast by claimed and by evidenced stage. Amounts of different currencies stand side by side.
 */
export function renderFunnel(ruleSet: RuleSet, funnel: Funnel, options: ReportOptions): string {
  const report: FunnelReport = { ruleSet, funnel, lang: options.lang, page: openPage(options) };
  writeTitle(report);
  writeCapacity(report);
  writeSlope(report);
  writeEvenness(report);
  writeVelocity(report);
  writeForecast(report);
  return report.page.text();
}

function writeTitle({ ruleSet, funnel, lang, page }: FunnelReport): void {
  const { from, to, deals, capacity } = funnel;
  page.line([span(fill(words.title, lang, ruleSet.title[lang], from, to), "strong")]);
  const { total } = capacity;
  const parts = [
    countWords(deals.open, openDeals, lang, formatTally(total, lang)),
    ...(
      [
        [words.noAmount, total.amounts.length > 0 ? total.unknownAmounts : 0],
        [words.closed, deals.closed],
        [words.afterSale, deals.afterSale],
        [words.later, deals.later],
      ] as const
    ).map(([template, count]) => (count === 0 ? "" : fill(template, lang, String(count)))),
  ];
  page.line([parts.join("")], 0, 2);
  writeRepeated(funnel.repeated, lang, page);
}

const head = (title: Text, lang: Language): Span => span(title[lang], "faint");

function writeSlope(report: FunnelReport): void {
  const { funnel, lang, page } = report;
  writeHeading(report, words.slope);
  const { stages, deals } = funnel.slope;
  if (funnel.history.onRecord === 0) {
    page.line([span(words.noHistory[lang], "open")], 2);
    return;
  }
  const count = (value: number): Span => span(String(value), value === 0 ? "faint" : "plain");
  const number = (title: Text): Column => ({
    head: head(title, lang),
    align: "right",
    isWhole: true,
  });
  writeBarred(
    report,
    [
      { head: head(words.stage, lang), least: 8 },
      { head: span("") },
      number(words.share),
      number(words.onward),
      number(words.back),
      number(words.lost),
      number(words.shelved),
    ],
    stages.map(({ stage, share, onward, back, lost, shelved }) => [
      span(stageTitle(report, stage)),
      span(share === null ? "" : bar(share, 1, barCells), "good"),
      span(share === null ? "–" : formatPercent(share)),
      count(onward),
      count(back),
      count(lost),
      count(shelved),
    ]),
  );
  const ended = deals.won + deals.lost + deals.shelved;
  page.line(
    [
      deals.share === null
        ? span(words.noneEnded[lang], "faint")
        : fill(words.won, lang, String(ended), String(deals.won), formatPercent(deals.share)),
    ],
    2,
    4,
  );
  writeUnused(report);
}

/** Writes how many deals could not be counted for want of a usable history. */
function writeUnused({ funnel, lang, page }: FunnelReport): void {
  const { absent, disordered } = funnel.history;
  if (absent > 0) page.line([span(fill(words.absent, lang, String(absent)), "open")], 2, 4);
  if (disordered > 0)
    page.line([span(fill(words.disordered, lang, String(disordered)), "open")], 2, 4);
}

function writeEvenness(report: FunnelReport): void {
  const { funnel, lang, page } = report;
  writeHeading(report, words.evenness);
  const { byDeals, byAmount, empty } = funnel.evenness;
  if (byDeals === null) {
    page.line([span(words.nothing[lang], "faint")], 2);
    return;
  }
  const lines = [
    [words.byDeals[lang], byDeals] as const,
    ...byAmount.map(
      ({ currency, value }) =>
        [`${words.byAmount[lang]}${currency === "" ? "" : ` ${currency}`}`, value] as const,
    ),
  ];
  for (const [title, value] of lines) {
    if (value === null) continue;
    const number = formatNumber(Math.round(value * 100));
    page.line([`${title} `, span(bar(value, 1, 2 * barCells), "good"), ` ${number}`], 2, 4);
  }
  page.line([span(words.scale[lang], "faint")], 2, 4);
  if (empty.length > 0) {
    const titles = listOut(
      empty.map((stage) => stageTitle(report, stage)),
      lang,
    );
    page.line([span(fill(words.empty, lang, titles), "open")], 2, 4);
  }
}

function writeVelocity(report: FunnelReport): void {
  const { funnel, lang, page } = report;
  writeHeading(report, words.velocity);
  const { cycle, stages, lacks } = funnel.velocity;
  if (lacks === "history") {
    page.line([span(words.noHistory[lang], "open")], 2, 4);
    return;
  }
  if (cycle === null) page.line([span(words.noWon[lang], "open")], 2, 4);
  else {
    const { median, mean, count, least, most } = cycle;
    const numbers = [median, Math.round(mean * 10) / 10, count, least, most].map(formatNumber);
    page.line([fill(words.cycle, lang, ...numbers)], 2, 4);
  }
  const longest = Math.max(
    0,
    ...stages.flatMap(({ ended, underWay }) => [ended?.median ?? 0, underWay?.median ?? 0]),
  );
  const cells = (days: Days | null, style: Style): readonly Span[] => [
    span(days === null ? "" : bar(days.median, longest, barCells), style),
    span(
      days === null
        ? "–"
        : fill(words.ofDeals, lang, formatNumber(days.median), String(days.count)),
    ),
  ];
  writeBarred(
    report,
    [
      { head: head(words.stage, lang), least: 8 },
      { head: span("") },
      { head: head(words.stays, lang), isWhole: true },
      { head: span("") },
      { head: head(words.under, lang), isWhole: true },
    ],
    stages.map(({ stage, ended, underWay }) => [
      span(stageTitle(report, stage)),
      ...cells(ended, "good"),
      ...cells(underWay, "open"),
    ]),
  );
}

/** Writes a table without its bars, the columns that have no head, where there is no room for them. */
function writeBarred(
  { page }: FunnelReport,
  columns: readonly Column[],
  rows: readonly (readonly Span[])[],
): void {
  const hasBars = page.fits(columns, rows, 2);
  const kept = <Cell>(cells: readonly Cell[]): readonly Cell[] =>
    cells.filter((_, index) => hasBars || columns[index]?.head.text !== "");
  page.table(kept(columns), rows.map(kept), 2);
}
