import { factCatalogue } from "../facts/catalogue.ts";
import { factsAbout, subjects } from "../facts/lexicon.ts";
import type { Subject } from "../facts/reading.ts";
import type { Deal } from "../model/deal.ts";
import { nearest } from "../model/nearest.ts";
import type { PlanWords } from "./report-options.ts";

/** The name of evidence that says nothing to the rules, with what was likely meant. */
export interface Misnamed {
  readonly what: string;
  /** A name that the rules know and that is almost the same; absent: the name itself is right. */
  readonly near?: string;
  /** What the evidence would have to be about; absent: what it is about is right. */
  readonly of?: Subject;
}

/**
 * Returns a function that finds the names of evidence in a deal that the rules do not know but that
 * are near one they know, or are known for something else than what the evidence is about. A name
 * that is near none belongs to other rules, and evidence that was withdrawn is nobody's.
 */
export function misnamedFinder(plan: PlanWords): (deal: Deal) => readonly Misnamed[] {
  const own = new Map(subjects.map((subject) => [subject, namesOf(plan, subject)]));
  const found = new Map<string, Misnamed | undefined>();
  const find = (what: string, subject: Subject): Misnamed | undefined => {
    const names = own.get(subject) ?? [];
    if (names.includes(what)) return undefined;
    const of = subjects.find((other) => own.get(other)?.includes(what));
    if (of !== undefined) return { what, of };
    // What the model itself names is known, and a slip there is no deal.
    if (factsAbout(factCatalogue, subject).has(what)) return undefined;
    const near = nearest(what, names);
    return near === undefined ? undefined : { what, near };
  };
  return (deal) => {
    const { contacts = [], evidence = [] } = deal;
    const people = new Set(contacts.map(({ id }) => id));
    const withdrawn = new Set(evidence.map(({ withdraws }) => withdraws));
    const here = new Map<string, Misnamed>();
    for (const { id, what, about, withdraws } of evidence) {
      if (withdraws !== undefined || (id !== undefined && withdrawn.has(id))) continue;
      // Only people and organisations take evidence that the model does not name.
      if (about?.includes("/")) continue;
      const subject =
        about === undefined ? "deal" : people.has(about) ? "contacts" : "organisations";
      const key = `${subject} ${what}`;
      if (!found.has(key)) found.set(key, find(what, subject));
      const misnamed = found.get(key);
      if (misnamed !== undefined) here.set(key, misnamed);
    }
    return [...here.values()];
  };
}

/** Returns the names that evidence may have by the rules alone: signals, judgements, app facts. */
function namesOf({ ruleSet, lexicon }: PlanWords, subject: Subject): readonly string[] {
  const known = factsAbout(factCatalogue, subject);
  const names = [...factsAbout(lexicon, subject).keys()].filter((name) => !known.has(name));
  if (subject !== "deal") return names;
  const judgements = (ruleSet.stages ?? []).flatMap(({ checkpoints }) =>
    checkpoints.map(({ id }) => `${ruleSet.id}/${id}`),
  );
  return [...judgements, ...names];
}
