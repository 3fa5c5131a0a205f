import type { Language } from "../model/text.ts";
import type { Page } from "./page.ts";
import type { RankedEntry } from "./portfolio-entry.ts";
import type { PlanWords } from "./report-options.ts";

/** A report on many deals while it is written. */
export interface Portfolio {
  readonly plan: PlanWords;
  readonly entries: readonly RankedEntry[];
  readonly lang: Language;
  readonly page: Page;
  readonly asOf: string;
}
