import type { AppFact } from "../facts/fact.ts";
import type { Deal } from "../model/deal.ts";
import type { Ages } from "./ages.ts";
import type { Winners } from "./observations.ts";
import type { AggregateSlot, DaysSlot, HopSlot, KnownSlot, SlotTable, ValueSlot } from "./slot.ts";
import type { Values } from "./values.ts";

/** A slot with its place in the table. */
export interface Placed<S> {
  readonly index: number;
  readonly slot: S;
}

/** A value slot that an observation fills. */
export interface Observed extends Placed<ValueSlot> {
  /** The place of the age that it lapses at; -1: it never does. */
  readonly age: number;
}

/** How a value is found where it stands in the deal. */
export interface PlainRead {
  readonly index: number;
  readonly column: number;
  readonly fits: (value: unknown) => boolean;
  readonly get: (root: unknown, deal: Deal, asOf: string) => unknown;
}

/** The slots of a table sorted by what reading them takes, so that nothing is looked at in vain. */
export interface ReadProgram {
  /** Every slot unknown; copied for each element. */
  readonly unknown: Values;
  readonly columns: number;
  /** No winner in any column; copied for each reading. */
  readonly unwon: Winners;
  readonly columnOf: ReadonlyMap<string, number>;
  readonly plain: readonly PlainRead[];
  /** The value slots that read each column. */
  readonly observed: readonly (readonly Observed[])[];
  readonly derived: readonly Placed<DaysSlot | KnownSlot>[];
  readonly hops: readonly Placed<HopSlot>[];
  readonly derivedFromHops: readonly Placed<DaysSlot | KnownSlot>[];
  readonly aggregates: readonly Placed<AggregateSlot>[];
}

/** Undated values from elsewhere than the deal, by what they are called; undefined is unknown. */
export type Undated = ReadonlyMap<string, unknown>;

/** Returns the reading program of a table. */
export function readProgram(
  table: SlotTable,
  facts: ReadonlyMap<string, AppFact>,
  ages: Ages,
  undated?: Undated,
): ReadProgram {
  const observed: Observed[][] = [...table.columns].map(() => []);
  const plain: PlainRead[] = [];
  const derived: Placed<DaysSlot | KnownSlot>[] = [];
  const derivedFromHops: Placed<DaysSlot | KnownSlot>[] = [];
  const hops: Placed<HopSlot>[] = [];
  const aggregates: Placed<AggregateSlot>[] = [];
  table.slots.forEach((slot, index) => {
    switch (slot.kind) {
      case "value": {
        observed[slot.column]?.push({ index, slot, age: ages.of(slot.staleAfterDays) });
        const get = plainOf(slot, facts, undated);
        if (get !== undefined) plain.push({ index, column: slot.column, fits: slot.fits, get });
        break;
      }
      case "days":
      case "known":
        (table.slots[slot.of]?.kind === "hop" ? derivedFromHops : derived).push({ index, slot });
        break;
      case "hop":
        hops.push({ index, slot });
        break;
      case "aggregate":
        aggregates.push({ index, slot });
        break;
      case "verdict":
    }
  });
  return {
    unknown: new Array<undefined>(table.slots.length).fill(undefined),
    columns: table.columns.size,
    unwon: new Array<undefined>(table.columns.size).fill(undefined),
    columnOf: table.columns,
    plain,
    observed,
    derived,
    hops,
    derivedFromHops,
    aggregates,
  };
}

function plainOf(
  slot: ValueSlot,
  facts: ReadonlyMap<string, AppFact>,
  undated: Undated | undefined,
): PlainRead["get"] | undefined {
  // A value as it stands has no source: it meets no demand for one.
  if (slot.minSource > 0) return undefined;
  const { app, plain, path, what } = slot;
  if (undated?.has(what) === true) {
    const value = follow(undated.get(what), path ?? []);
    return () => value;
  }
  if (app !== undefined) {
    const fact = facts.get(app);
    if (fact?.read === undefined) return undefined;
    const { read } = fact;
    return path === undefined
      ? (_root, deal, asOf) => read(deal, asOf)
      : (_root, deal, asOf) => follow(read(deal, asOf), path);
  }
  if (plain === undefined) return undefined;
  const [first, second] = plain;
  if (path === undefined && first !== undefined && plain.length === 1) {
    return (root) => (root as Readonly<Record<string, unknown>>)[first];
  }
  if (path === undefined && first !== undefined && second !== undefined && plain.length === 2) {
    return (root) => {
      const holder = (root as Readonly<Record<string, Readonly<Record<string, unknown>>>>)[first];
      return holder === undefined || holder === null ? holder : holder[second];
    };
  }
  const steps = [...plain, ...(path ?? [])];
  return (root) => follow(root, steps);
}

/**
 * Returns what stands at the end of a path: null below null, undefined where nothing stands, and
 * below what is no record NaN, which fits no type.
 */
export function follow(root: unknown, path: readonly string[]): unknown {
  let value = root;
  for (const step of path) {
    if (value === null || value === undefined) return value;
    if (typeof value !== "object" || Array.isArray(value)) return Number.NaN;
    value = Object.hasOwn(value, step)
      ? (value as Readonly<Record<string, unknown>>)[step]
      : undefined;
  }
  return value;
}
