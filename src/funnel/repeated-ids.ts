import type { RepeatedId } from "./funnel.ts";

/** Returns the ids that more than one deal has, by id. */
export function repeatedIds(ids: Iterable<string>): readonly RepeatedId[] {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts]
    .filter(([, deals]) => deals > 1)
    .map(([id, deals]) => ({ id, deals }))
    .sort((one, other) => (one.id < other.id ? -1 : 1));
}
