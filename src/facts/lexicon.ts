import type { Fact } from "./fact.ts";
import type { ListName, Subject } from "./reading.ts";

/** The facts that conditions may name, by what they are about. */
export interface Lexicon {
  /** Facts of the deal as a whole. */
  readonly deal: ReadonlyMap<string, Fact>;
  /** Attributes and signals of one element of a list. */
  readonly elements: Readonly<Record<ListName, ReadonlyMap<string, Fact>>>;
}

/** The lists that facts count over. */
export const listNames = [
  "contacts",
  "organisations",
  "needs",
  "documents",
  "activities",
  "dates",
] as const satisfies readonly ListName[];

/** All that facts are about: the deal as a whole, or one element of a list. */
export const subjects = ["deal", ...listNames] as const satisfies readonly Subject[];

/** Returns something of every list. */
export function byList<T>(make: (list: ListName) => T): Readonly<Record<ListName, T>> {
  const all = {} as Record<ListName, T>;
  for (const list of listNames) all[list] = make(list);
  return all;
}

/** Returns something of every subject. */
export function bySubject<T>(make: (subject: Subject) => T): Readonly<Record<Subject, T>> {
  return { deal: make("deal"), ...byList(make) };
}

/**
 * Whether a list is one of those who are dealt with, people and organisations: they take signals, are
 * put on file on a day, and go by their bare ids in evidence.
 */
export function isOfParties(list: Subject | undefined): list is "contacts" | "organisations" {
  return list === "contacts" || list === "organisations";
}

/** Returns what evidence about an element of a list is about: an id, or with its list `needs/<id>`. */
export function aboutOf(list: ListName, id: string): string {
  return isOfParties(list) ? id : `${list}/${id}`;
}

/** The field that the elements of a list go by. */
export const namedBy: Readonly<Record<ListName, string>> = {
  contacts: "name",
  organisations: "name",
  needs: "what",
  documents: "title",
  activities: "purpose",
  dates: "reason",
};

/** Returns the facts that may be named about a subject. */
export function factsAbout(lexicon: Lexicon, subject: Subject): ReadonlyMap<string, Fact> {
  return subject === "deal" ? lexicon.deal : lexicon.elements[subject];
}

/** Returns a lexicon with more facts in it; later ones take the place of earlier ones. */
export function extendLexicon(
  lexicon: Lexicon,
  additions: readonly { readonly subject: Subject; readonly fact: Fact }[],
): Lexicon {
  const about = (subject: Subject): ReadonlyMap<string, Fact> => {
    const own = additions.filter((addition) => addition.subject === subject);
    const known = factsAbout(lexicon, subject);
    return own.length === 0
      ? known
      : new Map([...known, ...own.map(({ fact }) => [fact.name, fact] as const)]);
  };
  return { deal: about("deal"), elements: byList(about) };
}
