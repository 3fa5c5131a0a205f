import type { StakesAtDoors } from "./stakes-at-doors.ts";
import type { MissingItem } from "./verdict.ts";

/** Puts missing items in order: place by place, at each the first met first. */
export class Shelves {
  readonly #atDoors: StakesAtDoors;
  readonly #byPlace: (MissingItem[] | undefined)[] = [];

  constructor(atDoors: StakesAtDoors) {
    this.#atDoors = atDoors;
  }

  /** Puts an item in its place. */
  put(place: number, item: MissingItem): void {
    const there = this.#byPlace[place];
    if (there === undefined) this.#byPlace[place] = [item];
    else there.push(item);
  }

  /** Returns all items in order. */
  all(): readonly MissingItem[] {
    const items: MissingItem[] = [];
    for (const { number } of this.#atDoors.places) {
      const there = this.#byPlace[number];
      if (there === undefined) continue;
      for (const item of there) items.push(item);
    }
    return items;
  }
}
