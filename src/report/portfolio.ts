import type { Language } from "../model/text.ts";
import type { Page } from "./page.ts";
import type { RankedEntry } from "./portfolio-entry.ts";
import type { PortfolioTally } from "./portfolio-tally.ts";
import type { PlanWords } from "./report-options.ts";

/** What many deals come to, while it is written. */
export interface PortfolioSums {
  readonly plan: PlanWords;
  readonly tally: PortfolioTally;
  readonly lang: Language;
  readonly page: Page;
}

/** A report on many deals while it is written. */
export interface Portfolio extends PortfolioSums {
  readonly entries: readonly RankedEntry[];
  readonly asOf: string;
}
