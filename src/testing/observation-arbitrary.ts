import fc from "fast-check";
import { sourceKinds } from "../assess/source-kinds.ts";
import type { Observation } from "../model/observation.ts";
import { optional } from "./optional.ts";
import { dayArbitrary } from "./value-arbitrary.ts";

/** How generated evidence is. */
export interface EvidenceMood {
  /** The day that evidence lies around. */
  readonly asOf: string;
  /** Whether there is evidence of the future, on file later, unreadable, withdrawn. */
  readonly troubled: boolean;
}

/** Makes observations of one thing, their ids unset. */
export function observationArbitrary(
  { asOf, troubled }: EvidenceMood,
  what: string,
  about: string | undefined,
  value: fc.Arbitrary<unknown>,
): fc.Arbitrary<Observation> {
  const at = dayArbitrary(asOf).map((day) => (troubled || day <= asOf ? day : asOf));
  return fc
    .record({
      value,
      at,
      source: optional(fc.constantFrom(...sourceKinds), 0.4),
      recordedAt: optional(dayArbitrary(asOf), troubled ? 0.1 : 0),
    })
    .map(
      ({ value: seen, at: day, source, recordedAt }) =>
        ({
          what,
          ...(about === undefined ? {} : { about }),
          value: seen,
          at: day,
          ...(source === undefined ? {} : { source }),
          ...(recordedAt === undefined || recordedAt < day ? {} : { recordedAt }),
        }) as Observation,
    );
}

/**
 * Returns evidence with ids, in which some observations withdraw an earlier one: each number says
 * which observation withdraws (its remainder) and whether it also has a value of its own.
 */
export function withWithdrawals(
  evidence: readonly Observation[],
  picks: readonly number[],
): readonly Observation[] {
  const withdrawing = new Map(picks.map((pick) => [pick % Math.max(1, evidence.length), pick]));
  return evidence.map((observation, index) => {
    const pick = withdrawing.get(index);
    const named = { id: `e${index + 1}`, ...observation };
    if (pick === undefined || index === 0) return named;
    const { value: _, ...pure } = named;
    return {
      ...(pick % 3 === 0 ? named : pure),
      withdraws: `e${(pick % index) + 1}`,
    } as Observation;
  });
}
