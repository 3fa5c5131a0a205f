import type { Funnel } from "../funnel/funnel.ts";
import type { Language } from "../model/text.ts";
import type { RuleSet } from "../rules/rule-set.ts";
import type { Page } from "./page.ts";

/** A funnel on its way to a page. */
export interface FunnelReport {
  readonly ruleSet: RuleSet;
  readonly funnel: Funnel;
  readonly lang: Language;
  readonly page: Page;
}

/** Returns the title of a stage; an id that the rule set does not know stands for itself. */
export function stageTitle({ ruleSet, lang }: FunnelReport, id: string): string {
  return ruleSet.stages?.find((stage) => stage.id === id)?.title[lang] ?? id;
}
