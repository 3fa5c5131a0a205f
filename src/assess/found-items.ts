import type { StakesAtDoors } from "./stakes-at-doors.ts";
import type { MissingItem } from "./verdict.ts";

/** Missing items, each with the number of the place it goes to. */
export class FoundItems {
  readonly #items: MissingItem[] = [];
  readonly #places: number[] = [];

  /** Notes an item for a place. */
  add(place: number, item: MissingItem): void {
    this.#items.push(item);
    this.#places.push(place);
  }

  /** Returns the items place by place, at each the first noted first. */
  inOrder({ places }: StakesAtDoors): readonly MissingItem[] {
    const next = new Array<number>(places.length).fill(0);
    for (const place of this.#places) next[place] = (next[place] as number) + 1;
    let before = 0;
    for (const { number } of places) {
      const count = next[number] as number;
      next[number] = before;
      before += count;
    }
    const items = new Array<MissingItem>(this.#items.length);
    for (let i = 0; i < this.#items.length; i++) {
      const place = this.#places[i] as number;
      const at = next[place] as number;
      next[place] = at + 1;
      items[at] = this.#items[i] as MissingItem;
    }
    return items;
  }
}
