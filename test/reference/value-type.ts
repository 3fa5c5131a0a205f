import { accountSchema } from "../../src/model/account.ts";
import { parseDay } from "../../src/model/civil-date.ts";
import { contactSchema } from "../../src/model/contact.ts";
import { attributesOf } from "../../src/model/field.ts";
import { opportunitySchema } from "../../src/model/opportunity.ts";
import {
  activitySchema,
  datedSchema,
  documentSchema,
  needSchema,
} from "../../src/model/opportunity-lists.ts";
import { organisationSchema } from "../../src/model/organisation.ts";
import { type ScaleId, scaleOf } from "../../src/model/scales.ts";
import type { RuleSet } from "../../src/rules/rule-set.ts";

/** The lists of a deal. */
export type ListName = keyof typeof lists;

/** What a value may be: scale values from low to high, the list that a reference leads to. */
export interface ValueType {
  readonly kind: string;
  readonly values?: readonly string[] | undefined;
  readonly ordered?: boolean | undefined;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly integer?: boolean | undefined;
  readonly leadsTo?: ListName | undefined;
  readonly fields?: Readonly<Record<string, ValueType>> | undefined;
}

const named = (prefix: string, schema: Parameters<typeof attributesOf>[0]) =>
  attributesOf(schema).map(({ name, type }): [string, ValueType] => {
    const scale = "of" in type && type.of !== undefined ? type.of : undefined;
    const leadsTo =
      type.kind !== "reference" ? undefined : type.to === "contact" ? "contacts" : "organisations";
    return [prefix + name, { ...type, ...valuesOf(scale), leadsTo }];
  });

const valuesOf = (scale: string | undefined) =>
  scale === undefined
    ? {}
    : {
        values: scaleOf(scale as ScaleId).values.map(({ value }) => value),
        ordered: scaleOf(scale as ScaleId).ordered,
      };

const deal = new Map([
  ...named("account.", accountSchema),
  ...named("opportunity.", opportunitySchema),
]);

/** The attributes of the elements of each list. */
export const lists = {
  contacts: new Map(named("", contactSchema)),
  organisations: new Map(named("", organisationSchema)),
  needs: new Map(named("", needSchema)),
  documents: new Map(named("", documentSchema)),
  activities: new Map(named("", activitySchema)),
  dates: new Map(named("", datedSchema)),
};

interface Declared {
  readonly type: string;
  readonly values?: readonly { readonly value: string }[] | undefined;
  readonly scale?: string | undefined;
  readonly fields?: unknown;
}

const declared = ({ type, values, scale, fields, ...bounds }: Declared): ValueType => ({
  ...bounds,
  kind: type,
  ...valuesOf(scale),
  ...(values === undefined ? {} : { values: values.map(({ value }) => value) }),
  ...(fields === undefined
    ? {}
    : {
        fields: Object.fromEntries(
          Object.entries(fields as Record<string, Declared>).map(([key, field]) => [
            key,
            declared(field),
          ]),
        ),
      }),
});

/** Returns the type of a fact of the deal, or of an attribute or signal of an element of a list. */
export function valueType(ruleSet: RuleSet, list: ListName | undefined, name: string): ValueType {
  if (/\.days(Until|Ago)$/.test(name)) return { kind: "number", integer: true };
  const signal = ruleSet.signals?.[name] ?? ruleSet.custom?.[name.replace(/^custom\./, "")];
  const own = list === undefined ? deal.get(name) : lists[list].get(name);
  if (own !== undefined) return own;
  if (signal !== undefined) return declared(signal);
  const [head = "", ...rest] = name.split(".");
  const next = list === undefined ? undefined : lists[list].get(head)?.leadsTo;
  return next === undefined ? { kind: "number" } : valueType(ruleSet, next, rest.join("."));
}

/** Returns whether a value is readable as its type; null, known to be none, always is. */
export function fits(type: ValueType, value: unknown): boolean {
  if (value === null) return true;
  const inScale = (one: unknown) =>
    typeof one === "string" && (type.values === undefined || type.values.includes(one));
  switch (type.kind) {
    case "boolean":
      return typeof value === "boolean";
    case "number":
      return (
        typeof value === "number" &&
        value >= (type.min ?? value) &&
        value <= (type.max ?? value) &&
        (type.integer !== true || Number.isInteger(value))
      );
    case "date":
      return typeof value === "string" && parseDay(value) !== undefined;
    case "set":
      return Array.isArray(value) && value.every(inScale);
    case "record":
      return typeof value === "object" && !Array.isArray(value);
    default:
      return inScale(value);
  }
}
