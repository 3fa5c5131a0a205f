import { listPaths } from "../facts/catalogue.ts";
import { aboutOf } from "../facts/lexicon.ts";
import type { ListName } from "../facts/reading.ts";
import type { Deal } from "../model/deal.ts";
import type { Observation } from "../model/observation.ts";
import { elementsOf, put } from "./elements.ts";

/** An answer to a missing item, by the item's id. */
export interface GivenAnswer {
  readonly item: string;
  readonly value: unknown;
}

const added = ".new";

/**
 * Returns a deal with items answered, such as those of a set that unlocks a door: observed on a
 * day, in a document; people put on file, and what is said of them observed.
 */
export function answering(deal: Deal, answers: readonly GivenAnswer[], at: string): Deal {
  const copy = structuredClone(deal) as unknown as Record<string, unknown>;
  for (const { item, value } of answers) {
    if (!item.endsWith(added)) continue;
    const list = item.slice(0, -added.length) as ListName;
    const { id } = value as { readonly id: string };
    put(copy, listPaths[list], [...(elementsOf(copy, list) ?? []), { id }]);
  }
  const evidence = [
    ...(deal.evidence ?? []),
    ...answers.flatMap((answer) => observationsOf(answer, at)),
  ];
  return { ...copy, evidence } as unknown as Deal;
}

/** Returns the observations that answer an item; of somebody put on file, one for each attribute. */
export function observationsOf({ item, value }: GivenAnswer, at: string): readonly Observation[] {
  const seen = (what: string, about: string | undefined, one: unknown): Observation => ({
    what,
    ...(about === undefined ? {} : { about }),
    value: one as Observation["value"],
    at,
    source: "document",
  });
  if (!item.endsWith(added)) {
    const [about, what] = item.includes(":") ? item.split(":") : [undefined, item];
    return [seen(what ?? item, about, value)];
  }
  const list = item.slice(0, -added.length) as ListName;
  const { id, addedAt: _, ...attributes } = value as { readonly id: string; addedAt?: unknown };
  const about = aboutOf(list, id);
  return Object.entries(attributes).map(([what, one]) => seen(what, about, one));
}
