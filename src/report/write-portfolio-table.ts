import type { Verdict } from "../assess/verdict.ts";
import type { Money } from "../model/money.ts";
import { titleOfValue } from "../model/scales.ts";
import { type Text, text } from "../model/text.ts";
import { fill } from "../words/fill.ts";
import { ownerOf } from "./deal-names.ts";
import { asksForMore, firstToAsk } from "./first-to-ask.ts";
import { formatMoney } from "./format-money.ts";
import type { Portfolio } from "./portfolio.ts";
import type { RankedEntry } from "./portfolio-entry.ts";
import { titleOfCheckpoint, titleOfStage } from "./rule-names.ts";
import { scoreBounds } from "./score-bar.ts";
import { type Span, span } from "./span.ts";
import { closedSign, standingSigns } from "./standing-signs.ts";
import { type Column, layTable, tableWidth, tellRow } from "./table.ts";
import { askOf } from "./write-asks.ts";

const words = {
  title: text("{}：商机一览（截至 {}）", "{}: deals as of {}"),
  customer: text("客户", "customer"),
  owner: text("负责人", "owner"),
  amount: text("金额", "amount"),
  claimed: text("宣称阶段", "claimed"),
  evidenced: text("证据阶段", "evidenced"),
  score: text("得分", "score"),
  ask: text("先问", "ask first"),
  toShow: text("{}（{}）", "{} ({})"),
  none: text("没有缺失证据", "nothing is missing"),
  noDeals: text("没有商机", "no deals"),
} as const satisfies Record<string, Text>;

/** From this width on, in cells, the first question may be a column. */
const wideEnough = 140;

/**
 * Writes the table of deals, with the first question of each: in a column of its own where the page
 * is wide enough for every question, else below its deal.
 */
export function writePortfolioTable(portfolio: Portfolio): void {
  const { plan, entries, lang, page, asOf } = portfolio;
  page.line([span(fill(words.title, lang, plan.ruleSet.title[lang], asOf), "strong")]);
  page.gap();
  if (entries.length === 0) {
    page.line([words.noDeals[lang]]);
    return;
  }
  const hasDoors = plan.ruleSet.kind === "stages";
  const head = (title: Text): Span => span(title[lang], "faint");
  const currency = soleCurrency(entries);
  const amount = [words.amount[lang], currency ?? ""].join(" ").trim();
  const columns: readonly Column[] = [
    ...(hasDoors ? [{ head: span("") }] : []),
    { head: head(words.customer), least: 8, most: 40 },
    { head: head(words.owner), least: 6, most: 16 },
    { head: span(amount, "faint"), align: "right", isWhole: true },
    ...(hasDoors
      ? [
          { head: head(words.claimed), least: 8 },
          { head: head(words.evidenced), least: 8 },
        ]
      : []),
    { head: head(words.score), align: "right", isWhole: true },
  ];
  const asks = entries.map((entry) => firstAsk(entry, portfolio));
  const rows = entries.map((entry) => cellsOf(entry, portfolio, currency));
  const wideColumns = [...columns, { head: head(words.ask) }];
  const wideRows = rows.map((row, index) => [...row, span(asks[index] ?? "")]);
  const isWide = page.width >= wideEnough && tableWidth(wideColumns, wideRows) <= page.width;
  const writeAsk = (index: number): void => {
    if (asks[index] !== "") page.clipped(span(`   → ${asks[index] ?? ""}`, "faint"));
  };
  if (!isWide && !page.fits(columns, rows)) {
    rows.forEach((row, index) => {
      // The sign of the standing has no head and stands before all else.
      const signs = hasDoors ? 1 : 0;
      const told = tellRow(columns.slice(signs), row.slice(signs));
      page.line([...row.slice(0, signs), span("  ".repeat(signs)), ...told], 0, 3);
      writeAsk(index);
    });
    return;
  }
  const [heads, rule, ...lines] = isWide
    ? layTable(wideColumns, wideRows, page.width)
    : layTable(columns, rows, page.width);
  for (const line of [heads, rule]) if (line !== undefined) page.raw(line);
  lines.forEach((line, index) => {
    page.raw(line);
    if (!isWide) writeAsk(index);
  });
}

/** Returns the currency that all known amounts are in; undefined where they differ. */
function soleCurrency(entries: readonly RankedEntry[]): string | undefined {
  const currencies = new Set(entries.flatMap(({ names }) => names.money?.currency ?? []));
  return currencies.size === 1 ? [...currencies][0] : undefined;
}

function cellsOf(
  entry: RankedEntry,
  { plan, lang }: Portfolio,
  currency: string | undefined,
): readonly Span[] {
  const { names, verdict } = entry;
  const { money } = names;
  // Where all are in one currency the head names it.
  const amountOf = ({ amount, currency: own }: Money): string =>
    formatMoney({ amount, currency: currency === undefined ? own : "" }, lang);
  const sign = verdict.closed === null ? standingSigns[verdict.standing] : closedSign;
  const stages =
    plan.ruleSet.kind === "stages"
      ? [span(claimOf(entry, plan, lang)), span(titleOf(verdict.evidenced))]
      : [];
  return [
    ...(plan.ruleSet.kind === "stages" ? [sign] : []),
    span(names.customer ?? names.name),
    span(ownerOf(names, lang)),
    span(money === undefined ? "–" : amountOf(money)),
    ...stages,
    span(scoreBounds(verdict.score)),
  ];

  function titleOf(stage: string | null): string {
    return stage === null ? "–" : titleOfStage(plan, stage, lang);
  }
}

/** Returns the claimed stage, or how the deal was closed. */
function claimOf(
  { verdict }: { readonly verdict: Verdict },
  plan: Portfolio["plan"],
  lang: Portfolio["lang"],
): string {
  const { closed, claimed } = verdict;
  if (closed !== null) return titleOfValue("outcome", closed, lang);
  return claimed === null ? "–" : titleOfStage(plan, claimed, lang);
}

function firstAsk({ deal, verdict }: RankedEntry, { plan, lang }: Portfolio): string {
  if (verdict.closed !== null) return "";
  const [first] = firstToAsk(verdict, 1);
  if (first === undefined) return words.none[lang];
  const ask = askOf(first.item, { deal, lang });
  const [checkpoint] = first.checkpoints;
  // "Is there another document?" says nothing without what it is to show.
  return checkpoint !== undefined && asksForMore(first.item)
    ? fill(words.toShow, lang, ask, titleOfCheckpoint(plan, checkpoint, lang))
    : ask;
}
