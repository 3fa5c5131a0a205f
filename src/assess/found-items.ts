import type { StakesAtDoors } from "./stakes-at-doors.ts";
import type { MissingItem } from "./verdict.ts";

/**
 * Missing items by the numbers that they are made of, each with the place it goes to: an item is
 * made once its place among all is certain. One object serves verdict after verdict.
 */
export class FoundItems {
  readonly #place: number[] = [];
  readonly #maker: number[] = [];
  readonly #cell: number[] = [];
  readonly #set: number[] = [];
  #size = 0;

  /** Forgets everything. */
  begin(): void {
    this.#size = 0;
  }

  /** Notes an item: its place, who makes it, of which cell, and the set of what is at stake. */
  add(place: number, maker: number, cell: number, set: number): void {
    const at = this.#size++;
    this.#place[at] = place;
    this.#maker[at] = maker;
    this.#cell[at] = cell;
    this.#set[at] = set;
  }

  /** Returns the items in order: place by place, at each the first noted first. */
  make(
    { places }: StakesAtDoors,
    makers: readonly ((cell: number, set: number) => MissingItem)[],
  ): readonly MissingItem[] {
    const next = new Array<number>(places.length).fill(0);
    for (let i = 0; i < this.#size; i++) {
      const place = this.#place[i] as number;
      next[place] = (next[place] as number) + 1;
    }
    let before = 0;
    for (const { number } of places) {
      const count = next[number] as number;
      next[number] = before;
      before += count;
    }
    const items = new Array<MissingItem>(this.#size);
    for (let i = 0; i < this.#size; i++) {
      const place = this.#place[i] as number;
      const at = next[place] as number;
      next[place] = at + 1;
      const make = makers[this.#maker[i] as number];
      if (make !== undefined) items[at] = make(this.#cell[i] as number, this.#set[i] as number);
    }
    return items;
  }
}
