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
  return {
    deal: about("deal"),
    elements: {
      contacts: about("contacts"),
      organisations: about("organisations"),
      needs: about("needs"),
      documents: about("documents"),
      activities: about("activities"),
      dates: about("dates"),
    },
  };
}
