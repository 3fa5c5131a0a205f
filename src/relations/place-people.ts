import { byStanding } from "./compare-people.ts";
import type { Unplaced } from "./read-person.ts";
import type { Person, Reporting } from "./relationship-map.ts";

/**
 * Returns everybody once, each below the person they report to. Who reports to nobody on file stands
 * at the top. A circle is cut above the one of it who stands highest. However deep the tree, nothing
 * here calls itself.
 */
export function placePeople(people: readonly Unplaced[]): readonly Person[] {
  const sorted = [...people].sort(byStanding);
  const byId = new Map<string, Unplaced>();
  for (const person of sorted) if (!byId.has(person.id)) byId.set(person.id, person);
  const reports = new Map<Unplaced, Unplaced[]>();
  const tops: Unplaced[] = [];
  for (const person of sorted) {
    const superior = superiorOf(person, byId);
    if (superior === undefined) tops.push(person);
    else {
      const below = reports.get(superior);
      if (below === undefined) reports.set(superior, [person]);
      else below.push(person);
    }
  }
  const placed = new Map<Unplaced, Person>();
  const placeFrom = (top: Unplaced): void => {
    const waiting: { readonly person: Unplaced; readonly depth: number }[] = [
      { person: top, depth: 0 },
    ];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const { person, depth } = next;
      if (placed.has(person)) continue;
      placed.set(person, place(person, depth, reportingOf(person, byId, depth)));
      const below = reports.get(person) ?? [];
      for (const one of [...below].reverse()) waiting.push({ person: one, depth: depth + 1 });
    }
  };
  for (const top of tops) placeFrom(top);
  for (const person of sorted) {
    // Whoever no top leads to is in a circle, or below one.
    if (!placed.has(person)) placeFrom(highestInCircle(person, byId));
  }
  return [...placed.values()];
}

function place(person: Unplaced, depth: number, reporting: Reporting): Person {
  const { superior: _superior, introducer: _introducer, ...own } = person;
  return { ...own, depth, reporting };
}

function superiorOf(
  { superior }: Unplaced,
  byId: ReadonlyMap<string, Unplaced>,
): Unplaced | undefined {
  return superior === undefined || superior === null ? undefined : byId.get(superior);
}

function reportingOf(
  { superior }: Unplaced,
  byId: ReadonlyMap<string, Unplaced>,
  depth: number,
): Reporting {
  if (superior === undefined) return { state: "unknown" };
  if (superior === null) return { state: "none" };
  if (!byId.has(superior)) return { state: "not-on-file", to: superior };
  return depth === 0 ? { state: "circular", to: superior } : { state: "known", to: superior };
}

/** Follows the superiors of somebody whom no top leads to until they come round. */
function highestInCircle(start: Unplaced, byId: ReadonlyMap<string, Unplaced>): Unplaced {
  const passed: Unplaced[] = [];
  const at = new Map<Unplaced, number>();
  let person: Unplaced | undefined = start;
  while (person !== undefined && !at.has(person)) {
    at.set(person, passed.length);
    passed.push(person);
    person = superiorOf(person, byId);
  }
  const circle = person === undefined ? passed : passed.slice(at.get(person));
  return circle.sort(byStanding)[0] ?? start;
}
