import { repeatedIds } from "../funnel/repeated-ids.ts";
import { openPage } from "./page.ts";
import { type PortfolioEntry, rankByRisk } from "./portfolio-entry.ts";
import { joinTallies, noDeals, tallyOf } from "./portfolio-tally.ts";
import type { PlanWords, ReportOptions } from "./report-options.ts";
import { type Changes, writeChanges } from "./write-changes.ts";
import { writeMisnamed } from "./write-misnamed.ts";
import { writeOftenMissing } from "./write-often-missing.ts";
import { writePortfolioTable } from "./write-portfolio-table.ts";
import { writeRepeated } from "./write-repeated.ts";
import { writeTotals } from "./write-totals.ts";

/** How many deals are reported together. */
export interface PortfolioOptions extends ReportOptions {
  /** The day the verdicts are of. */
  readonly asOf: string;
  /** Earlier verdicts, to show what has changed since. */
  readonly since?: Changes;
}

/**
 * Returns a table of deals, one row each, with totals and the evidence most often missing. They
 * stand by amount at risk: first the open deals whose claimed stage the evidence does not support,
 * then the other open ones, then the closed, the larger amount first. Deals of one id each have a row
 * and count; their id is told below the totals, as is evidence whose name the rules likely miss. With `since` it ends in what changed and through which
 * evidence; deals of one id are not compared.
 */
export function renderPortfolio(
  plan: PlanWords,
  entries: readonly PortfolioEntry[],
  options: PortfolioOptions,
): string {
  const page = openPage(options);
  const ranked = rankByRisk(entries, plan);
  const { lang, asOf } = options;
  const tally = ranked.map((entry) => tallyOf(entry, plan)).reduce(joinTallies, noDeals);
  const portfolio = { plan, entries: ranked, tally, lang, page, asOf };
  writePortfolioTable(portfolio);
  writeTotals(portfolio);
  writeRepeated(repeatedIds(entries.map(({ deal }) => deal.id)), lang, page);
  writeMisnamed(portfolio);
  writeOftenMissing(portfolio);
  if (options.since !== undefined) writeChanges(portfolio, options.since);
  return page.text();
}
