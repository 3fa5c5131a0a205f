import { byCodeUnits } from "../model/by-code-units.ts";
import { valuesOf } from "../model/scales.ts";
import { bySay } from "./compare-people.ts";
import type { Person, Step, StepKind, Uncovered } from "./relationship-map.ts";

/** The most steps that a route takes; beyond it nobody can be counted on to lead to anybody. */
const longest = 3;

/** The ways from person to person, the more reliable first. */
const kinds: readonly StepKind[] = [
  "introducer",
  "superior",
  "report",
  "faction",
  "department",
  "coach",
];

const stances = valuesOf("stance");
const coachings = valuesOf("coaching");

/** Who leads to whom, by the id of the person led to. */
export type Ways = ReadonlyMap<string, readonly { readonly from: string; readonly by: StepKind }[]>;

/**
 * Returns the people we lack contact with, or whose say the decision needs and who are no
 * supporters, each with the shortest way there from somebody we are in contact with: over an
 * introducer named on file, the reporting line, a faction, a department, or else a coach. Nobody who
 * is against us leads to anybody, and to win support only a supporter does.
 */
export function findUncovered(people: readonly Person[], ways: Ways): readonly Uncovered[] {
  const byId = new Map(people.map((person) => [person.id, person]));
  const met = people.filter((one) => one.reached === "satisfied" && one.opposes !== "satisfied");
  const coaches = met.filter((one) => coachRank(one) > 0);
  return [...people].sort(bySay).flatMap((person): readonly Uncovered[] => {
    const lacksContact = person.reached !== "satisfied";
    const lacksSupport = person.hasSay === "satisfied" && person.supports !== "satisfied";
    if (!lacksContact && !lacksSupport) return [];
    const mayStart = (one: Person): boolean =>
      one.id !== person.id &&
      one.reached === "satisfied" &&
      (lacksContact ? one.opposes !== "satisfied" : one.supports === "satisfied");
    const hasStart = met.some(mayStart);
    return [
      {
        person: person.id,
        lacks: [
          ...(lacksContact ? ["contact" as const] : []),
          ...(lacksSupport ? ["support" as const] : []),
        ],
        route: hasStart ? routeTo(person, byId, ways, coaches, mayStart) : [],
      },
    ];
  });
}

/** Searches from the person outwards; of the shortest routes the one with the best beginning. */
function routeTo(
  person: Person,
  byId: ReadonlyMap<string, Person>,
  ways: Ways,
  coaches: readonly Person[],
  mayStart: (one: Person) => boolean,
): readonly Step[] {
  const seen = new Set([person.id]);
  let fringe: readonly (readonly Step[])[] = [[]];
  for (let steps = 1; steps <= longest && fringe.length > 0; steps++) {
    const reached = new Map<string, readonly Step[]>();
    for (const route of fringe) {
      const to = route[0]?.from ?? person.id;
      for (const { from, by } of ways.get(to) ?? []) {
        if (seen.has(from)) continue;
        const longer = [{ from, to, by }, ...route];
        const known = reached.get(from);
        if (known === undefined || compareKinds(longer, known) < 0) reached.set(from, longer);
      }
    }
    const starts = [...reached.values()].filter((route) => {
      const start = byId.get(route[0]?.from ?? "");
      return start !== undefined && mayStart(start);
    });
    const [best] = starts.sort((one, other) => compareRoutes(one, other, byId));
    if (best !== undefined) return best;
    for (const id of reached.keys()) seen.add(id);
    // Nobody who is against us leads us on.
    fringe = [...reached.values()].filter(
      (route) => byId.get(route[0]?.from ?? "")?.opposes !== "satisfied",
    );
  }
  const [coach] = coaches
    .filter(mayStart)
    .map((one): readonly Step[] => [{ from: one.id, to: person.id, by: "coach" }])
    .sort((one, other) => compareRoutes(one, other, byId));
  return coach ?? [];
}

function compareRoutes(
  one: readonly Step[],
  other: readonly Step[],
  byId: ReadonlyMap<string, Person>,
): number {
  const [mine, theirs] = [one, other].map((route) => byId.get(route[0]?.from ?? ""));
  return (
    Number(other[0]?.by === "introducer") - Number(one[0]?.by === "introducer") ||
    coachRank(theirs) - coachRank(mine) ||
    stanceRank(theirs) - stanceRank(mine) ||
    compareKinds(one, other)
  );
}

/** Orders routes by the reliability of their steps, the first step first, then by id. */
function compareKinds(one: readonly Step[], other: readonly Step[]): number {
  for (const [index, step] of one.entries()) {
    const against = other[index];
    if (against === undefined) return 1;
    const order =
      kinds.indexOf(step.by) - kinds.indexOf(against.by) || byCodeUnits(step.from, against.from);
    if (order !== 0) return order;
  }
  return 0;
}

function coachRank(person: Person | undefined): number {
  return Math.max(0, coachings.indexOf(person?.coaching ?? "none"));
}

/** An unknown stance stands below a neutral one and above an opponent's. */
function stanceRank(person: Person | undefined): number {
  const { stance } = person ?? {};
  return stance === undefined || stance === null
    ? stances.indexOf("neutral") - 0.5
    : stances.indexOf(stance);
}
