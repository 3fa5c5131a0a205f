import type { Deal } from "../model/deal.ts";
import type { Observation } from "../model/observation.ts";

/** Somebody, or something, that a step put on file. */
export interface FoundElement {
  readonly id: string;
  /** What observations name them by. */
  readonly about: string;
  readonly name: string;
  /** The deal before they were on file. */
  readonly before: Deal;
}

/**
 * Returns the deal as it was before somebody was put on file. What was observed since stays, but for
 * what is said about them or refers to them, and the withdrawals of that.
 */
export function takeOffFile(deal: Deal, { id, about, before }: FoundElement): Deal {
  const old = before.evidence ?? [];
  const gone = new Set<string | undefined>();
  const kept = (deal.evidence ?? []).slice(old.length).filter((observation) => {
    const concerns = observation.about === about || refersTo(observation, id);
    if (concerns && observation.id !== undefined) gone.add(observation.id);
    const withdrawsGone = observation.withdraws !== undefined && gone.has(observation.withdraws);
    return !concerns && !withdrawsGone;
  });
  return kept.length === 0 ? before : { ...before, evidence: [...old, ...kept] };
}

const refersTo = ({ value }: Observation, id: string): boolean =>
  value === id || (Array.isArray(value) && value.includes(id));
