import type { ListName } from "../facts/reading.ts";
import type { Deal } from "../model/deal.ts";

/** What the elements of each list go by: the field that names one, and what ids begin with. */
export const elementNames: Readonly<
  Record<ListName, { readonly field: string; readonly prefix: string }>
> = {
  contacts: { field: "name", prefix: "contact" },
  organisations: { field: "name", prefix: "organisation" },
  needs: { field: "what", prefix: "need" },
  documents: { field: "title", prefix: "document" },
  activities: { field: "purpose", prefix: "activity" },
  dates: { field: "reason", prefix: "date" },
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
  return firstFree(elementNames[list].prefix, taken);
}

/** Returns an id for a new observation that none of the deal has yet. */
export function freshObservationId({ evidence = [] }: Deal): string {
  return firstFree("ask", new Set(evidence.map(({ id }) => id)));
}
