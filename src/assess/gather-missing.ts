import { aboutOf, byList, listNames } from "../facts/lexicon.ts";
import type { ListName } from "../facts/reading.ts";
import { circuitWidth, framesThatMay } from "../logic/rails.ts";
import { ColumnMarks } from "./column-marks.ts";
import { ElementMarks, lowestRow } from "./element-marks.ts";
import { FoundItems } from "./found-items.ts";
import { type ItemSpec, type ItemSpecs, itemsOf } from "./item-specs.ts";
import { Marks } from "./marks.ts";
import { elementItem, itemOf, sharedItem } from "./missing-item.ts";
import { oncePerPlan } from "./once-per-plan.ts";
import type { AggregateSlot, Slot } from "./slot.ts";
import type { Slots } from "./slots.ts";
import { type Element, isClosed, reasonOf, type Snapshot } from "./snapshot.ts";
import { noStakes, StakeSets } from "./stake-sets.ts";
import type { StakesAtDoors } from "./stakes-at-doors.ts";
import type { MissingItem } from "./verdict.ts";

/**
 * Gathers what is missing: what is at stake at unknown conditions, on what may settle them. One
 * gathering serves a plan, verdict after verdict; between them it holds nothing of any deal.
 */
class Gathering {
  /** What is at stake at the conditions on the deal: as of today, and with age left out. */
  readonly today: Marks;
  readonly ageless: Marks;
  /** The same at the conditions of flags. */
  readonly flags: Marks;
  readonly #slots: Slots;
  readonly #specs: ItemSpecs;
  readonly #columns: ColumnMarks;
  readonly #elements: Readonly<Record<ListName, ElementMarks>>;
  /** What is at stake on what else there is of a list; the lists in the order they were met. */
  readonly #listSets = new Map<ListName, number>();
  #sets = new StakeSets();

  constructor(slots: Slots, specs: ItemSpecs) {
    const { circuits, tables, flags } = slots;
    this.#slots = slots;
    this.#specs = specs;
    this.today = new Marks(circuits.deal);
    this.ageless = new Marks(circuits.deal);
    this.flags = new Marks(flags);
    this.#columns = new ColumnMarks(tables.deal.columns.size);
    this.#elements = byList((list) => new ElementMarks(slots, list));
  }

  /** Begins anew. */
  begin(sets: StakeSets): void {
    this.#sets = sets;
    this.#columns.begin(sets);
    this.#forget();
  }

  #forget(): void {
    if (this.#listSets.size > 0) this.#listSets.clear();
    for (const list of listNames) this.#elements[list].forget();
  }

  /**
   * Puts what is at stake on an unknown slot of the deal on what may settle it. `isClosable`:
   * whether it can help to know that its list is complete.
   */
  add(index: number, set: number, snapshot: Snapshot, isClosable: boolean): void {
    const slot = this.#slots.tables.deal.slots[index];
    if (slot?.kind === "aggregate") this.#addAggregate(slot, set, snapshot, isClosable);
    else this.#addColumn(index, set, snapshot);
  }

  #addColumn(index: number, more: number, snapshot: Snapshot): void {
    const slot = baseSlot(this.#slots.tables.deal.slots, index);
    if (slot?.kind === "value") this.#columns.mark(slot, index, more, snapshot);
  }

  #addAggregate(slot: AggregateSlot, more: number, snapshot: Snapshot, isClosable: boolean): void {
    const { list, scope } = slot.reading;
    let isOpen = false;
    for (let chunk = 0; chunk < snapshot.lists[list].answers.length; chunk++) {
      if (this.#addRows(slot, more, snapshot, chunk)) isOpen = true;
    }
    const closed = isClosed(snapshot, this.#slots, list, scope);
    // A statement about all of nobody can still be settled by somebody.
    if (closed && (slot.reading.function !== "every" || isOpen)) return;
    this.#listSets.set(list, this.#sets.unite(this.#listSets.get(list) ?? noStakes, more));
    if (!closed) this.#addCompleteness(list, more, snapshot, isClosable);
  }

  #addCompleteness(list: ListName, more: number, snapshot: Snapshot, isClosable: boolean): void {
    const index = this.#slots.completeness[list];
    const slot = this.#slots.tables.deal.slots[index];
    if (slot?.kind !== "value") return;
    this.#columns.mark(slot, index, more, snapshot);
    this.#columns.markClosing(slot, more, isClosable);
  }

  /** Raises what is unknown of up to 15 elements; returns whether anything is. */
  #addRows(slot: AggregateSlot, more: number, snapshot: Snapshot, chunk: number): boolean {
    const { list } = slot.reading;
    const state = snapshot.lists[list];
    const asked = state.answers[chunk];
    if (asked === undefined) return false;
    const elements = this.#elements[list];
    elements.ask(state, this.#sets);
    const conditions = elements.conditions[chunk];
    const meant = framesThatMay(asked, slot.member);
    let open = conditions?.mark(slot.member, asked.frames, more) ?? 0;
    open |= conditions?.mark(slot.meets, meant, more) ?? 0;
    for (const read of [slot.of, slot.weight]) {
      if (read < 0) continue;
      let unknown = 0;
      for (let rest = meant; rest !== 0; rest &= rest - 1) {
        const row = lowestRow(rest);
        if (state.rows[chunk * circuitWidth + row]?.[read] === undefined) unknown |= 1 << row;
      }
      if (unknown !== 0) this.#addElements(list, chunk, read, unknown, more, snapshot);
      open |= unknown;
    }
    return open !== 0;
  }

  /** Puts what is at stake at conditions on elements, as read, on what may settle them. */
  settle(snapshot: Snapshot): void {
    for (const list of listNames) {
      this.#elements[list].settle((chunk, slot, rows, set) =>
        this.#addElements(list, chunk, slot, rows, set, snapshot),
      );
    }
  }

  /** Puts what is at stake on a slot of some of 15 elements. */
  #addElements(
    list: ListName,
    chunk: number,
    index: number,
    elements: number,
    more: number,
    snapshot: Snapshot,
  ): void {
    const slot = baseSlot(this.#slots.tables[list].slots, index);
    const state = snapshot.lists[list];
    if (slot?.kind === "value") {
      this.#elements[list].mark(snapshot, chunk, elements, slot, more, this.#sets);
    }
    if (slot?.kind !== "hop") return;
    for (let rest = elements; rest !== 0; rest &= rest - 1) {
      const row = lowestRow(rest);
      const reference = state.rows[chunk * circuitWidth + row]?.[slot.reference];
      // Who is not on file on the day counts as if nobody had said who.
      const target = snapshot.lists[slot.list].rowOf?.get(String(reference));
      if (target === undefined) {
        this.#addElements(list, chunk, slot.reference, 1 << row, more, snapshot);
        continue;
      }
      const at = Math.floor(target / circuitWidth);
      const alone = 1 << (target % circuitWidth);
      this.#addElements(slot.list, at, slot.slot, alone, more, snapshot);
    }
  }

  /** Returns everything gathered in order, and lets go of the deal. */
  items(atDoors: StakesAtDoors): readonly MissingItem[] {
    const found = new FoundItems();
    this.#columns.tell((column, set) => {
      const spec = this.#specs.columns.deal[column];
      if (spec === undefined) return;
      found.add(this.#placeOf(spec, set, atDoors), this.#itemOf(spec, set, atDoors));
    });
    for (const [list, set] of this.#listSets) {
      const atStake = atDoors.of(set);
      const item = sharedItem(this.#specs.found[list], atStake, "incomplete");
      found.add(atStake.placeOfOpening, item);
    }
    for (const list of listNames) this.#addElementItems(list, atDoors, found);
    this.#forget();
    return found.inOrder(atDoors);
  }

  #placeOf(spec: ItemSpec, set: number, atDoors: StakesAtDoors): number {
    const atStake = atDoors.of(set);
    const helped = this.#columns.helped(spec.number, set);
    if (helped === noStakes) return atStake.placeOfRefuting;
    if (helped !== set) return atDoors.of(helped).placeOfOpening;
    return spec.opensList ? atStake.placeOfOpening : atStake.place;
  }

  #itemOf(spec: ItemSpec, set: number, atDoors: StakesAtDoors): MissingItem {
    const column = spec.number;
    const reason = this.#columns.reasons[column];
    const source = this.#columns.sources[column] ?? 0;
    const atStake = atDoors.of(set);
    const helped = this.#columns.helped(column, set);
    if (helped !== set) {
      const stake = { ...atStake, doors: atDoors.of(helped).doors };
      return itemOf(spec, reason ?? "absent", source, stake);
    }
    // Whoever asks first may take any source, and another one not.
    return reason === undefined && source === 0
      ? sharedItem(spec, atStake, "absent")
      : itemOf(spec, reason ?? "absent", source, atStake);
  }

  #addElementItems(list: ListName, atDoors: StakesAtDoors, found: FoundItems): void {
    const marks = this.#elements[list];
    const snapshot = marks.marked;
    if (snapshot === undefined) return;
    const specs = this.#specs.columns[list];
    const { elements, winners } = snapshot.lists[list];
    const width = this.#slots.tables[list].columns.size;
    let latest = -1;
    let about = "";
    marks.tell((row, column, set) => {
      if (row !== latest) about = aboutOf(list, (elements[row] as Element).id);
      latest = row;
      const cell = row * width + column;
      const source = marks.sourceOf(cell);
      const winner = winners[cell];
      const reason =
        winner === undefined && source === 0
          ? "absent"
          : reasonOf({ minSource: source }, winner, snapshot);
      const atStake = atDoors.of(set);
      const spec = specs[column] as ItemSpec;
      found.add(atStake.place, elementItem(spec, list, about, reason, source, atStake));
    });
  }
}

/** Returns the gathering of a plan. */
export const gatheringOf = /* @__PURE__ */ oncePerPlan(
  (plan) => new Gathering(plan.slots, itemsOf(plan)),
);

/** Returns the slot that one is worked out from, which is itself for a value or a hop. */
function baseSlot(slots: readonly Slot[], index: number): Slot | undefined {
  let slot = slots[index];
  while (slot?.kind === "days" || slot?.kind === "known") slot = slots[slot.of];
  return slot;
}
