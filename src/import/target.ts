import { listPaths } from "../facts/catalogue.ts";
import { isOfParties } from "../facts/lexicon.ts";
import {
  attributeNames,
  contactFields,
  dealFields,
  listFields,
  organisationFields,
} from "../model/deal-fields.ts";
import type { Attribute } from "../model/field.ts";
import { idPattern } from "../model/name-patterns.ts";
import { isReservedKey } from "../model/plain-copy.ts";
import type { MappedColumn, MappedFile } from "./mapping.ts";

/** What the rows of a file become: parts of a deal, elements of one of its lists, or its history. */
export type RowKind = NonNullable<MappedFile["into"]> | "deal";

/** What kind of value a cell is read as. */
export type ValueKind =
  | "boolean"
  | "number"
  | "text"
  | "date"
  | "choice"
  | "set"
  | "reference"
  | "stage";

/** Where a cell goes. */
export interface Target {
  readonly kind: "field" | "signal" | "move" | "stage" | "closing";
  /** What an observation of it is called. */
  readonly what: string;
  /** Where the plain value stands, from the deal or from the element. */
  readonly path: readonly string[];
  /** The field of the model, where it is one. */
  readonly attribute?: Attribute;
  /** What its cells are read as; absent: the mapping says it. */
  readonly value?: ValueKind;
}

const fieldsOf = (rows: Exclude<RowKind, "history">): ReadonlyMap<string, Attribute> => {
  switch (rows) {
    case "deal":
      return dealFields;
    case "contacts":
      return contactFields;
    case "organisations":
      return organisationFields;
    default:
      return listFields.get(rows) ?? new Map();
  }
};

const moveTargets: Readonly<Record<string, Target>> = {
  stage: { kind: "move", what: "stage", path: ["stage"], value: "stage" },
  at: { kind: "move", what: "at", path: ["at"], value: "date" },
  by: { kind: "move", what: "by", path: ["by"], value: "text" },
  note: { kind: "move", what: "note", path: ["note"], value: "text" },
};

const dealTargets: Readonly<Record<string, Target>> = {
  name: { kind: "field", what: "name", path: ["name"], value: "text" },
  stage: { kind: "stage", what: "stage", path: ["stage"], value: "stage" },
  closedAt: { kind: "closing", what: "closedAt", path: ["closedAt"], value: "date" },
};

const named = (targets: Readonly<Record<string, Target>>, to: string): Target | undefined =>
  Object.hasOwn(targets, to) ? targets[to] : undefined;

/** Returns the target that a name stands for in a file whose rows are of that kind. */
export const targetOf = (to: string, rows: RowKind): Target | undefined => {
  if (rows === "history") return named(moveTargets, to);
  const attribute = fieldsOf(rows).get(to);
  if (attribute) {
    const path = to.split(".");
    return { kind: "field", what: to, path, attribute, value: attribute.type.kind };
  }
  const signal = /^signal\.(.*)$/.exec(to)?.[1] ?? "";
  const hasSignals = rows === "deal" || isOfParties(rows);
  // An observation called like a field of a person would be taken for that field.
  if (idPattern.test(signal) && hasSignals && !attributeNames.has(signal))
    return { kind: "signal", what: signal, path: [] };
  if (rows !== "deal") return undefined;
  const [first, key, ...more] = to.split(".");
  if (first === "custom" && key && more.length === 0 && !isReservedKey(key))
    return { kind: "field", what: to, path: ["custom", key] };
  return named(dealTargets, to);
};

/** Returns the names that a file whose rows are of that kind may use. */
export const targetNames = (rows: RowKind): readonly string[] => {
  if (rows === "history") return Object.keys(moveTargets);
  return [...fieldsOf(rows).keys(), ...(rows === "deal" ? Object.keys(dealTargets) : [])];
};

/** Returns what the cells of a column are read as. */
export const valueKindOf = (target: Target, column: MappedColumn): ValueKind =>
  target.value ?? column.as ?? "text";

/** Where the elements of a list stand in a deal. */
export const listPathOf = (list: keyof typeof listPaths): readonly string[] => listPaths[list];
