import { type AssessOptions, checkDay } from "../assess/assess.ts";
import type { Plan } from "../assess/plan.ts";
import type { Deal } from "../model/deal.ts";
import { exportedFacts } from "./exported-facts.ts";

/**
 * Returns what a deal says, as of a day, about the facts that `toEngineRules` names, ready for the
 * engine's `run`. A fact that is unknown is left out: bare json-rules-engine knows no unknown, so
 * let it have `allowUndefinedFacts` or give it complete deals. Throws a `DayError` when `asOf` is no
 * civil day.
 */
export function engineFacts(
  plan: Plan<string>,
  deal: Deal,
  { asOf }: AssessOptions,
): Record<string, unknown> {
  checkDay(asOf);
  const { values } = plan.reader.read(deal, asOf, false);
  return Object.fromEntries(
    [...exportedFacts(plan).values()].flatMap(({ name, read }) => {
      const value = read(values);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
