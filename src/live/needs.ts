import type { Plan } from "../assess/plan.ts";
import type { Snapshot } from "../assess/snapshot.ts";
import { listNames } from "../facts/lexicon.ts";
import type { AggregateReading, ListName } from "../facts/reading.ts";
import { valuesOf } from "../facts/values-read.ts";

/** What a slot's value may still hang on. */
export interface Needs {
  /** What a loader may give, in the order in which it is of use. */
  readonly names: readonly string[];
  /** Whether the app works it out from the whole deal, all that is loaded included. */
  readonly whole: boolean;
}

const nothing: Needs = { names: [], whole: false };

/**
 * Returns what the value of a slot of the deal may still hang on. Nothing where an observation
 * counts, which comes before any loaded value, or where a source is demanded, which a loaded value
 * does not have.
 */
export function needsOf(
  plan: Pick<Plan, "slots" | "facts">,
  index: number,
  winners?: Snapshot["winners"],
): Needs {
  const { slots, facts } = plan;
  const slot = slots.tables.deal.slots[index];
  switch (slot?.kind) {
    case "value": {
      if (slot.minSource > 0 || winners?.[slot.column] !== undefined) return nothing;
      const { what, app } = slot;
      const reads = facts.some((fact) => fact.name === app && fact.read !== undefined);
      return { names: [what], whole: reads };
    }
    case "days":
    case "known":
      return needsOf(plan, slot.of, winners);
    case "aggregate": {
      const { list } = slot.reading;
      const completeness = needsOf(plan, slots.completeness[list], winners);
      return {
        names: [list, ...hopsOf(slot.reading), ...completeness.names],
        whole: false,
      };
    }
    default:
      return nothing;
  }
}

/** Returns the other lists that references of an aggregate's elements lead to. */
function hopsOf(reading: AggregateReading): readonly ListName[] {
  const read = new Set([...valuesOf(reading)].map(({ subject }) => subject));
  return listNames.filter((list) => list !== reading.list && read.has(list));
}
