import { listNames } from "../facts/lexicon.ts";
import type { ListName } from "../facts/reading.ts";
import { circuitWidth } from "../logic/circuit.ts";
import { rowsThatMay } from "./aggregate.ts";
import { itemsOf } from "./item-specs.ts";
import { elementItem, itemOf, sharedItem } from "./missing-item.ts";
import type { Plan } from "./plan.ts";
import { RowMarks } from "./row-marks.ts";
import { Shelves } from "./shelves.ts";
import type { AggregateSlot, Slot } from "./slot.ts";
import { isClosed, reasonOf, type Snapshot } from "./snapshot.ts";
import { noStakes, type StakeSets } from "./stake-sets.ts";
import type { StakesAtDoors } from "./stakes-at-doors.ts";
import type { MissingItem, UnknownReason } from "./verdict.ts";

/** What is missing about the elements of one list. */
interface ElementMarks {
  /** For every 32 rows, what is at stake by column. */
  readonly columns: readonly RowMarks[];
  /** By cell, the rank of the strongest source that is demanded; absent: none. */
  readonly sources: Map<number, number>;
  /** The snapshot that they were read from. */
  readonly snapshot: Snapshot;
}

export class Gathering {
  readonly plan: Plan;
  readonly atDoors: StakesAtDoors;
  readonly sets: StakeSets;
  /** The columns of the deal that something is missing in, in the order they were met. */
  readonly columns: number[] = [];
  readonly columnSets: number[];
  /** By column: the rank of the strongest source that is demanded, and why it is unknown. */
  readonly sources: number[] = [];
  readonly reasons: (UnknownReason | undefined)[] = [];
  readonly elements: Partial<Record<ListName, ElementMarks>> = {};
  readonly lists: ListName[] = [];
  readonly listSets: Partial<Record<ListName, number>> = {};
  /** By column of a list's completeness: what knowing the list to be complete can help. */
  readonly closingSets: number[] = [];

  /** For every 32 rows of a list, what is at stake at the conditions on it, until it is settled. */
  conditions: Partial<Record<ListName, RowMarks[]>> = {};

  constructor(plan: Plan, atDoors: StakesAtDoors) {
    this.plan = plan;
    this.atDoors = atDoors;
    this.sets = atDoors.sets;
    this.columnSets = new Array<number>(plan.slots.tables.deal.columns.size).fill(noStakes);
  }

  /**
   * Puts what is at stake on an unknown slot of the deal on what may settle it. `isClosable`:
   * whether it can help to know that its list is complete.
   */
  add(index: number, set: number, snapshot: Snapshot, isClosable: boolean): void {
    const slot = this.plan.slots.tables.deal.slots[index];
    if (slot?.kind === "aggregate") this.addAggregate(slot, set, snapshot, isClosable);
    else this.addColumn(index, set, snapshot);
  }

  addColumn(index: number, more: number, snapshot: Snapshot): void {
    const slot = baseSlot(this.plan.slots.tables.deal.slots, index);
    if (slot?.kind !== "value") return;
    const { columnSets, sources } = this;
    const { column, minSource } = slot;
    const set = columnSets[column] ?? noStakes;
    if (set === noStakes) {
      this.columns.push(column);
      const winner = snapshot.winners[column];
      // A completeness that is known is known to be lacking.
      if (snapshot.values[index] !== undefined) this.reasons[column] = "incomplete";
      else if (winner !== undefined || minSource > 0) {
        this.reasons[column] = reasonOf(slot, winner, snapshot);
      }
    }
    columnSets[column] = this.sets.unite(set, more);
    if (minSource > (sources[column] ?? 0)) sources[column] = minSource;
  }

  addAggregate(slot: AggregateSlot, more: number, snapshot: Snapshot, isClosable: boolean): void {
    const { list, scope } = slot.reading;
    let isOpen = false;
    const { answers } = snapshot.lists[list];
    for (let chunk = 0; chunk < answers.length; chunk++) {
      if (this.addRows(slot, more, snapshot, chunk)) isOpen = true;
    }
    const closed = isClosed(snapshot, this.plan.slots, list, scope);
    // A statement about all of nobody can still be settled by somebody.
    if (closed && (slot.reading.function !== "every" || isOpen)) return;
    const set = this.listSets[list];
    if (set === undefined) this.lists.push(list);
    this.listSets[list] = this.sets.unite(set ?? noStakes, more);
    if (!closed) this.addCompleteness(list, more, snapshot, isClosable);
  }

  addCompleteness(list: ListName, more: number, snapshot: Snapshot, isClosable: boolean): void {
    const { completeness, tables } = this.plan.slots;
    const slot = tables.deal.slots[completeness[list]];
    if (slot?.kind !== "value") return;
    this.addColumn(completeness[list], more, snapshot);
    const known = this.closingSets[slot.column] ?? noStakes;
    this.closingSets[slot.column] = isClosable ? this.sets.unite(known, more) : known;
  }

  /** Raises what is unknown of up to 32 elements; returns whether anything is. */
  addRows(slot: AggregateSlot, more: number, snapshot: Snapshot, chunk: number): boolean {
    const { list } = slot.reading;
    const { answers, rows } = snapshot.lists[list];
    const asked = answers[chunk];
    if (asked === undefined) return false;
    this.conditions[list] ??= [];
    this.conditions[list][chunk] ??= new RowMarks(
      this.plan.slots.circuits[list].nodes.length,
      this.sets,
    );
    const marks = this.conditions[list][chunk];
    const meant = rowsThatMay(asked, slot.member);
    let open = 0;
    for (const node of [slot.member, slot.meets]) {
      if (node < 0) continue;
      const asking = node === slot.member ? asked.frames : meant;
      const unknown = asking & (asked.possible[node] ?? 0) & ~(asked.satisfied[node] ?? 0);
      if (unknown !== 0) marks.mark(node, unknown, more);
      open |= unknown;
    }
    const from = chunk * circuitWidth;
    for (const read of [slot.of, slot.weight]) {
      if (read < 0) continue;
      let unknown = 0;
      for (let rest = meant; rest !== 0; rest &= rest - 1) {
        const row = lowestRow(rest);
        if (rows[from + row]?.[read] === undefined) unknown |= 1 << row;
      }
      if (unknown !== 0) this.addElements(list, chunk, read, unknown, more, snapshot);
      open |= unknown;
    }
    return open !== 0;
  }

  /** Puts what is at stake at conditions on lists, as read of a snapshot, on what may settle them. */
  settle(snapshot: Snapshot): void {
    for (const list of listNames) {
      const { answers } = snapshot.lists[list];
      this.conditions[list]?.forEach((marks, chunk) => {
        const asked = answers[chunk];
        if (asked === undefined) return;
        marks.handDown(this.plan.slots.circuits[list], asked, (slot, rows, set) =>
          this.addElements(list, chunk, slot, rows, set, snapshot),
        );
      });
    }
    this.conditions = {};
  }

  /** Puts what is at stake on a slot of some of up to 32 elements. */
  addElements(
    list: ListName,
    chunk: number,
    index: number,
    elements: number,
    more: number,
    snapshot: Snapshot,
  ): void {
    const table = this.plan.slots.tables[list];
    const slot = baseSlot(table.slots, index);
    const from = chunk * circuitWidth;
    if (slot?.kind === "hop") {
      const { rows } = snapshot.lists[list];
      const { rowOf } = snapshot.lists[slot.list];
      for (let rest = elements; rest !== 0; rest &= rest - 1) {
        const row = lowestRow(rest);
        const reference = rows[from + row]?.[slot.reference];
        const target = reference === undefined ? undefined : rowOf?.get(String(reference));
        if (reference === undefined) {
          this.addElements(list, chunk, slot.reference, 1 << row, more, snapshot);
        } else if (target !== undefined) {
          const there = Math.floor(target / circuitWidth);
          const at = 1 << (target % circuitWidth);
          this.addElements(slot.list, there, slot.slot, at, more, snapshot);
        }
      }
      return;
    }
    if (slot?.kind !== "value") return;
    this.elements[list] ??= this.openElements(list, snapshot);
    const { columns, sources } = this.elements[list];
    columns[chunk]?.mark(slot.column, elements, more);
    if (slot.minSource === 0) return;
    for (let rest = elements; rest !== 0; rest &= rest - 1) {
      const cell = (from + lowestRow(rest)) * table.columns.size + slot.column;
      sources.set(cell, Math.max(slot.minSource, sources.get(cell) ?? 0));
    }
  }

  openElements(list: ListName, snapshot: Snapshot): ElementMarks {
    const { answers } = snapshot.lists[list];
    const { size } = this.plan.slots.tables[list].columns;
    return {
      columns: answers.map(() => new RowMarks(size, this.sets)),
      sources: new Map(),
      snapshot,
    };
  }

  /** Returns everything gathered in order. */
  items(): readonly MissingItem[] {
    const items = itemsOf(this.plan);
    const { atDoors, columnSets, sources, reasons } = this;
    const shelves = new Shelves(atDoors);
    for (const column of this.columns) {
      const spec = items.columns.deal[column];
      if (spec === undefined) continue;
      const reason = reasons[column];
      const set = columnSets[column] ?? noStakes;
      const closing = this.closingSets[column] ?? set;
      const atStake = atDoors.of(set);
      if (closing !== set) {
        const helped = atDoors.of(closing);
        const place = closing === noStakes ? atStake.placeOfRefuting : helped.placeOfOpening;
        const stake = { ...atStake, doors: helped.doors };
        shelves.put(place, itemOf(spec, reason ?? "absent", sources[column] ?? 0, stake));
        continue;
      }
      shelves.put(
        spec.opensList ? atStake.placeOfOpening : atStake.place,
        reason === undefined
          ? sharedItem(spec, atStake, "absent")
          : itemOf(spec, reason, sources[column] ?? 0, atStake),
      );
    }
    for (const list of this.lists) {
      const atStake = atDoors.of(this.listSets[list] ?? noStakes);
      const item = sharedItem(items.found[list], atStake, "incomplete");
      shelves.put(atStake.placeOfOpening, item);
    }
    for (const list of listNames) this.addElementItems(list, shelves);
    return shelves.all();
  }

  addElementItems(list: ListName, shelves: Shelves): void {
    const marked = this.elements[list];
    if (marked === undefined) return;
    const { atDoors, plan } = this;
    const specs = itemsOf(plan).columns[list];
    const width = plan.slots.tables[list].columns.size;
    const { elements, winners } = marked.snapshot.lists[list];
    const prefix = list === "contacts" || list === "organisations" ? "" : `${list}/`;
    const { columns, sources, snapshot } = marked;
    for (let row = 0; row < elements.length; row++) {
      const element = elements[row];
      const marks = columns[Math.floor(row / circuitWidth)];
      if (element === undefined || marks === undefined) continue;
      const about = prefix === "" ? element.id : prefix + element.id;
      for (let column = 0; column < width; column++) {
        const set = marks.at(column, row % circuitWidth);
        const spec = specs[column];
        if (set === noStakes || spec === undefined) continue;
        const cell = row * width + column;
        const source = sources.get(cell) ?? 0;
        const winner = winners[cell];
        const reason =
          winner === undefined && source === 0
            ? "absent"
            : reasonOf({ minSource: source }, winner, snapshot);
        const atStake = atDoors.of(set);
        shelves.put(atStake.place, elementItem(spec, list, about, reason, source, atStake));
      }
    }
  }
}

/** Returns the number of the lowest bit that is set. */
function lowestRow(rows: number): number {
  return 31 - Math.clz32(rows & -rows);
}

/** Returns the slot that one is worked out from, which is itself for a value or a hop. */
function baseSlot(slots: readonly Slot[], index: number): Slot | undefined {
  let slot = slots[index];
  while (slot?.kind === "days" || slot?.kind === "known") slot = slots[slot.of];
  return slot;
}
