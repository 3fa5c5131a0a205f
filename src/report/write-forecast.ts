import type { Forecast } from "../funnel/funnel.ts";
import { amountIn } from "../model/money-tally.ts";
import { type Text, text } from "../model/text.ts";
import { listOut } from "../words/enumeration.ts";
import { fill } from "../words/fill.ts";
import { formatNumber, formatPercent } from "../words/number.ts";
import { doubleBar } from "./bar.ts";
import { type FunnelReport, stageTitle } from "./funnel-report.ts";
import { writeHeading } from "./report.ts";
import { type Span, span } from "./span.ts";
import type { Column } from "./table.ts";

const words = {
  heading: text(
    "加权预测：金额 × 阶段赢率",
    "Weighted forecast: amount × win probability of the stage",
  ),
  owner: text("负责人", "owner"),
  currency: text("币种", "currency"),
  deals: text("单数", "deals"),
  claimed: text("按宣称", "by claim"),
  evidenced: text("按证据", "by evidence"),
  gap: text("差额", "gap"),
  total: text("合计", "total"),
  nobody: text("未填", "not named"),
  legend: text(
    "█ 有证据　▒ 只有宣称，或证据已超出宣称",
    "█ shown  ▒ claimed only, or evidence ahead of the claim",
  ),
  lost: text(
    "{}：按证据的预测比按宣称的少 {}",
    "{}: the forecast by evidence is {} below the claim",
  ),
  noCurrency: text("金额", "amount"),
  none: text(
    "规则集没有给阶段定赢率，无法预测",
    "The rule set gives no win probabilities: no forecast",
  ),
  nothing: text("没有可预测的商机", "nothing to forecast"),
  unknown: text("{} 单金额未知，未计入", "{} of unknown amount, not counted"),
  unweighted: text(
    "{} 单所在阶段没有赢率，未计入（{}）",
    "{} in stages without a win probability, not counted ({})",
  ),
} as const satisfies Record<string, Text>;

/** Writes what open deals are worth by claim and by evidence, in total and by owner. */
export function writeForecast(report: FunnelReport): void {
  const { funnel, lang, page } = report;
  const { total, owners, unknownAmounts, unweighted, withoutProbability } = funnel.forecast;
  writeHeading(report, words.heading);
  if (withoutProbability.length === funnel.capacity.stages.length) {
    page.line([span(words.none[lang], "open")], 2, 4);
    return;
  }
  if (total.deals === 0) page.line([span(words.nothing[lang], "faint")], 2);
  else {
    writeTable(report, [
      ...owners.map((one) => ({ title: one.owner ?? words.nobody[lang], forecast: one })),
      { title: words.total[lang], forecast: total },
    ]);
    for (const { currency, amount } of total.gap) {
      const claimed = amountIn(total.claimed, currency);
      if (amount <= 0 || claimed <= 0) continue;
      const name = currency === "" ? words.noCurrency[lang] : currency;
      page.line([span(fill(words.lost, lang, name, formatPercent(amount / claimed)), "bad")], 2, 4);
    }
  }
  if (unknownAmounts > 0) {
    page.line([span(fill(words.unknown, lang, String(unknownAmounts)), "open")], 2, 4);
  }
  if (unweighted > 0) {
    const stages = listOut(
      withoutProbability.map((stage) => stageTitle(report, stage)),
      lang,
    );
    page.line([span(fill(words.unweighted, lang, String(unweighted), stages), "open")], 2, 4);
  }
}

function writeTable(
  { funnel, lang, page }: FunnelReport,
  rows: readonly { readonly title: string; readonly forecast: Forecast }[],
): void {
  const currencies = funnel.forecast.total.claimed.map(({ currency }) => currency);
  const hasCurrency = currencies.some((currency) => currency !== "");
  const head = (title: Text): Span => span(title[lang], "faint");
  const owners = rows.slice(0, -1);
  const columns: readonly Column[] = [
    { head: head(words.owner), least: 8 },
    { head: head(words.deals), align: "right", isWhole: true },
    ...(hasCurrency ? [{ head: head(words.currency), isWhole: true }] : []),
    { head: head(words.claimed), align: "right", isWhole: true },
    { head: head(words.evidenced), align: "right", isWhole: true },
    { head: head(words.gap), align: "right", isWhole: true },
  ];
  const bars: readonly Column[] = [{ head: span("") }];
  const lines = rows.flatMap(({ title, forecast }, row) =>
    forecast.claimed.map(({ currency, amount: claimed }, index) => {
      const evidenced = amountIn(forecast.evidenced, currency);
      const gap = amountIn(forecast.gap, currency);
      const isTotal = row === rows.length - 1;
      // A bar of the total fills its line; those of owners are drawn to one scale.
      const most = Math.max(
        ...(isTotal ? [forecast] : owners.map((one) => one.forecast)).flatMap((one) => [
          amountIn(one.claimed, currency),
          amountIn(one.evidenced, currency),
        ]),
      );
      const style = isTotal ? "strong" : "plain";
      return [
        span(index === 0 ? title : "", style),
        span(index === 0 ? String(forecast.deals) : "", style),
        ...(hasCurrency ? [span(currency === "" ? "–" : currency)] : []),
        span(formatNumber(claimed), style),
        span(formatNumber(evidenced), style),
        span(formatNumber(gap), gap > 0 ? "bad" : "plain"),
        span(doubleBar(claimed, evidenced, most, 12), "open"),
      ];
    }),
  );
  const hasBars = page.width >= 70 && page.fits([...columns, ...bars], lines, 2);
  page.table(
    hasBars ? [...columns, ...bars] : columns,
    hasBars ? lines : lines.map((line) => line.slice(0, -1)),
    2,
  );
  if (hasBars) page.line([span(words.legend[lang], "faint")], 2, 4);
}
