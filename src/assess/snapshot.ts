import { listPaths } from "../facts/catalogue.ts";
import type { ListName } from "../facts/reading.ts";
import type { Answers } from "../logic/rails.ts";
import type { Deal } from "../model/deal.ts";
import type { Observation } from "../model/observation.ts";
import { isDeclaredComplete } from "./completeness.ts";
import type { Winners } from "./observations.ts";
import type { ValueSlot } from "./slot.ts";
import type { Slots } from "./slots.ts";
import { rankOfSource } from "./source-kinds.ts";
import type { Values } from "./values.ts";
import type { UnknownReason } from "./verdict.ts";

/** One element of a list of the deal. */
export interface Element {
  readonly id: string;
  readonly addedAt?: string | null | undefined;
  readonly name?: unknown;
  readonly [attribute: string]: unknown;
}

/** A list of the deal as read. */
export interface ListState {
  /** Those on file on the day. */
  readonly elements: readonly Element[];
  /** Row by row, the observation that counts in each column. */
  winners: Winners;
  /** The values of each element; empty when no rule reads the list. */
  rows: readonly Values[];
  /** What the conditions on the list answer, 15 rows at a time. */
  answers: readonly Answers[];
  /** The row of each id, once somebody asked. */
  rowOf: ReadonlyMap<string, number> | undefined;
  /** Whether the deal says, without a day, that there is nobody. */
  readonly isEmpty: boolean;
}

/** What a deal says on a day, in the slots of a plan. */
export interface Snapshot {
  readonly values: Values;
  /** What the conditions of the stages answer. */
  readonly answers: Answers;
  readonly lists: Readonly<Record<ListName, ListState>>;
  readonly winners: Winners;
  /** Observations of the same day that contradict each other. */
  readonly conflicts: ReadonlySet<Observation>;
  /** Observations too old to count, whether or not age was heeded. */
  readonly stale: readonly Observation[];
  /** Observations that do not fit the type of what they are about. */
  readonly invalid: readonly Observation[];
  /** The last day, as a day number, that age and dates leave everything as it is. */
  readonly validUntil: number;
  readonly asOf: string;
}

/**
 * Returns whether a list is known to be complete: declared so, with nobody put on file after the
 * day of the declaration; or empty as the deal stands, and nobody declared anything since.
 */
export function isClosed(
  { lists, values, winners }: Snapshot,
  slots: Slots,
  list: ListName,
  scope: "all" | "decision-chain",
): boolean {
  const { elements, isEmpty } = lists[list];
  const index = slots.completeness[list];
  const slot = slots.tables.deal.slots[index];
  const declared = slot?.kind === "value" ? winners[slot.column]?.at : undefined;
  if (isEmpty && declared === undefined) return true;
  return (
    isDeclaredComplete(values[index], scope) &&
    !elements.some(({ addedAt }) => declared !== undefined && (addedAt ?? "") > declared)
  );
}

/** Returns why a value slot is unknown. */
export function reasonOf(
  slot: Pick<ValueSlot, "minSource">,
  winner: Observation | undefined,
  snapshot: Snapshot,
): UnknownReason {
  if (winner === undefined) return slot.minSource > 0 ? "source" : "absent";
  if (snapshot.conflicts.has(winner)) return "conflict";
  if (slot.minSource > rankOfSource(winner.source)) return "source";
  if (snapshot.invalid.includes(winner)) return "invalid";
  return snapshot.stale.includes(winner) ? "stale" : "absent";
}

/** Returns the elements of a list, or undefined when the deal does not say. */
export function elementsOf(deal: Deal, list: ListName): readonly Element[] | undefined {
  const [first, second] = listPaths[list];
  const holder = (deal as unknown as Readonly<Record<string, unknown>>)[first];
  const found =
    second === undefined
      ? holder
      : (holder as Readonly<Record<string, unknown>> | undefined)?.[second];
  return found === null ? undefined : (found as readonly Element[] | undefined);
}
