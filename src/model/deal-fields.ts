import { accountSchema } from "./account.ts";
import { contactSchema } from "./contact.ts";
import { type Attribute, attributesOf } from "./field.ts";
import { opportunitySchema } from "./opportunity.ts";
import { activitySchema, datedSchema, documentSchema, needSchema } from "./opportunity-lists.ts";
import { organisationSchema } from "./organisation.ts";

const byName = (attributes: readonly Attribute[]): ReadonlyMap<string, Attribute> =>
  new Map(attributes.map((attribute) => [attribute.name, attribute]));

/** Every field of the deal as a whole, by the name observations call it: `account.tier`, … */
export const dealFields = byName([
  ...attributesOf(accountSchema, "account."),
  ...attributesOf(opportunitySchema, "opportunity."),
]);

/** Every field of a contact, by its dotted name: `stance`, `personal.family`, … */
export const contactFields = byName(attributesOf(contactSchema));

/** Every field of an organisation, by its name: `kind`, … */
export const organisationFields = byName(attributesOf(organisationSchema));

/** Every field of an element of the lists within the opportunity, by list and name. */
export const listFields: ReadonlyMap<string, ReadonlyMap<string, Attribute>> = new Map([
  ["needs", byName(attributesOf(needSchema))],
  ["documents", byName(attributesOf(documentSchema))],
  ["activities", byName(attributesOf(activitySchema))],
  ["dates", byName(attributesOf(datedSchema))],
]);

/** The names of the fields of contacts and organisations; no signal may be called so. */
export const attributeNames: ReadonlySet<string> = new Set([
  ...contactFields.keys(),
  ...organisationFields.keys(),
]);

/** The names of the fields of the elements of those lists. */
export const listAttributeNames: ReadonlySet<string> = new Set(
  [...listFields.values()].flatMap((fields) => [...fields.keys()]),
);
