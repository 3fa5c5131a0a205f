import type { Text } from "../model/text.ts";
import type { Analysis } from "./analysis.ts";
import type { FindingSeverity, Found } from "./finding.ts";

/** One static check of rule sets; `docs/checks/<code>.md` says what it looks for and why. */
export interface Check<C extends string = string> {
  readonly code: C;
  readonly severity: FindingSeverity;
  /** What it finds, in a few words. */
  readonly title: Text;
  /** Returns everything that it finds. */
  readonly find: (analysis: Analysis) => Iterable<Found>;
}

/** Returns a check, its code literal. */
export function defineCheck<const C extends string>(check: Check<C>): Check<C> {
  return check;
}
