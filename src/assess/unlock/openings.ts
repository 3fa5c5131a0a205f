import type { Derivation } from "./derivations.ts";
import type { FoundCondition } from "./found-condition.ts";
import type { Scene } from "./scene.ts";

/** The class of the answer to each item that is answered, by variable. */
export type Answers = ReadonlyMap<number, number>;

/** Answers that open a door. */
export interface Opening {
  readonly scene: Scene;
  readonly classes: Answers;
  /** Elements found for one purpose each, beside those that the scene has rows for. */
  readonly found: readonly FoundCondition[];
}

export const noAnswers: Answers = new Map();

/** The cheapest openings so far, all of the same cost and each of other items. */
export class Openings {
  cost = Number.POSITIVE_INFINITY;
  all: Opening[] = [];
  readonly #limit: number;
  readonly #most: number;
  readonly #keys = new Set<string>();

  /** Keeps so many at most, none of which costs more than the limit. */
  constructor(limit: number, most: number) {
    this.#limit = limit;
    this.#most = most;
  }

  /** Returns the one opening that takes nothing. */
  static start(scene: Scene, most: number): Openings {
    const openings = new Openings(0, most);
    openings.addOne({ scene, classes: noAnswers, found: [] }, 0, noAnswers);
    return openings;
  }

  /** The most that further openings may cost to be of interest. */
  get limit(): number {
    const most = this.isFull ? this.cost - 1 : this.cost;
    return Math.min(this.#limit, most);
  }

  /** Whether only cheaper ones are of interest. */
  get isFull(): boolean {
    return this.all.length >= this.#most;
  }

  addOne({ scene, classes, found }: Opening, cost: number, also: Answers): void {
    if (cost > this.limit) return;
    if (cost < this.cost) {
      this.cost = cost;
      this.all = [];
      this.#keys.clear();
    }
    const every = new Map([...also, ...classes]);
    const key = scene.keyOf(every, found);
    if (this.#keys.has(key)) return;
    this.#keys.add(key);
    this.all.push({ scene, classes: every, found });
  }

  /** Adds openings found apart, once something more is paid and answered. */
  add(other: Openings, paid: number, also: Answers = noAnswers): void {
    for (const opening of other.all) this.addOne(opening, other.cost + paid, also);
  }

  /** Adds ways of satisfying a scene's formula. */
  addWays(scene: Scene, ways: readonly Derivation[], cost: number): void {
    for (const way of ways) this.addOne(openingOf(scene, way), cost, noAnswers);
  }

  /** Returns every opening together with every other one. */
  with(other: Openings): Openings {
    const both = new Openings(Number.POSITIVE_INFINITY, this.#most);
    for (const { scene, classes, found } of this.all) {
      for (const own of other.all) {
        const opening = { scene, classes, found: [...found, ...own.found] };
        both.addOne(opening, this.cost + other.cost, own.classes);
      }
    }
    return both;
  }
}

function openingOf(scene: Scene, way: Derivation): Opening {
  const classes = new Map<number, number>();
  const found: FoundCondition[] = [];
  for (const pick of way) {
    if ("condition" in pick) {
      for (let i = 0; i < pick.count; i++) found.push(pick.condition);
    } else classes.set(pick.variable, pick.allowed.indexOf(1));
  }
  return { scene, classes, found };
}
