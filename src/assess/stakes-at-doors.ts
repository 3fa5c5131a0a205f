import type { Stake } from "./stake.ts";
import type { StakeSets } from "./stake-sets.ts";
import type { MissingItem } from "./verdict.ts";

/** The doors that the exits of the stages stand before, and the next door; -1: none. */
export interface Doors {
  readonly afterExit: readonly number[];
  readonly next: number;
  /** The same as one value, to compare by. */
  readonly key: string | number;
}

/** What is at stake on an item. */
export interface AtStake {
  readonly checkpoints: readonly string[];
  readonly doors: readonly string[];
  readonly points: number;
  readonly essential: boolean;
  /** The number of the place among all that such an item stands in. */
  readonly place: number;
  /** The same for an item that asks what else there is. */
  readonly placeOfOpening: number;
  /** The same for an item that can but speak against what is at stake. */
  readonly placeOfRefuting: number;
  /** The items that are the same for every deal with these stakes, by number. */
  readonly items: (MissingItem | undefined)[];
}

/** A place among missing items: shelf by shelf, on each what carries more points first. */
interface Place {
  readonly number: number;
  readonly shelf: number;
  readonly points: number;
}

/** What each set of stakes stands for at certain doors. */
export class StakesAtDoors {
  readonly sets: StakeSets;
  /** The places there are, in order. */
  readonly places: Place[] = [];
  readonly #atStake: (AtStake | undefined)[] = [];
  readonly #stakes: readonly Stake[];
  readonly #doors: Doors;
  readonly #stageIds: readonly string[];

  constructor(
    sets: StakeSets,
    stakes: readonly Stake[],
    doors: Doors,
    stageIds: readonly string[],
  ) {
    this.sets = sets;
    this.#stakes = stakes;
    this.#doors = doors;
    this.#stageIds = stageIds;
  }

  /** Returns what a set of stakes stands for. */
  of(set: number): AtStake {
    const known = this.#atStake[set];
    if (known !== undefined) return known;
    const made = this.#describe(set);
    this.#atStake[set] = made;
    return made;
  }

  #describe(set: number): AtStake {
    const stakes = this.sets.members(set).flatMap((number) => this.#stakes[number] ?? []);
    const doors = [...new Set(stakes.map((stake) => this.#doorOf(stake)))].filter((at) => at >= 0);
    doors.sort((a, b) => a - b);
    const nearest = doors[0] ?? -1;
    const atDoor = stakes.filter((stake) => this.#doorOf(stake) === nearest);
    const later = atDoor.some(({ essential }) => essential) ? 0 : 2;
    const shelf = 4 * (nearest < 0 ? this.#stageIds.length : nearest) + later;
    const points = weigh(atDoor);
    return {
      checkpoints: Object.freeze(stakes.flatMap(({ checkpoint }) => checkpoint ?? [])),
      doors: Object.freeze(doors.map((door) => this.#stageIds[door] ?? "")),
      points: weigh(stakes),
      essential: stakes.some(({ essential }) => essential),
      place: this.#place(shelf, points),
      placeOfOpening: this.#place(shelf + 1, points),
      placeOfRefuting: this.#place(4 * this.#stageIds.length + 4, weigh(stakes)),
      items: [],
    };
  }

  #doorOf({ stage, checkpoint }: Stake): number {
    if (checkpoint !== undefined) return this.#doors.afterExit[stage] ?? -1;
    return stage < 0 ? this.#doors.next : stage;
  }

  #place(shelf: number, points: number): number {
    const { places } = this;
    const known = places.find((place) => place.shelf === shelf && place.points === points);
    if (known !== undefined) return known.number;
    const number = places.length;
    places.push({ number, shelf, points });
    places.sort((a, b) => a.shelf - b.shelf || b.points - a.points);
    return number;
  }
}

function weigh(stakes: readonly Stake[]): number {
  return stakes.reduce((sum, { weight }) => sum + weight, 0);
}
