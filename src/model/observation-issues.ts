import {
  attributeNames,
  contactFields,
  dealFields,
  listAttributeNames,
  listFields,
  organisationFields,
} from "./deal-fields.ts";
import { type DealIds, type Placed, placedAt } from "./deal-ids.ts";
import { depthIssues } from "./depth-issues.ts";
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
import { listCompleteness } from "./list-completeness.ts";
import { appFactPattern, idPattern } from "./name-patterns.ts";
import { nearest } from "./nearest.ts";
import { isReservedKey, kindOf, type Plain } from "./plain-copy.ts";
import { pointerOf } from "./pointer.ts";
import { schemaIssues } from "./schema-issues.ts";

const dealNames = [...dealFields.keys(), ...listCompleteness.keys()];

const isJudgementName = (what: string): boolean => {
  const ids = what.split("/");
  return ids.length === 2 && ids.every((id) => idPattern.test(id));
};

const isCustomName = (what: string): boolean => {
  const [first, ...keys] = what.split(".");
  const isKey = (key: string) => key !== "" && !isReservedKey(key);
  return first === "custom" && keys.length > 0 && keys.every(isKey);
};

/** Returns the name of the model in which an app's name for a fact is likely a slip, if it is. */
export const slipOf = (what: string): string | undefined => nearest(what, dealNames);

const isAppFact = (what: string): boolean =>
  appFactPattern.test(what) && slipOf(what) === undefined;

/** Returns whether a name may be that of a field of the app, whose values may be records. */
const mayBeRecord = (what: string): boolean => isCustomName(what) || isAppFact(what);

const fieldValue = (
  { path, value: { value } }: Placed,
  { schema, type }: Attribute,
  ids: DealIds,
): readonly Issue[] => {
  const own = [...path, "value"];
  if (type.kind === "reference" && typeof value === "string" && !ids[type.to].has(value))
    return [danglingReference(pointerOf(own), value, type.to, ids[type.to])];
  // A withdrawal may come without a value.
  return value === undefined ? [] : schemaIssues(schema, value, own);
};

/** Returns what is wrong with an observation of the deal as a whole; undefined if it is of none. */
const dealIssues = (
  observation: Placed,
  what: string,
  ids: DealIds,
): readonly Issue[] | undefined => {
  const { path, value } = observation;
  const own = pointerOf([...path, "value"]);
  const field = dealFields.get(what);
  if (field) return fieldValue(observation, field, ids);
  if (mayBeRecord(what)) return depthIssues(value.value ?? null, [...path, "value"]);
  const states = listCompleteness.get(what);
  if (states && typeof value.value === "object" && value.value !== null)
    return [wrongType(own, [...new Set(states.map(kindOf))], kindOf(value.value))];
  if (states)
    return value.value === undefined || states.some((state) => state === value.value)
      ? []
      : [notAChoice(own, String(value.value), states.map(String))];
  if (isJudgementName(what))
    return value.value === undefined || typeof value.value === "boolean"
      ? []
      : [wrongType(own, ["boolean"], kindOf(value.value))];
  return undefined;
};

/** What an observation holds that is none of a field of the app. */
const plainKinds = ["text", "number", "boolean", "null", "list"] as const;

const observationIssue = (observation: Placed, ids: DealIds): readonly Issue[] => {
  const { what, value } = observation.value;
  if (typeof what !== "string") return [];
  const issues = namedIssues(observation, what, ids);
  if (kindOf(value) !== "object" || mayBeRecord(what)) return issues;
  const own = pointerOf([...observation.path, "value"]);
  return issues.some(({ pointer }) => pointer === own)
    ? issues
    : [...issues, wrongType(own, plainKinds, "object")];
};

/** Returns whether what an observation names is there, and its value fits. */
const namedIssues = (observation: Placed, what: string, ids: DealIds): readonly Issue[] => {
  const { about } = observation.value;
  const at = (key: string) => pointerOf([...observation.path, key]);
  const ofDeal = dealIssues(observation, what, ids);
  if (ofDeal) return about === undefined ? ofDeal : [...ofDeal, aboutNotAllowed(at("about"), what)];
  // The day of coming on file is written down, never observed.
  if (what === "addedAt") return [unknownField(at("what"), what, [])];
  if (typeof about !== "string") {
    if (attributeNames.has(what)) return [aboutMissing(at("what"), what)];
    if (idPattern.test(what)) return [];
    return listAttributeNames.has(what)
      ? [aboutMissing(at("what"), what)]
      : [unknownField(at("what"), what, dealNames)];
  }
  const listed = listFields.get(/^(\w+)\//.exec(about)?.[1] ?? "");
  const known = listed ? ids.listed : ids.either;
  if (!known.has(about))
    return [danglingReference(at("about"), about, listed ? "element" : "either", known)];
  const fields = listed ?? (ids.contact.has(about) ? contactFields : organisationFields);
  const field = fields.get(what);
  if (field) return fieldValue(observation, field, ids);
  return !listed && idPattern.test(what) && !attributeNames.has(what)
    ? []
    : [unknownField(at("what"), what, fields.keys())];
};

/** Returns an issue for each observation of something unknown, or whose value does not fit it. */
export const observationIssues = (deal: Plain, ids: DealIds): readonly Issue[] =>
  placedAt(deal, ["evidence"]).flatMap((observation) => observationIssue(observation, ids));
