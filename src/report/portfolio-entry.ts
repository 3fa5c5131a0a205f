import type { FieldRules } from "../assess/field-reader.ts";
import type { Verdict } from "../assess/verdict.ts";
import { byCodeUnits } from "../model/by-code-units.ts";
import type { Deal } from "../model/deal.ts";
import { type DealNames, namesOf } from "./deal-names.ts";

/** A deal with its verdict. */
export interface PortfolioEntry {
  readonly deal: Deal;
  readonly verdict: Verdict;
}

/** An entry with its names and amount, and whether that amount is at risk. */
export interface RankedEntry extends PortfolioEntry {
  readonly names: DealNames;
  readonly isAtRisk: boolean;
}

/**
 * Returns entries by amount at risk. At risk is the amount of an open deal whose claimed stage the
 * evidence does not support, because it contradicts it or is missing. Such deals come first, then
 * the other open ones, then the closed; within each the larger amount first, unknown amounts last,
 * and deals of the same amount by id. Amounts of different currencies are compared as numbers; by
 * `rules` they age.
 */
export function rankByRisk(
  entries: readonly PortfolioEntry[],
  rules?: FieldRules,
): readonly RankedEntry[] {
  const ranked = entries.map((entry) => namedEntry(entry, rules));
  return ranked.sort(
    (a, b) =>
      group(a) - group(b) ||
      (b.names.money?.amount ?? -1) - (a.names.money?.amount ?? -1) ||
      byCodeUnits(a.deal.id, b.deal.id),
  );
}

/** Returns an entry with its names and amount; by `rules` they age. */
export function namedEntry(entry: PortfolioEntry, rules?: FieldRules): RankedEntry {
  const names = namesOf(entry.deal, entry.verdict.asOf, rules);
  return { ...entry, names, isAtRisk: isAtRisk(entry.verdict) };
}

/** Returns whether an open deal's claimed stage is not supported by the evidence. */
export function isAtRisk({ closed, standing }: Verdict): boolean {
  return closed === null && (standing === "unproven" || standing === "overstated");
}

function group({ isAtRisk: isRisky, verdict }: RankedEntry): number {
  return verdict.closed !== null ? 2 : isRisky ? 0 : 1;
}
