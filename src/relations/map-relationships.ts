import { type AssessOptions, checkDay } from "../assess/assess.ts";
import { type FieldRules, fieldReader } from "../assess/field-reader.ts";
import type { Deal } from "../model/deal.ts";
import { coverClasses } from "./cover-classes.ts";
import { findLight } from "./find-light.ts";
import { findUncovered } from "./find-routes.ts";
import { findWays } from "./find-ways.ts";
import { groupFactions } from "./group-factions.ts";
import { placePeople } from "./place-people.ts";
import { personFieldNames, readPerson } from "./read-person.ts";
import type { RelationshipMap } from "./relationship-map.ts";

/** The day a map is of, and the rules it goes by. */
export interface MapOptions extends AssessOptions {
  /** A plan, whose rule set says when observations are too old; absent: nothing ages. */
  readonly rules?: FieldRules;
}

/**
 * Returns who stands where in a deal on a day: the tree of who reports to whom, with roles, stance,
 * relationship, contact and coaching; how the six customer classes are covered; whether our
 * supporters include those who decide; whom we do not cover, and through whom to reach them. What
 * is not known is said to be unknown: an unknown stance is not neutral. The newest observation
 * not after `asOf` counts, as in a verdict. The order of the people on file makes no difference.
 * Throws a `DayError` when `asOf` is no civil day.
 *
 * @example
 * ```ts
 * const map = mapRelationships(
 *   {
 *     id: "d-1",
 *     contacts: [
 *       { id: "li", roles: ["user"], stance: "supporter", intensity: "frequent", reportsTo: "wu" },
 *       { id: "wu", roles: ["approver"], intensity: "none" },
 *     ],
 *   },
 *   { asOf: "2026-06-30" },
 * );
 * console.log(map.light.colour, map.uncovered[0]?.route[0]?.by); // amber report
 * ```
 */
export function mapRelationships(deal: Deal, { asOf, rules }: MapOptions): RelationshipMap {
  checkDay(asOf);
  const read = fieldReader({ contacts: personFieldNames, organisations: ["kind"] }, rules);
  const { contacts, organisations, complete, validUntil } = read(deal, asOf);
  const byId = new Map(organisations.map((one) => [one.id, one]));
  const unplaced = contacts.map((contact) => readPerson(contact, byId));
  const people = placePeople(unplaced);
  return {
    deal: deal.id,
    asOf,
    validUntil,
    complete,
    light: findLight(people, complete),
    people,
    classes: coverClasses(people, complete),
    factions: groupFactions(people),
    uncovered: findUncovered(people, findWays(unplaced)),
  };
}
