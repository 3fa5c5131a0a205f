import type { FieldReading, ReadElement } from "../assess/field-reader.ts";
import { decisionRoles } from "../facts/catalogue.ts";
import type { Truth } from "../logic/truth.ts";
import { valuesOf } from "../model/scales.ts";
import type { Person, PersonDoubt, PersonFields } from "./relationship-map.ts";

/** The fields of a person that the map shows. */
const shown = [
  "name",
  "title",
  "department",
  "organisation",
  "roles",
  "level",
  "function",
  "stance",
  "relationship",
  "intensity",
  "coaching",
  "influence",
  "hasFinalSay",
  "supportsInAction",
  "leansTo",
  "faction",
] as const satisfies readonly (keyof PersonFields)[];

/** Every field of a person that the map is worked out from. */
export const personFieldNames: readonly string[] = [
  ...shown,
  "reportsTo",
  "reachableThrough",
  "visits",
  "lastContactAt",
];

const stances = valuesOf("stance");
const intensities = valuesOf("intensity");
const relationships = valuesOf("relationship");

/** A person before their place in the tree is known. */
export type Unplaced = Omit<Person, "depth" | "reporting"> & {
  /** Whom they report to, as read; undefined: unknown, null: nobody. */
  readonly superior: string | null | undefined;
  readonly introducer: string | null | undefined;
};

/** Returns what is known of a person, and what follows from it. */
export function readPerson(
  { id, values, doubts }: ReadElement,
  organisations: ReadonlyMap<string, FieldReading["organisations"][number]>,
): Unplaced {
  const fields: Record<string, unknown> = {};
  for (const name of shown) {
    if (values[name] !== undefined) fields[name] = values[name];
  }
  // Invariant: the reader yields only values that fit the type of their field.
  const own = fields as PersonFields;
  return {
    id,
    ...own,
    side: sideOf(own, organisations),
    decides: decidesOf(own),
    hasSay: hasSayOf(own),
    supports: stanceIs(own, (rank) => rank >= stances.indexOf("supporter")),
    opposes: stanceIs(own, (rank) => rank <= stances.indexOf("opponent")),
    reached: reachedOf(values),
    doubts: Object.entries(doubts).map(([what, reason]): PersonDoubt => ({ what, reason })),
    superior: values.reportsTo as string | null | undefined,
    introducer: values.reachableThrough as string | null | undefined,
  };
}

/** Nobody's organisation is named for those at the customer itself. */
function sideOf(
  { organisation }: PersonFields,
  organisations: ReadonlyMap<string, FieldReading["organisations"][number]>,
): Person["side"] {
  if (organisation === undefined || organisation === null) return "customer";
  const kind = organisations.get(organisation)?.values.kind;
  if (kind === undefined) return "unknown";
  return kind === "customer-unit" ? "customer" : "elsewhere";
}

const deciding: ReadonlySet<string> = new Set(["decider", "approver"]);

function decidesOf({ roles, hasFinalSay }: PersonFields): Truth {
  if (hasFinalSay === true) return "satisfied";
  return hasRole(roles, deciding);
}

function hasSayOf(fields: PersonFields): Truth {
  return decidesOf(fields) === "satisfied" ? "satisfied" : hasRole(fields.roles, decisionRoles);
}

function hasRole(roles: PersonFields["roles"], wanted: ReadonlySet<string>): Truth {
  if (roles === undefined) return "unknown";
  return (roles ?? []).some((role) => wanted.has(role)) ? "satisfied" : "failed";
}

function stanceIs({ stance }: PersonFields, holds: (rank: number) => boolean): Truth {
  if (stance === undefined) return "unknown";
  return stance !== null && holds(stances.indexOf(stance)) ? "satisfied" : "failed";
}

/** The intensity answers directly; without it, the relationship, visits and the last contact do. */
function reachedOf(values: ReadElement["values"]): Truth {
  const { intensity, relationship, visits, lastContactAt } = values;
  if (intensity !== undefined) return isAboveLowest(intensity, intensities);
  if (isAboveLowest(relationship ?? null, relationships) === "satisfied") return "satisfied";
  if (typeof visits === "number" && visits > 0) return "satisfied";
  if (typeof lastContactAt === "string") return "satisfied";
  return relationship === undefined && lastContactAt === undefined ? "unknown" : "failed";
}

function isAboveLowest(value: unknown, scale: readonly string[]): Truth {
  return scale.indexOf(value as string) > 0 ? "satisfied" : "failed";
}
