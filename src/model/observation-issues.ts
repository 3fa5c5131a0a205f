import {
  attributeNames,
  completeness,
  contactFields,
  dealFields,
  organisationFields,
} from "./deal-fields.ts";
import { type DealIds, type Placed, placedAt } from "./deal-ids.ts";
import type { Attribute } from "./field.ts";
import type { Issue } from "./issue.ts";
import {
  aboutMissing,
  aboutNotAllowed,
  danglingReference,
  notAChoice,
  unknownField,
  wrongType,
} from "./issue-of.ts";
import { isReservedKey, kindOf, type Plain } from "./plain-copy.ts";
import { pointerOf } from "./pointer.ts";
import { schemaIssues } from "./schema-issues.ts";

const kebab = "[a-z][a-z0-9]*(?:-[a-z0-9]+)*";
const signalName = new RegExp(`^${kebab}$`);
const judgementName = new RegExp(`^${kebab}/${kebab}$`);

const isCustomName = (what: string): boolean => {
  const [first, ...keys] = what.split(".");
  return (
    first === "custom" && keys.length > 0 && keys.every((key) => key !== "" && !isReservedKey(key))
  );
};

const fieldValue = (
  { path, value: { value } }: Placed,
  { schema, type }: Attribute,
  ids: DealIds,
): readonly Issue[] => {
  if (value === undefined) return [];
  const own = [...path, "value"];
  if (type.kind === "reference" && typeof value === "string" && !ids[type.to].has(value))
    return [danglingReference(pointerOf(own), value, type.to, ids[type.to])];
  return schemaIssues(schema, value, own);
};

const aboutTheDeal = (
  observation: Placed,
  what: string,
  ids: DealIds,
): readonly Issue[] | undefined => {
  const { path, value } = observation;
  const own = pointerOf([...path, "value"]);
  const field = dealFields.get(what);
  if (field) return fieldValue(observation, field, ids);
  if (isCustomName(what)) return [];
  if (value.value === undefined) return undefined;
  const states = completeness.get(what);
  if (states)
    return states.some((state) => state === value.value)
      ? []
      : [notAChoice(own, String(value.value), states.map(String))];
  if (judgementName.test(what))
    return typeof value.value === "boolean"
      ? []
      : [wrongType(own, ["boolean"], kindOf(value.value))];
  return undefined;
};

const observationIssue = (observation: Placed, ids: DealIds): readonly Issue[] => {
  const { what, about } = observation.value;
  if (typeof what !== "string") return [];
  const at = (key: string) => pointerOf([...observation.path, key]);
  const isDeals = aboutTheDeal(observation, what, ids);
  if (isDeals)
    return about === undefined ? isDeals : [...isDeals, aboutNotAllowed(at("about"), what)];
  if (typeof about !== "string") {
    if (attributeNames.has(what)) return [aboutMissing(at("what"), what)];
    return signalName.test(what)
      ? []
      : [unknownField(at("what"), what, [...dealFields.keys(), ...completeness.keys()])];
  }
  const isContact = ids.contact.has(about);
  if (!ids.either.has(about))
    return [danglingReference(at("about"), about, "contact-or-organisation", ids.either)];
  const fields = isContact ? contactFields : organisationFields;
  const field = fields.get(what);
  if (field) return fieldValue(observation, field, ids);
  return signalName.test(what) && !attributeNames.has(what)
    ? []
    : [unknownField(at("what"), what, fields.keys())];
};

/** Returns an issue for each observation of something unknown, or whose value does not fit it. */
export const observationIssues = (deal: Plain, ids: DealIds): readonly Issue[] =>
  placedAt(deal, ["evidence"]).flatMap((observation) => observationIssue(observation, ids));
