import type { Standing } from "../assess/verdict.ts";
import { type Language, type Text, text } from "../model/text.ts";
import { fill } from "../words/fill.ts";
import { standingWords } from "../words/standing.ts";
import type { Portfolio } from "./portfolio.ts";
import type { RankedEntry } from "./portfolio-entry.ts";
import { type Span, span } from "./span.ts";
import { closedSign, standingSigns } from "./standing-signs.ts";
import { formatTotal } from "./total-money.ts";

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
export function writeTotals({ plan, entries, lang, page }: Portfolio): void {
  if (entries.length === 0) return;
  page.gap();
  const amounts = entries.map(({ names }) => names.money);
  const unknown = amounts.filter((money) => money === undefined).length;
  const total = fill(words.total, lang, String(entries.length), formatTotal(amounts, lang));
  const open =
    unknown === 0 || unknown === amounts.length
      ? ""
      : ` · ${fill(words.noAmount, lang, String(unknown))}`;
  page.line([span(total, "strong"), span(open, "faint")], 0, 2);
  if (plan.ruleSet.kind !== "stages") return;
  const risky = entries.filter(({ isAtRisk }) => isAtRisk);
  const risk = formatTotal(
    risky.map(({ names }) => names.money),
    lang,
  );
  page.line(
    [span(fill(words.risk, lang, String(risky.length), risk), risky.length > 0 ? "bad" : "plain")],
    0,
    2,
  );
  page.line(standingCounts(entries, lang), 0, 2);
}

/** Returns how many open deals there are of each standing, and how many are closed, with signs. */
function standingCounts(entries: readonly RankedEntry[], lang: Language): readonly Span[] {
  const open = entries.filter(({ verdict }) => verdict.closed === null);
  const counts = standings.map((standing) => ({
    sign: standingSigns[standing],
    word: standingWords[standing][lang],
    count: open.filter(({ verdict }) => verdict.standing === standing).length,
  }));
  const closed = {
    sign: closedSign,
    word: words.closed[lang],
    count: entries.length - open.length,
  };
  return [...counts, closed]
    .filter(({ count }) => count > 0)
    .flatMap(({ sign, word, count }, index) => [
      ...(index === 0 ? [] : [span("   ")]),
      { text: `${sign.text} ${word} ${count}`, style: sign.style, isWhole: true },
    ]);
}
