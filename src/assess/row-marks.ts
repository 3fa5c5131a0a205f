import { noStakes, type StakeSets } from "./stake-sets.ts";

/**
 * Sets of stakes on numbered places, for up to 15 rows at a time. Rows of a place that have the
 * same set share an entry, so that marking all of them is one step. One object serves verdict after
 * verdict: it holds numbers alone, and forgets them when it begins anew.
 */
export class RowMarks {
  /** By place, the number of its first entry; -1: none. */
  readonly first: Int32Array;
  /** By entry: its rows as bits, their set, and the number of the next entry; -1: none. */
  readonly rows: number[] = [];
  readonly set: number[] = [];
  readonly next: number[] = [];
  #entries = 0;
  #sets: StakeSets | undefined;

  constructor(places: number) {
    this.first = new Int32Array(places).fill(-1);
  }

  /** Forgets every mark. */
  begin(sets: StakeSets): void {
    this.first.fill(-1);
    this.#entries = 0;
    this.#sets = sets;
  }

  /** Puts a set of stakes on rows of a place, beside what stands there. */
  mark(place: number, rows: number, set: number): void {
    let rest = rows;
    const first = this.first[place] as number;
    for (let entry = first; entry >= 0 && rest !== 0; entry = this.next[entry] as number) {
      const own = this.rows[entry] as number;
      const both = own & rest;
      if (both === 0) continue;
      rest &= ~both;
      const before = this.set[entry] as number;
      const united = this.#sets?.unite(before, set) ?? noStakes;
      if (united === before) continue;
      if (both === own) this.set[entry] = united;
      else {
        this.rows[entry] = own & ~both;
        this.#open(place, both, united);
      }
    }
    if (rest !== 0) this.#open(place, rest, set);
  }

  #open(place: number, rows: number, set: number): void {
    const entry = this.#entries++;
    this.rows[entry] = rows;
    this.set[entry] = set;
    this.next[entry] = this.first[place] as number;
    this.first[place] = entry;
  }

  /** Returns the places that something stands at, in order. */
  places(): readonly number[] {
    const places: number[] = [];
    for (let place = 0; place < this.first.length; place++) {
      if ((this.first[place] as number) >= 0) places.push(place);
    }
    return places;
  }

  /** Returns the set that stands at a row of a place. */
  at(place: number, row: number): number {
    let entry = this.first[place] as number;
    for (; entry >= 0; entry = this.next[entry] as number) {
      if ((((this.rows[entry] as number) >>> row) & 1) === 1) return this.set[entry] as number;
    }
    return noStakes;
  }
}
