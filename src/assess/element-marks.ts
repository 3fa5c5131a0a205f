import type { ListName } from "../facts/reading.ts";
import { circuitWidth } from "../logic/rails.ts";
import { Marks } from "./marks.ts";
import { RowMarks } from "./row-marks.ts";
import type { ValueSlot } from "./slot.ts";
import type { Slots } from "./slots.ts";
import type { ListState, Snapshot } from "./snapshot.ts";
import { noStakes, type StakeSets } from "./stake-sets.ts";

/** Past so many times 15 elements, what was set up for them is not kept. */
const mostKept = 17;

/** What is missing about the elements of one list. One object serves verdict after verdict. */
export class ElementMarks {
  /** For every 15 rows, what is at stake at the conditions on them, once the list was asked. */
  readonly conditions: Marks[] = [];
  /** What the columns were read from when they were marked first; undefined: none is marked. */
  marked: Snapshot | undefined;
  readonly #list: ListName;
  readonly #slots: Slots;
  readonly #width: number;
  /** For every 15 rows, what is at stake by column. */
  readonly #columns: RowMarks[] = [];
  /** By cell, the rank of the strongest source that is demanded; absent: none. */
  readonly #sources = new Map<number, number>();
  #asked: ListState | undefined;

  constructor(slots: Slots, list: ListName) {
    this.#slots = slots;
    this.#list = list;
    this.#width = slots.tables[list].columns.size;
  }

  /** Forgets every mark. */
  forget(): void {
    this.marked = undefined;
    this.#asked = undefined;
    // Clearing makes a new table, even where there is nothing to clear.
    if (this.#sources.size > 0) this.#sources.clear();
    if (this.conditions.length > mostKept) this.conditions.length = mostKept;
    if (this.#columns.length > mostKept) this.#columns.length = mostKept;
  }

  /** Makes ready to mark conditions by what the list answers. */
  ask(list: ListState, sets: StakeSets): void {
    if (this.#asked === list) return;
    this.#asked = list;
    for (let chunk = 0; chunk < list.answers.length; chunk++) {
      const answers = list.answers[chunk];
      if (answers === undefined) continue;
      const marks = this.conditions[chunk] ?? new Marks(this.#slots.circuits[this.#list]);
      this.conditions[chunk] = marks;
      marks.begin(answers, sets);
    }
  }

  /** Tells what the conditions come to, 15 rows at a time, and forgets what was at stake at them. */
  settle(found: (chunk: number, slot: number, rows: number, set: number) => void): void {
    const chunks = this.#asked?.answers.length ?? 0;
    this.#asked = undefined;
    for (let chunk = 0; chunk < chunks; chunk++) {
      this.conditions[chunk]?.tell((slot, rows, set) => found(chunk, slot, rows, set));
    }
  }

  /** Puts a set of stakes on the column of a slot in some of 15 rows. */
  mark(
    snapshot: Snapshot,
    chunk: number,
    rows: number,
    { column, minSource }: ValueSlot,
    more: number,
    sets: StakeSets,
  ): void {
    if (this.marked === undefined) {
      this.marked = snapshot;
      for (let i = 0; i < snapshot.lists[this.#list].answers.length; i++) {
        const marks = this.#columns[i] ?? new RowMarks(this.#width);
        this.#columns[i] = marks;
        marks.begin(sets);
      }
    }
    this.#columns[chunk]?.mark(column, rows, more);
    if (minSource === 0) return;
    for (let rest = rows; rest !== 0; rest &= rest - 1) {
      const cell = (chunk * circuitWidth + lowestRow(rest)) * this.#width + column;
      this.#sources.set(cell, Math.max(minSource, this.#sources.get(cell) ?? 0));
    }
  }

  /** Tells each column that is marked with what is at stake, row by row. */
  tell(found: (row: number, column: number, set: number) => void): void {
    const rows = this.marked?.lists[this.#list].elements.length ?? 0;
    for (let first = 0; first < rows; first += circuitWidth) {
      const marks = this.#columns[first / circuitWidth];
      const marked = marks?.places() ?? [];
      for (let row = first; row < Math.min(rows, first + circuitWidth); row++) {
        for (const column of marked) {
          const set = marks?.at(column, row - first) ?? noStakes;
          if (set !== noStakes) found(row, column, set);
        }
      }
    }
  }

  /** Returns the rank of the strongest source that is demanded of a cell. */
  sourceOf(cell: number): number {
    return this.#sources.size === 0 ? 0 : (this.#sources.get(cell) ?? 0);
  }
}

/** Returns the number of the lowest row among some, as bits. */
export function lowestRow(rows: number): number {
  return 31 - Math.clz32(rows & -rows);
}
