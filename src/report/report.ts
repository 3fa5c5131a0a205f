import type { Verdict } from "../assess/verdict.ts";
import type { Deal } from "../model/deal.ts";
import type { Language, Text } from "../model/text.ts";
import type { Page } from "./page.ts";
import type { PlanWords } from "./report-options.ts";
import { span } from "./span.ts";

/** A report on one deal while it is written. */
export interface Report {
  readonly plan: PlanWords;
  readonly deal: Deal;
  readonly verdict: Verdict;
  readonly lang: Language;
  readonly page: Page;
}

/** Adds the heading of a section, an empty line before it. */
export function writeHeading({ page, lang }: Pick<Report, "page" | "lang">, title: Text): void {
  page.gap();
  page.line([span(title[lang], "strong")]);
}
