import { listNames } from "../facts/lexicon.ts";
import type { ListName } from "../facts/reading.ts";
import type { UnknownLeaves } from "../logic/expression.ts";
import { FAILED, UNKNOWN } from "../logic/truth.ts";
import { isInDecisionChain } from "./aggregate.ts";
import { isBlank, type Marks } from "./marks.ts";
import { makeEntry, sharedEntry, shelve } from "./missing-item.ts";
import type { Plan } from "./plan.ts";
import type { AggregateSlot, Slot } from "./slot.ts";
import { isClosed, reasonOf, type Snapshot } from "./snapshot.ts";
import type { AtStake, Branch, Doors, PlacedItem } from "./stakes.ts";
import type { Values } from "./values.ts";
import type { MissingItem, UnknownReason } from "./verdict.ts";

/** What is missing about the elements of one list, by row and column. */
interface ElementMarks {
  /** For each cell, the mask of what is at stake on it. */
  readonly masks: Int32Array;
  /** For each cell, the rank of the strongest source that is demanded; 0: none. */
  readonly sources: Uint8Array;
  /** The marked cells in the order they were met, and the snapshot that they were read from. */
  readonly cells: number[];
  readonly snapshot: Snapshot;
}

export class Gathering {
  readonly plan: Plan;
  readonly marks: Marks;
  readonly doors: Doors;
  /** The columns of the deal that something is missing in, in the order they were met. */
  readonly columns: number[] = [];
  readonly columnMasks: Int32Array;
  /** By column: the rank of the strongest source that is demanded, and why it is unknown. */
  readonly sources: Uint8Array;
  readonly reasons: (UnknownReason | undefined)[] = [];
  readonly elements: Partial<Record<ListName, ElementMarks>> = {};
  readonly lists: ListName[] = [];
  readonly listMasks: Partial<Record<ListName, Int32Array>> = {};

  constructor(plan: Plan, marks: Marks, doors: Doors) {
    const { length } = plan.items.columns.deal;
    this.plan = plan;
    this.marks = marks;
    this.doors = doors;
    this.columnMasks = new Int32Array(length * marks.words);
    this.sources = new Uint8Array(length);
  }

  finish(): readonly MissingItem[] {
    const { slots, snapshots } = this.marks;
    const table = this.plan.slots.tables.deal.slots;
    for (let i = 0; i < slots.length; i++) {
      const index = slots[i] ?? 0;
      const snapshot = snapshots[i];
      const slot = table[index];
      if (snapshot === undefined) continue;
      if (slot?.kind === "aggregate") this.addAggregate(index, slot, snapshot);
      else this.addColumn(index, index, snapshot);
    }
    return shelve(this.entries());
  }

  /** Raises the item of a slot by the stakes of a marked slot, which may be another. */
  addColumn(index: number, marked: number, snapshot: Snapshot): void {
    const slot = baseSlot(this.plan.slots.tables.deal.slots, index);
    if (slot?.kind !== "value") return;
    const { columnMasks, sources } = this;
    const { column, minSource } = slot;
    const { masks, words } = this.marks;
    const to = column * words;
    if (isBlank(columnMasks, to, words)) {
      this.columns.push(column);
      const winner = snapshot.winners[column];
      // A completeness that is known is known to be lacking.
      if (snapshot.values[index] !== undefined) this.reasons[column] = "incomplete";
      else if (winner !== undefined || minSource > 0) {
        this.reasons[column] = reasonOf(slot, winner, snapshot);
      }
    }
    merge(columnMasks, to, masks, marked * words, words);
    if (minSource > 0) sources[column] = Math.max(sources[column] ?? 0, minSource);
  }

  addAggregate(index: number, slot: AggregateSlot, snapshot: Snapshot): void {
    const { list, scope } = slot.reading;
    const { rows } = snapshot.lists[list];
    const unknowns = this.marks.leaves;
    let possible = 0;
    for (let row = 0; row < rows.length; row++) {
      const values = rows[row];
      if (values === undefined) continue;
      unknownsOf(slot, values, unknowns);
      possible += unknowns.size;
      for (let i = 0; i < unknowns.size; i++) {
        this.addElement(list, row, unknowns.numbers[i] ?? 0, index, snapshot);
      }
      unknowns.size = 0;
    }
    const closed = isClosed(snapshot, this.plan.slots, list, scope);
    // A statement about all of nobody can still be settled by somebody.
    if (closed && (slot.reading.function !== "every" || possible > 0)) return;
    const { masks, words } = this.marks;
    let mask = this.listMasks[list];
    if (mask === undefined) {
      mask = new Int32Array(words);
      this.listMasks[list] = mask;
      this.lists.push(list);
    }
    merge(mask, 0, masks, index * words, words);
    if (!closed) this.addColumn(this.plan.slots.completeness[list], index, snapshot);
  }

  addElement(list: ListName, row: number, index: number, marked: number, snapshot: Snapshot): void {
    const table = this.plan.slots.tables[list];
    const slot = baseSlot(table.slots, index);
    if (slot?.kind === "hop") {
      const reference = snapshot.lists[list].rows[row]?.[slot.reference];
      if (reference === undefined) {
        this.addElement(list, row, slot.reference, marked, snapshot);
        return;
      }
      const target = snapshot.lists[slot.list].rowOf?.get(String(reference));
      if (target !== undefined) this.addElement(slot.list, target, slot.slot, marked, snapshot);
      return;
    }
    if (slot?.kind !== "value") return;
    const { masks, words } = this.marks;
    const own = this.elements[list] ?? this.openElements(list, snapshot);
    const cell = row * table.columns.size + slot.column;
    if (isBlank(own.masks, cell * words, words)) own.cells.push(cell);
    merge(own.masks, cell * words, masks, marked * words, words);
    if (slot.minSource > (own.sources[cell] ?? 0)) own.sources[cell] = slot.minSource;
  }

  openElements(list: ListName, snapshot: Snapshot): ElementMarks {
    const size = snapshot.lists[list].elements.length * this.plan.slots.tables[list].columns.size;
    const opened: ElementMarks = {
      masks: new Int32Array(size * this.marks.words),
      sources: new Uint8Array(size),
      cells: [],
      snapshot,
    };
    this.elements[list] = opened;
    return opened;
  }

  /** Returns everything gathered as items with their places. */
  entries(): readonly PlacedItem[] {
    const { items, stakes } = this.plan;
    const { columnMasks, sources, reasons, doors, listMasks } = this;
    const { words } = this.marks;
    const known = stakes.under(doors);
    const entries: PlacedItem[] = [];
    for (const column of this.columns) {
      const spec = items.columns.deal[column];
      if (spec === undefined) continue;
      const reason = reasons[column];
      const atStake = stakes.read(columnMasks, column * words, doors, known);
      entries.push(
        reason === undefined
          ? sharedEntry(spec, atStake, "absent")
          : makeEntry(spec, undefined, reason, sources[column] ?? 0, atStake),
      );
    }
    for (const list of this.lists) {
      const mask = listMasks[list];
      const spec = items.found[list];
      if (mask === undefined) continue;
      entries.push(sharedEntry(spec, stakes.read(mask, 0, doors, known), "incomplete"));
    }
    for (const list of listNames) this.addElementEntries(list, entries, known);
    return entries;
  }

  addElementEntries(list: ListName, entries: PlacedItem[], known: Branch): void {
    const marked = this.elements[list];
    if (marked === undefined) return;
    const { doors, plan } = this;
    const { words } = this.marks;
    const specs = plan.items.columns[list];
    const width = plan.slots.tables[list].columns.size;
    const { elements, winners } = marked.snapshot.lists[list];
    const prefix = list === "contacts" || list === "organisations" ? "" : `${list}/`;
    let atStake: AtStake | undefined;
    let last = 0;
    for (const cell of marked.cells) {
      const row = Math.floor(cell / width);
      const spec = specs[cell - row * width];
      const element = elements[row];
      if (spec === undefined || element === undefined) continue;
      const source = marked.sources[cell] ?? 0;
      const winner = winners[cell];
      const reason =
        winner === undefined && source === 0
          ? "absent"
          : reasonOf({ minSource: source }, winner, marked.snapshot);
      const at = cell * words;
      // Neighbours mostly have the same at stake.
      if (atStake === undefined || !isSameMask(marked.masks, last, at, words)) {
        atStake = plan.stakes.read(marked.masks, at, doors, known);
        last = at;
      }
      entries.push(makeEntry(spec, prefix + element.id, reason, source, atStake));
    }
  }
}

/** Returns the slot that one is worked out from, which is itself for a value or a hop. */
function baseSlot(slots: readonly Slot[], index: number): Slot | undefined {
  let slot = slots[index];
  while (slot?.kind === "days" || slot?.kind === "known") slot = slots[slot.of];
  return slot;
}

function isSameMask(masks: Int32Array, a: number, b: number, words: number): boolean {
  for (let word = 0; word < words; word++) if (masks[a + word] !== masks[b + word]) return false;
  return true;
}

function merge(to: Int32Array, at: number, from: Int32Array, start: number, words: number): void {
  for (let word = 0; word < words; word++) {
    to[at + word] = (to[at + word] ?? 0) | (from[start + word] ?? 0);
  }
}

/** Writes down the slots of one element that could still move what an aggregate comes to. */
function unknownsOf(slot: AggregateSlot, values: Values, unknowns: UnknownLeaves): void {
  // What is settled writes nothing down, so each condition is answered but once.
  if (slot.whereUnknowns?.(values, unknowns) === FAILED) return;
  if (slot.roles >= 0) {
    const inChain = isInDecisionChain(values[slot.roles]);
    if (inChain === UNKNOWN) unknowns.add(slot.roles);
    if (inChain === FAILED) unknowns.size = 0;
    if (inChain === FAILED) return;
  }
  slot.meetsUnknowns?.(values, unknowns);
  if (slot.of >= 0 && values[slot.of] === undefined) unknowns.add(slot.of);
  if (slot.weight >= 0 && values[slot.weight] === undefined) unknowns.add(slot.weight);
}
