import type { FactType } from "../facts/fact-type.ts";
import type { AggregateReading, ListName, Subject } from "../facts/reading.ts";

interface SlotBase {
  readonly type: FactType;
}

/** A value read from observations first, then from where it stands in the deal. */
export interface ValueSlot extends SlotBase {
  readonly kind: "value";
  /** The column of the newest observations; several slots may share one. */
  readonly column: number;
  readonly what: string;
  readonly plain: readonly string[] | undefined;
  readonly path: readonly string[] | undefined;
  /** The rank of the weakest source that counts; 0: any. */
  readonly minSource: number;
  /** Days after which an observation lapses; 0: never. */
  readonly staleAfterDays: number;
  /** For an app's fact: how the app works it out. */
  readonly app: string | undefined;
  readonly fits: (value: unknown) => boolean;
}

/** A value one hop away: the reference's slot, then a slot of the list it leads to. */
export interface HopSlot extends SlotBase {
  readonly kind: "hop";
  readonly reference: number;
  readonly list: ListName;
  readonly slot: number;
}

/** Days until or since the date in another slot. */
export interface DaysSlot extends SlotBase {
  readonly kind: "days";
  readonly of: number;
  readonly direction: "until" | "ago";
  /** The numbers that conditions compare it with. */
  readonly thresholds: Set<number>;
  /** Whether it is added up with others, so that every day may change the sum. */
  isSummed: boolean;
}

/** Returns for how many days a count of days stays on the same side of every threshold. */
export function daysUnmoved(days: number, { thresholds, direction, isSummed }: DaysSlot): number {
  if (isSummed) return 0;
  let unmoved = Number.POSITIVE_INFINITY;
  for (const threshold of thresholds) {
    // Days until go down by one a day, days ago go up.
    const distance = direction === "until" ? days - threshold : threshold - days;
    if (distance === 0) return 0;
    if (distance > 0) unmoved = Math.min(unmoved, Math.ceil(distance) - 1);
  }
  return unmoved;
}

/** True when another slot is known. */
export interface KnownSlot extends SlotBase {
  readonly kind: "known";
  readonly of: number;
}

/** An interval over the elements of a list. */
export interface AggregateSlot extends SlotBase {
  readonly kind: "aggregate";
  readonly reading: AggregateReading;
  /** The node that tells who is meant, in the circuit of the list; -1: everybody. */
  readonly member: number;
  /** The node that tells who meets what is asked of all; -1: everybody. */
  readonly meets: number;
  readonly of: number;
  readonly weight: number;
}

/** A property of the verdict, filled in last. */
export interface VerdictSlot extends SlotBase {
  readonly kind: "verdict";
  readonly property: string;
}

/** One value that conditions read. */
export type Slot = ValueSlot | HopSlot | DaysSlot | KnownSlot | AggregateSlot | VerdictSlot;

/** The slots of one subject, and the columns that observations of it fall into. */
export class SlotTable {
  readonly slots: Slot[] = [];
  readonly columns = new Map<string, number>();
  readonly #keys = new Map<string, number>();
  readonly subject: Subject;

  constructor(subject: Subject) {
    this.subject = subject;
  }

  column(what: string): number {
    const known = this.columns.get(what);
    if (known !== undefined) return known;
    this.columns.set(what, this.columns.size);
    return this.columns.size - 1;
  }

  add(key: string, make: () => Slot): number {
    const known = this.#keys.get(key);
    if (known !== undefined) return known;
    const slot = make();
    this.slots.push(slot);
    this.#keys.set(key, this.slots.length - 1);
    return this.slots.length - 1;
  }
}
