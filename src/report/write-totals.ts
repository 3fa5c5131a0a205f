import type { Standing } from "../assess/verdict.ts";
import { type Language, type Text, text } from "../model/text.ts";
import { fill } from "../words/fill.ts";
import { standingWords } from "../words/standing.ts";
import { formatTally } from "./format-money.ts";
import type { PortfolioSums } from "./portfolio.ts";
import type { PortfolioTally } from "./portfolio-tally.ts";
import { type Span, span } from "./span.ts";
import { closedSign, standingSigns } from "./standing-signs.ts";

const words = {
  total: text("共 {} 单，金额{}", "deals: {}, amount: {}"),
  risk: text(
    "其中宣称阶段没有证据支持：{} 单，金额{}",
    "claimed stage not supported by evidence: {}, amount: {}",
  ),
  noAmount: text("{} 单金额未知", "{} of unknown amount"),
  closed: text("已关闭", "closed"),
} as const satisfies Record<string, Text>;

const standings: readonly Standing[] = [
  "overstated",
  "unproven",
  "supported",
  "understated",
  "unclaimed",
];

/** Writes how many deals there are of what amount, how much of it is at risk, and the standings. */
export function writeTotals({ plan, tally, lang, page }: PortfolioSums): void {
  const { all, atRisk } = tally;
  if (all.deals === 0) return;
  page.gap();
  const total = fill(words.total, lang, String(all.deals), formatTally(all, lang));
  const open =
    all.unknownAmounts === 0 || all.unknownAmounts === all.deals
      ? ""
      : ` · ${fill(words.noAmount, lang, String(all.unknownAmounts))}`;
  page.line([span(total, "strong"), span(open, "faint")], 0, 2);
  if (plan.ruleSet.kind !== "stages") return;
  const risk = fill(words.risk, lang, String(atRisk.deals), formatTally(atRisk, lang));
  page.line([span(risk, atRisk.deals > 0 ? "bad" : "plain")], 0, 2);
  page.line(standingCounts(tally, lang), 0, 2);
}

/** Returns how many open deals there are of each standing, and how many are closed, with signs. */
function standingCounts({ standings: counted, closed }: PortfolioTally, lang: Language) {
  const counts = standings.map((standing) => ({
    sign: standingSigns[standing],
    word: standingWords[standing][lang],
    count: counted[standing] ?? 0,
  }));
  return [...counts, { sign: closedSign, word: words.closed[lang], count: closed }]
    .filter(({ count }) => count > 0)
    .flatMap(({ sign, word, count }, index): readonly Span[] => [
      ...(index === 0 ? [] : [span("   ")]),
      { text: `${sign.text} ${word} ${count}`, style: sign.style, isWhole: true },
    ]);
}
