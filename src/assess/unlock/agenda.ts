import type { Formula } from "./formula.ts";
import type { Answers } from "./openings.ts";
import type { Scene } from "./scene.ts";

/** A scene that is still to be searched, made when it is. */
export interface Entry {
  /** What opening the door takes there at least. */
  readonly least: number;
  readonly scene: () => Scene;
  readonly rest?: Rest | undefined;
}

/** What is left of a scene's formula, and of its answers, for openings that cost no more. */
export interface Rest {
  readonly formula: Formula;
  readonly classes: Answers;
  readonly limit: number;
}

/**
 * What is still to be searched, the most promising first; of equals, what is new, the latest first,
 * and then what was put off, the earliest first.
 */
export class Agenda {
  readonly #entries: Entry[] = [];

  /** What any opening that is yet to be found takes at least. */
  get least(): number {
    return this.#entries.at(-1)?.least ?? Number.POSITIVE_INFINITY;
  }

  add(entry: Entry): void {
    this.#insert(entry, (other) => other.least < entry.least);
  }

  putOff(entry: Entry): void {
    this.#insert(entry, (other) => other.least <= entry.least);
  }

  /** Returns what is most promising, unless it takes more than that. */
  take(limit: number): Entry | undefined {
    return this.least <= limit ? this.#entries.pop() : undefined;
  }

  #insert(entry: Entry, isSooner: (other: Entry) => boolean) {
    let at = this.#entries.length;
    while (at > 0 && isSooner(this.#entries[at - 1] as Entry)) at--;
    this.#entries.splice(at, 0, entry);
  }
}
