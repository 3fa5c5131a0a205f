import type { ListName } from "../facts/reading.ts";
import type { Deal } from "../model/deal.ts";

/** What the ids of new elements begin with. */
const prefixes: Readonly<Record<ListName, string>> = {
  contacts: "contact",
  organisations: "organisation",
  needs: "need",
  documents: "document",
  activities: "activity",
  dates: "date",
};

const firstFree = (prefix: string, taken: ReadonlySet<string | undefined>): string => {
  let number = 1;
  while (taken.has(`${prefix}-${number}`)) number++;
  return `${prefix}-${number}`;
};

/** Returns an id for a new element of a list that nothing in the deal has yet. */
export function freshElementId({ contacts, organisations, opportunity }: Deal, list: ListName) {
  const { needs, documents, activities, dates } = opportunity ?? {};
  const all = [contacts, organisations, needs, documents, activities, dates];
  const taken = new Set(all.flatMap((elements) => elements?.map(({ id }) => id) ?? []));
  return firstFree(prefixes[list], taken);
}

/** Returns an id for a new observation that none of the deal has yet. */
export function freshObservationId({ evidence = [] }: Deal): string {
  return firstFree("ask", new Set(evidence.map(({ id }) => id)));
}
