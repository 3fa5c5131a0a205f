import type { Observation } from "../model/observation.ts";
import { isSameValue } from "./same-data.ts";
import { rankOfSource } from "./source-kinds.ts";
import type { Doubt } from "./verdict.ts";

/** The observation that counts in each column; undefined where there is none. */
export type Winners = (Observation | undefined)[];

/**
 * Lets an observation contend for a column: the newest counts; of the same day and value the one
 * with the strongest source; of the same day and another value neither, which is noted.
 */
export function contend(
  winners: Winners,
  index: number,
  observation: Observation,
  conflicts: Set<Observation>,
): void {
  const current = winners[index];
  if (current === undefined || observation.at > current.at) {
    // What a newer observation settles is no contradiction any more.
    if (current !== undefined) conflicts.delete(current);
    winners[index] = observation;
  } else if (observation.at === current.at) {
    if (!isSameValue(observation.value, current.value)) conflicts.add(current);
    else if (rankOfSource(observation.source) > rankOfSource(current.source)) {
      if (conflicts.delete(current)) conflicts.add(observation);
      winners[index] = observation;
    }
  }
}

/** Returns observations as doubts, each once, in a stable order. */
export function doubtsOf(
  observations: readonly Observation[] | ReadonlySet<Observation>,
): readonly Doubt[] {
  if (("size" in observations ? observations.size : observations.length) === 0) return [];
  const doubts = [...new Set(observations)].map(
    ({ what, about, at }): Doubt => (about === undefined ? { what, at } : { what, about, at }),
  );
  return doubts.length < 2
    ? doubts
    : doubts.sort(
        (a, b) =>
          compare(a.at, b.at) || compare(a.what, b.what) || compare(a.about ?? "", b.about ?? ""),
      );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
