import { listNames } from "../facts/lexicon.ts";
import type { ListName } from "../facts/reading.ts";
import { circuitWidth } from "../logic/circuit.ts";
import { collectUnknown, UnknownLeaves } from "../logic/unknown-leaves.ts";
import { rowsThatMay } from "./aggregate.ts";
import { itemsOf } from "./item-specs.ts";
import { elementItem, itemOf, sharedItem } from "./missing-item.ts";
import type { Plan } from "./plan.ts";
import { Shelves } from "./shelves.ts";
import type { AggregateSlot, Slot } from "./slot.ts";
import { isClosed, reasonOf, type Snapshot } from "./snapshot.ts";
import { noStakes, type StakeSets } from "./stake-sets.ts";
import type { StakesAtDoors } from "./stakes-at-doors.ts";
import type { MissingItem, UnknownReason } from "./verdict.ts";

/** What is missing about the elements of one list, by row and column. */
interface ElementMarks {
  /** For each cell, the set of what is at stake on it. */
  readonly setOf: number[];
  /** For each cell, the rank of the strongest source that is demanded; absent: none. */
  readonly sources: number[];
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

  readonly leaves = new UnknownLeaves();

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
    let possible = 0;
    const { answers } = snapshot.lists[list];
    for (let chunk = 0; chunk < answers.length; chunk++) {
      possible += this.addRows(slot, more, snapshot, chunk);
    }
    const closed = isClosed(snapshot, this.plan.slots, list, scope);
    // A statement about all of nobody can still be settled by somebody.
    if (closed && (slot.reading.function !== "every" || possible > 0)) return;
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

  /** Raises what is unknown of up to 32 elements; returns how much that is. */
  addRows(slot: AggregateSlot, more: number, snapshot: Snapshot, chunk: number): number {
    const { list } = slot.reading;
    const { answers, rows } = snapshot.lists[list];
    const asked = answers[chunk];
    if (asked === undefined) return 0;
    const circuit = this.plan.slots.circuits[list];
    const { leaves } = this;
    const meant = rowsThatMay(asked, slot.member);
    collectUnknown(circuit, asked, slot.member, asked.frames, leaves);
    collectUnknown(circuit, asked, slot.meets, meant, leaves);
    const from = chunk * circuitWidth;
    for (const read of [slot.of, slot.weight]) {
      if (read < 0) continue;
      let unknown = 0;
      for (let rest = meant; rest !== 0; rest &= rest - 1) {
        const row = 31 - Math.clz32(rest & -rest);
        if (rows[from + row]?.[read] === undefined) unknown |= 1 << row;
      }
      if (unknown !== 0) leaves.add(read, unknown);
    }
    const found = leaves.size;
    for (let i = 0; i < found; i++) {
      const leaf = leaves.numbers[i] ?? 0;
      for (let rest = leaves.frames[i] ?? 0; rest !== 0; rest &= rest - 1) {
        this.addElement(list, from + 31 - Math.clz32(rest & -rest), leaf, more, snapshot);
      }
    }
    leaves.size = 0;
    return found;
  }

  addElement(list: ListName, row: number, index: number, more: number, snapshot: Snapshot): void {
    const table = this.plan.slots.tables[list];
    const slot = baseSlot(table.slots, index);
    if (slot?.kind === "hop") {
      const reference = snapshot.lists[list].rows[row]?.[slot.reference];
      if (reference === undefined) {
        this.addElement(list, row, slot.reference, more, snapshot);
        return;
      }
      const target = snapshot.lists[slot.list].rowOf?.get(String(reference));
      if (target !== undefined) this.addElement(slot.list, target, slot.slot, more, snapshot);
      return;
    }
    if (slot?.kind !== "value") return;
    const own = this.elements[list] ?? this.openElements(list, snapshot);
    const cell = row * table.columns.size + slot.column;
    const set = own.setOf[cell] ?? noStakes;
    own.setOf[cell] = this.sets.unite(set, more);
    if (slot.minSource > (own.sources[cell] ?? 0)) own.sources[cell] = slot.minSource;
  }

  openElements(list: ListName, snapshot: Snapshot): ElementMarks {
    const size = snapshot.lists[list].elements.length * this.plan.slots.tables[list].columns.size;
    const setOf = new Array<number>(size).fill(noStakes);
    const opened: ElementMarks = { setOf, sources: [], snapshot };
    this.elements[list] = opened;
    return opened;
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
    const { setOf, sources, snapshot } = marked;
    for (let cell = 0; cell < setOf.length; cell++) {
      const set = setOf[cell] ?? noStakes;
      if (set === noStakes) continue;
      const row = Math.floor(cell / width);
      const spec = specs[cell - row * width];
      const element = elements[row];
      if (spec === undefined || element === undefined) continue;
      const source = sources[cell] ?? 0;
      const winner = winners[cell];
      const reason =
        winner === undefined && source === 0
          ? "absent"
          : reasonOf({ minSource: source }, winner, snapshot);
      const atStake = atDoors.of(set);
      const about = prefix === "" ? element.id : prefix + element.id;
      shelves.put(atStake.place, elementItem(spec, list, about, reason, source, atStake));
    }
  }
}

/** Returns the slot that one is worked out from, which is itself for a value or a hop. */
function baseSlot(slots: readonly Slot[], index: number): Slot | undefined {
  let slot = slots[index];
  while (slot?.kind === "days" || slot?.kind === "known") slot = slots[slot.of];
  return slot;
}
