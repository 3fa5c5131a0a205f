import { listNames } from "../facts/lexicon.ts";
import type { Contact } from "../model/contact.ts";
import type { Deal } from "../model/deal.ts";
import type { Organisation } from "../model/organisation.ts";
import { titleOfValue } from "../model/scales.ts";
import { type Language, text } from "../model/text.ts";
import { listOut } from "../words/enumeration.ts";
import { fill } from "../words/fill.ts";
import { firstName } from "../words/first-name.ts";
import { describeList } from "../words/list.ts";

const withRole = text("{}（{}）", "{} ({})");

/**
 * Returns whom or what an observation or a missing item is about: a person or an organisation by
 * name and role and nothing else, an element of another list by its list and id.
 */
export function nameOfAbout(deal: Deal, about: string, lang: Language): string {
  const contact = deal.contacts?.find(({ id }) => id === about);
  if (contact !== undefined) return nameOfContact(contact, lang);
  const organisation = deal.organisations?.find(({ id }) => id === about);
  if (organisation !== undefined) return nameOfOrganisation(organisation, lang);
  const [list, ...id] = about.split("/");
  const known = listNames.find((name) => name === list);
  if (known === undefined || id.length === 0) return about;
  return lang === "zh"
    ? `${describeList(known, lang)} ${id.join("/")}`
    : `${describeList(known, lang)}: ${id.join("/")}`;
}

function nameOfContact({ id, name, title, roles }: Contact, lang: Language): string {
  const role = listOut(
    (roles ?? []).map((one) => titleOfValue("role", one, lang)),
    lang,
  );
  const called = firstName(name, title);
  if (called === undefined) return role === "" ? id : role;
  return role === "" ? called : fill(withRole, lang, called, role);
}

function nameOfOrganisation({ id, name, kind }: Organisation, lang: Language): string {
  const called = firstName(name) ?? id;
  if (kind === undefined || kind === null) return called;
  return fill(withRole, lang, called, titleOfValue("organisationKind", kind, lang));
}
