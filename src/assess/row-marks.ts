import type { Answers, Circuit, CircuitNode } from "../logic/circuit.ts";
import { noStakes, type StakeSets } from "./stake-sets.ts";
import type { Known } from "./values.ts";

/**
 * Sets of stakes on numbered places, for up to 32 rows at a time. Rows of a place that have the
 * same set share an entry, so that marking all of them is one step.
 */
export class RowMarks {
  /** By place, the number of its first entry; -1: none. */
  readonly #first: number[];
  /** By entry: its rows as bits, their set, and the number of the next entry; -1: none. */
  readonly #rows: number[] = [];
  readonly #set: number[] = [];
  readonly #next: number[] = [];
  readonly #sets: StakeSets;

  constructor(places: number, sets: StakeSets) {
    this.#first = new Array<number>(places).fill(-1);
    this.#sets = sets;
  }

  /** Puts a set of stakes on rows of a place, beside what stands there. */
  mark(place: number, rows: number, set: number): void {
    let rest = rows;
    const first = this.#first[place] as number;
    for (let entry = first; entry >= 0 && rest !== 0; entry = this.#next[entry] as number) {
      const own = this.#rows[entry] as number;
      const both = own & rest;
      if (both === 0) continue;
      rest &= ~both;
      const before = this.#set[entry] as number;
      const united = this.#sets.unite(before, set);
      if (united === before) continue;
      if (both === own) this.#set[entry] = united;
      else {
        this.#rows[entry] = own & ~both;
        this.#open(place, both, united);
      }
    }
    if (rest !== 0) this.#open(place, rest, set);
  }

  #open(place: number, rows: number, set: number): void {
    this.#next.push(this.#first[place] as number);
    this.#first[place] = this.#rows.push(rows) - 1;
    this.#set.push(set);
  }

  /**
   * Hands what stands at each unknown node of a circuit down to the unknown among its inputs, and
   * tells of each leaf that it comes to: its number, the rows, and their set.
   */
  handDown(
    { nodes }: Circuit<Known>,
    { satisfied, possible }: Answers,
    found: (number: number, rows: number, set: number) => void,
  ): void {
    for (let place = nodes.length - 1; place >= 0; place--) {
      let entry = this.#first[place] as number;
      if (entry < 0) continue;
      const { inputs, leaf } = nodes[place] as CircuitNode<Known>;
      for (; entry >= 0; entry = this.#next[entry] as number) {
        const rows = this.#rows[entry] as number;
        const set = this.#set[entry] as number;
        if (leaf !== undefined) found(leaf.number, rows, set);
        for (let i = 0; i < inputs.length; i++) {
          const input = inputs[i] as number;
          const open = rows & (possible[input] as number) & ~(satisfied[input] as number);
          if (open !== 0) this.mark(input, open, set);
        }
      }
    }
  }

  /** Returns the set that stands at a row of a place. */
  at(place: number, row: number): number {
    let entry = this.#first[place] as number;
    for (; entry >= 0; entry = this.#next[entry] as number) {
      if ((((this.#rows[entry] as number) >>> row) & 1) === 1) return this.#set[entry] as number;
    }
    return noStakes;
  }
}
