import { listPaths } from "../facts/catalogue.ts";
import type { AppFact } from "../facts/fact.ts";
import { listNames } from "../facts/lexicon.ts";
import type { ListName } from "../facts/reading.ts";
import { parseDay } from "../model/civil-date.ts";
import type { Deal } from "../model/deal.ts";
import type { Observation } from "../model/observation.ts";
import { aggregate } from "./aggregate.ts";
import {
  isDeclaredComplete,
  type Slots,
  type SlotTable,
  sourceKinds,
  type ValueSlot,
} from "./slots.ts";
import type { Values } from "./values.ts";
import type { Doubt, UnknownReason } from "./verdict.ts";

/** One element of a list of the deal. */
export interface Element {
  readonly id: string;
  readonly addedAt?: string | null | undefined;
  readonly name?: unknown;
  readonly [attribute: string]: unknown;
}

type Winners = (Observation | undefined)[];

interface ListState {
  readonly elements: readonly Element[];
  readonly winners: Winners;
  readonly rows: Values[];
  rowOf: Map<string, number> | undefined;
  /** Whether the deal says anything about the list at all. */
  readonly present: boolean;
}

/** What a deal says on a day, in the slots of a plan. */
export interface Snapshot {
  readonly values: Values;
  readonly lists: Readonly<Record<ListName, ListState>>;
  readonly winners: Winners;
  readonly conflicts: Set<Observation> | undefined;
  /** Observations too old to count, whether or not age was heeded. */
  readonly stale: readonly Observation[];
  readonly invalid: readonly Observation[];
  /** The last day, as a day number, that age and dates leave everything as it is. */
  readonly validUntil: number;
  /** Whether some observation was left out for its age. */
  readonly aged: boolean;
  readonly asOf: string;
}

const noElements: readonly Element[] = [];
const noRows: Values[] = [];
const noWinners: Winners = [];

/** Reads a deal as of a day. */
export class Reader {
  readonly #slots: Slots;
  readonly #facts: ReadonlyMap<string, AppFact>;
  readonly #used: readonly ListName[];

  constructor(slots: Slots, facts: readonly AppFact[]) {
    this.#slots = slots;
    this.#facts = new Map(facts.map((fact) => [fact.name, fact]));
    const reached = new Set<ListName>();
    for (const table of Object.values(slots.tables)) {
      for (const slot of table.slots) {
        if (slot.kind === "hop") reached.add(slot.list);
        if (slot.kind === "aggregate") reached.add(slot.reading.list);
      }
    }
    this.#used = listNames.filter((list) => reached.has(list));
  }

  /** Returns what the deal says; with `ageless`, observations count however old they are. */
  read(deal: Deal, asOf: string, ageless: boolean): Snapshot {
    return new Reading(this.#slots, this.#facts, this.#used, deal, asOf, ageless).finish();
  }
}

class Reading {
  readonly values: Values;
  readonly winners: Winners;
  readonly lists: Record<ListName, ListState>;
  readonly stale: Observation[] = [];
  readonly invalid: Observation[] = [];
  conflicts: Set<Observation> | undefined;
  validUntil = Number.POSITIVE_INFINITY;
  aged = false;
  readonly #slots: Slots;
  readonly #facts: ReadonlyMap<string, AppFact>;
  readonly #used: readonly ListName[];
  readonly #deal: Deal;
  readonly #asOf: string;
  readonly #today: number;
  readonly #ageless: boolean;

  constructor(
    slots: Slots,
    facts: ReadonlyMap<string, AppFact>,
    used: readonly ListName[],
    deal: Deal,
    asOf: string,
    ageless: boolean,
  ) {
    this.#slots = slots;
    this.#facts = facts;
    this.#used = used;
    this.#deal = deal;
    this.#asOf = asOf;
    this.#today = parseDay(asOf) ?? 0;
    this.#ageless = ageless;
    this.values = new Array(slots.tables.deal.slots.length);
    this.winners = new Array(slots.tables.deal.columns.size);
    this.lists = {
      contacts: this.#list("contacts"),
      organisations: this.#list("organisations"),
      needs: this.#list("needs"),
      documents: this.#list("documents"),
      activities: this.#list("activities"),
      dates: this.#list("dates"),
    };
  }

  finish(): Snapshot {
    if (this.#deal.evidence !== undefined) this.#weigh(this.#deal.evidence);
    for (const list of this.#used) this.#readRows(list);
    for (const list of this.#used) this.#readHops(list);
    this.#readDeal();
    return {
      values: this.values,
      lists: this.lists,
      winners: this.winners,
      conflicts: this.conflicts,
      stale: this.stale,
      invalid: this.invalid,
      validUntil: this.validUntil,
      aged: this.aged,
      asOf: this.#asOf,
    };
  }

  #list(list: ListName): ListState {
    const elements = elementsOf(this.#deal, list);
    if (!this.#used.includes(list) || elements === undefined || elements.length === 0) {
      return {
        elements: elements ?? noElements,
        winners: noWinners,
        rows: noRows,
        rowOf: undefined,
        present: elements !== undefined,
      };
    }
    return {
      elements,
      winners: new Array(elements.length * this.#slots.tables[list].columns.size),
      rows: [],
      rowOf: undefined,
      present: true,
    };
  }

  /** Finds the newest observation of everything that the plan reads. */
  #weigh(evidence: readonly Observation[]): void {
    const asOf = this.#asOf;
    let withdrawn: Set<string> | undefined;
    for (const observation of evidence) {
      if (observation.withdraws !== undefined && this.#isOnFile(observation)) {
        withdrawn ??= new Set();
        withdrawn.add(observation.withdraws);
      }
    }
    const { columns } = this.#slots.tables.deal;
    for (const observation of evidence) {
      const { about, what, at } = observation;
      if (at > asOf || observation.recordedAt !== undefined) {
        if (!this.#isOnFile(observation)) continue;
      }
      if (observation.value === undefined) continue;
      if (
        withdrawn !== undefined &&
        observation.id !== undefined &&
        withdrawn.has(observation.id)
      ) {
        continue;
      }
      if (about === undefined) {
        const column = columns.get(what);
        if (column !== undefined) this.#contend(this.winners, column, observation);
      } else this.#weighAbout(about, observation);
    }
  }

  #isOnFile({ at, recordedAt }: Observation): boolean {
    const known = recordedAt !== undefined && recordedAt > at ? recordedAt : at;
    if (known <= this.#asOf) return true;
    this.#holdsUntil((parseDay(known) ?? 0) - 1);
    return false;
  }

  #weighAbout(about: string, observation: Observation): void {
    const slash = about.indexOf("/");
    if (slash > 0 && listNames.includes(about.slice(0, slash) as ListName)) {
      const list = about.slice(0, slash) as ListName;
      this.#weighElement(list, this.#rowOf(list, about.slice(slash + 1)), observation);
      return;
    }
    const contact = this.#rowOf("contacts", about);
    if (contact !== undefined) this.#weighElement("contacts", contact, observation);
    else {
      this.#weighElement("organisations", this.#rowOf("organisations", about), observation);
    }
  }

  #weighElement(list: ListName, row: number | undefined, observation: Observation): void {
    const { columns } = this.#slots.tables[list];
    const column = columns.get(observation.what);
    if (row === undefined || column === undefined) return;
    const { winners } = this.lists[list];
    if (winners !== noWinners) this.#contend(winners, row * columns.size + column, observation);
  }

  #rowOf(list: ListName, id: string): number | undefined {
    const state = this.lists[list];
    if (state.rowOf === undefined) {
      state.rowOf = new Map();
      for (let row = 0; row < state.elements.length; row++) {
        const element = state.elements[row];
        if (element !== undefined) state.rowOf.set(element.id, row);
      }
    }
    return state.rowOf.get(id);
  }

  #contend(winners: Winners, index: number, observation: Observation): void {
    const current = winners[index];
    if (current === undefined || observation.at > current.at) {
      winners[index] = observation;
    } else if (observation.at === current.at) {
      if (!isSame(observation.value, current.value)) {
        this.conflicts ??= new Set();
        this.conflicts.add(current);
      } else if (rankOfSource(observation) > rankOfSource(current)) {
        if (this.conflicts?.has(current)) this.conflicts.add(observation);
        winners[index] = observation;
      }
    }
  }

  #readRows(list: ListName): void {
    const table = this.#slots.tables[list];
    const { elements, winners, rows } = this.lists[list];
    const width = table.columns.size;
    for (let e = 0; e < elements.length; e++) {
      const row: Values = new Array(table.slots.length);
      rows.push(row);
      this.#fill(table, row, elements[e], winners, e * width);
    }
  }

  #readHops(list: ListName): void {
    const table = this.#slots.tables[list];
    if (!table.slots.some((slot) => slot.kind === "hop")) return;
    for (const row of this.lists[list].rows) {
      for (let s = 0; s < table.slots.length; s++) {
        const slot = table.slots[s];
        if (slot?.kind !== "hop") continue;
        const reference = row[slot.reference];
        if (reference === null) row[s] = null;
        else if (typeof reference === "string") {
          const target = this.#rowOf(slot.list, reference);
          if (target !== undefined) row[s] = this.lists[slot.list].rows[target]?.[slot.slot];
        }
      }
      this.#derive(table, row, true);
    }
  }

  #readDeal(): void {
    const table = this.#slots.tables.deal;
    this.#fill(table, this.values, this.#deal, this.winners, 0);
    for (let s = 0; s < table.slots.length; s++) {
      const slot = table.slots[s];
      if (slot?.kind !== "aggregate") continue;
      const { list, scope } = slot.reading;
      this.values[s] = aggregate(slot, this.lists[list].rows, this.#isComplete(list, scope));
    }
  }

  #isComplete(list: ListName, scope: "all" | "decision-chain"): boolean {
    const { elements, present } = this.lists[list];
    if (present && elements.length === 0) return true;
    const index = this.#slots.completeness[list];
    if (!isDeclaredComplete(this.values[index], scope)) return false;
    const slot = this.#slots.tables.deal.slots[index] as ValueSlot;
    const declared = this.winners[slot.column]?.at;
    // Whoever came on file after the day of the declaration was not counted in it.
    return !elements.some(
      ({ addedAt }) => typeof addedAt === "string" && declared !== undefined && addedAt > declared,
    );
  }

  #fill(table: SlotTable, values: Values, root: unknown, winners: Winners, offset: number): void {
    const { slots } = table;
    for (let s = 0; s < slots.length; s++) {
      const slot = slots[s];
      if (slot?.kind === "value") {
        const winner = winners[offset + slot.column];
        values[s] = winner === undefined ? this.#plain(slot, root) : this.#observed(slot, winner);
      }
    }
    this.#derive(table, values, false);
  }

  #plain(slot: ValueSlot, root: unknown): Values[number] {
    if (slot.minSource > 0) return undefined;
    let value: unknown;
    if (slot.app !== undefined) value = this.#facts.get(slot.app)?.read?.(this.#deal, this.#asOf);
    else if (slot.plain === undefined) return undefined;
    else value = follow(root, slot.plain);
    if (slot.path !== undefined) value = follow(value, slot.path);
    if (value === undefined || value === null) return value as null | undefined;
    return slot.fits(value) ? (value as Values[number]) : undefined;
  }

  #observed(slot: ValueSlot, winner: Observation): Values[number] {
    if (this.conflicts?.has(winner)) return undefined;
    if (slot.minSource > rankOfSource(winner)) return undefined;
    if (slot.staleAfterDays > 0) {
      const last = (parseDay(winner.at) ?? 0) + slot.staleAfterDays;
      if (last < this.#today) {
        this.aged = true;
        this.stale.push(winner);
        if (!this.#ageless) return undefined;
      } else this.#holdsUntil(last);
    }
    const value: unknown = slot.path === undefined ? winner.value : follow(winner.value, slot.path);
    if (value === null || slot.fits(value)) return value as Values[number];
    this.invalid.push(winner);
    return undefined;
  }

  #derive(table: SlotTable, values: Values, hops: boolean): void {
    const { slots } = table;
    for (let s = 0; s < slots.length; s++) {
      const slot = slots[s];
      if (slot === undefined || (slot.kind !== "days" && slot.kind !== "known")) continue;
      if ((slots[slot.of]?.kind === "hop") !== hops) continue;
      const value = values[slot.of];
      if (value === undefined) continue;
      if (slot.kind === "known") values[s] = true;
      else if (value === null) values[s] = null;
      else {
        const ahead = (parseDay(value as string) ?? 0) - this.#today;
        const days = slot.direction === "until" ? ahead : -ahead;
        values[s] = days;
        this.#holdsUntil(this.#today + daysUnmoved(days, slot.thresholds, slot.direction));
      }
    }
  }

  #holdsUntil(day: number): void {
    if (day < this.validUntil) this.validUntil = day;
  }
}

/** Returns why a value slot is unknown. */
export function reasonOf(
  slot: ValueSlot,
  winner: Observation | undefined,
  snapshot: Snapshot,
): UnknownReason {
  if (winner === undefined) return slot.minSource > 0 ? "source" : "absent";
  if (snapshot.conflicts?.has(winner)) return "conflict";
  if (slot.minSource > rankOfSource(winner)) return "source";
  if (snapshot.invalid.includes(winner)) return "invalid";
  return "stale";
}

/** Returns observations as doubts, each once, in a stable order. */
export function doubtsOf(observations: Iterable<Observation>): readonly Doubt[] {
  const doubts = [...new Set(observations)].map(
    ({ what, about, at }): Doubt => (about === undefined ? { what, at } : { what, about, at }),
  );
  return doubts.length < 2
    ? doubts
    : doubts.sort(
        (a, b) =>
          compare(a.at, b.at) || compare(a.what, b.what) || compare(a.about ?? "", b.about ?? ""),
      );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Returns the elements of a list, or undefined when the deal does not say. */
export function elementsOf(deal: Deal, list: ListName): readonly Element[] | undefined {
  return follow(deal, listPaths[list]) as readonly Element[] | undefined;
}

function follow(root: unknown, path: readonly string[]): unknown {
  let value = root;
  for (const step of path) {
    if (typeof value !== "object" || value === null) return value === null ? null : undefined;
    value = (value as Readonly<Record<string, unknown>>)[step];
  }
  return value;
}

function rankOfSource(observation: Observation): number {
  return observation.source === undefined ? 0 : sourceKinds.indexOf(observation.source) + 1;
}

function isSame(a: Observation["value"], b: Observation["value"]): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b;
  return a.every((one) => b.includes(one)) && b.every((one) => a.includes(one));
}

/** Returns for how many days a count of days stays on the same side of every threshold. */
function daysUnmoved(
  days: number,
  thresholds: ReadonlySet<number>,
  direction: "until" | "ago",
): number {
  let unmoved = Number.POSITIVE_INFINITY;
  for (const threshold of thresholds) {
    // Days until go down by one a day, days ago go up.
    const distance = direction === "until" ? days - threshold : threshold - days;
    if (distance === 0) return 0;
    if (distance > 0) unmoved = Math.min(unmoved, Math.ceil(distance) - 1);
  }
  return unmoved;
}
