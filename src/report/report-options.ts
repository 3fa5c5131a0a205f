import type { Plan } from "../assess/plan.ts";
import type { Language } from "../model/text.ts";

/** How a report is written. */
export interface ReportOptions {
  readonly lang: Language;
  /** Whether to use terminal colours; absent: no. */
  readonly colour?: boolean;
  /** The width of the terminal in cells; absent: 80, and never less than 40. */
  readonly width?: number;
}

/**
 * What a report needs of a plan: the rules, for their words. Given a plan as it was compiled, a report
 * on one deal also says how much of an entry condition is met.
 */
export type PlanWords = Pick<Plan, "ruleSet" | "overlays" | "lexicon">;

/** Returns the width to write to, in cells. */
export function widthFor({ width = 80 }: ReportOptions): number {
  return Math.max(40, Math.floor(width));
}
