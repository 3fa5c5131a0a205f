import { itemsOf } from "../assess/item-specs.ts";
import type { Plan } from "../assess/plan.ts";
import type { Snapshot } from "../assess/snapshot.ts";
import { aboutOf, listNames } from "../facts/lexicon.ts";

/** Returns the ids of everything that the rules of a plan may find missing in a deal. */
export const questionsOf = (plan: Plan, { lists }: Snapshot): ReadonlySet<string> => {
  const { columns } = itemsOf(plan);
  return new Set([
    ...columns.deal.flatMap(({ what }) => what),
    ...plan.slots.tables.deal.slots.flatMap((slot) =>
      slot.kind === "aggregate" ? `${slot.reading.list}.new` : [],
    ),
    ...listNames.flatMap((list) =>
      lists[list].elements.flatMap(({ id }) =>
        columns[list].flatMap(({ suffix }) => aboutOf(list, id) + suffix),
      ),
    ),
  ]);
};
