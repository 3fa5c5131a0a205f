import { openPage } from "./page.ts";
import type { PortfolioTally } from "./portfolio-tally.ts";
import type { PlanWords, ReportOptions } from "./report-options.ts";
import { writeOftenMissing } from "./write-often-missing.ts";
import { writeTotals } from "./write-totals.ts";

/**
 * Returns what many deals come to: totals, amounts at risk, standings and the evidence most often
 * missing, as they stand below the table of a portfolio.
 */
export function renderTally(
  plan: PlanWords,
  tally: PortfolioTally,
  options: ReportOptions,
): string {
  const page = openPage(options);
  const sums = { plan, tally, lang: options.lang, page };
  writeTotals(sums);
  writeOftenMissing(sums);
  return page.text();
}
