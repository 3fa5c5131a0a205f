import type { Ways } from "./find-routes.ts";
import type { Unplaced } from "./read-person.ts";
import type { StepKind } from "./relationship-map.ts";

/** The most people of one faction or department who are taken to know each other. */
const largestGroup = 30;

/**
 * Returns who can lead to whom, as far as the file tells: introducers, the reporting line both ways,
 * people of one faction, people of one department.
 */
export function findWays(people: readonly Unplaced[]): Ways {
  const ways = new Map<string, { from: string; by: StepKind }[]>();
  const known = new Set(people.map(({ id }) => id));
  const add = (to: string, from: string | null | undefined, by: StepKind): void => {
    if (from === undefined || from === null || from === to) return;
    if (!known.has(from) || !known.has(to)) return;
    const list = ways.get(to);
    if (list === undefined) ways.set(to, [{ from, by }]);
    else list.push({ from, by });
  };
  for (const { id, superior, introducer } of people) {
    add(id, introducer, "introducer");
    add(id, superior, "superior");
    if (superior !== undefined && superior !== null) add(superior, id, "report");
  }
  const join = (by: StepKind, nameOf: (person: Unplaced) => string | undefined): void => {
    const groups = new Map<string, string[]>();
    for (const person of people) {
      const name = nameOf(person);
      if (name === undefined) continue;
      const group = groups.get(name);
      if (group === undefined) groups.set(name, [person.id]);
      else group.push(person.id);
    }
    for (const group of groups.values()) {
      if (group.length > largestGroup) continue;
      for (const to of group) for (const from of group) add(to, from, by);
    }
  };
  join("faction", ({ faction }) => faction?.trim() || undefined);
  join("department", ({ department, organisation }) => {
    const name = department?.trim();
    // One department of two organisations is two.
    return name ? JSON.stringify([organisation ?? null, name]) : undefined;
  });
  return ways;
}
