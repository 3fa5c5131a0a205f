import { bySay } from "./compare-people.ts";
import type { Faction, Person } from "./relationship-map.ts";

/** Returns the factions that people are known to belong to, the largest first, then by name. */
export function groupFactions(people: readonly Person[]): readonly Faction[] {
  const groups = new Map<string, Person[]>();
  for (const person of [...people].sort(bySay)) {
    const name = person.faction?.trim();
    if (name === undefined || name === "") continue;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [person]);
    else group.push(person);
  }
  const ids = (group: readonly Person[], holds: (person: Person) => boolean): readonly string[] =>
    group.filter(holds).map(({ id }) => id);
  return [...groups]
    .map(([name, group]) => ({
      name,
      people: ids(group, () => true),
      deciders: ids(group, ({ decides }) => decides === "satisfied"),
      supporters: ids(group, ({ supports }) => supports === "satisfied"),
      opponents: ids(group, ({ opposes }) => opposes === "satisfied"),
    }))
    .sort(
      (one, other) => other.people.length - one.people.length || (one.name < other.name ? -1 : 1),
    );
}
