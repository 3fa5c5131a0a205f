import type { MissingItem } from "./verdict.ts";

/** What an unknown leaf can move: a checkpoint, or a door by itself. */
export interface Stake {
  /** Its bit in a mask of stakes. */
  readonly number: number;
  /** The stage it belongs to, by index; -1 for a flag, which bars the next door. */
  readonly stage: number;
  /** Absent: an entry, an applicability or a block flag. */
  readonly checkpoint: string | undefined;
  readonly weight: number;
  readonly essential: boolean;
}

/** The doors that the exits of the stages stand before, and the next door; -1: none. */
export interface Doors {
  readonly afterExit: readonly number[];
  readonly next: number;
  /** The same as one value, to compare by. */
  readonly key: string | number;
}

/** An item with its place: shelf by shelf, on each by points. */
export interface PlacedItem {
  readonly item: MissingItem;
  readonly shelf: number;
  readonly points: number;
}

/** What is at stake on an item. */
export interface AtStake {
  readonly checkpoints: readonly string[];
  readonly doors: readonly string[];
  readonly points: number;
  readonly essential: boolean;
  /** Where such an item stands among others: by its nearest door, the essential first. */
  readonly shelf: number;
  /** The points that count at the nearest door. */
  readonly pointsAtDoor: number;
  /** The items made with these stakes, with their places, by the number of what they ask for. */
  readonly entries: (PlacedItem | undefined)[];
}

/** What is remembered of masks, word by word; the last word leads to what it stands for. */
export type Branch = Map<number, Branch | AtStake>;

/** Past this many, what was remembered is forgotten: a bound on memory. */
const mostRemembered = 20_000;

/**
 * The stakes of a plan, each a bit in a mask of 32-bit words. What a mask stands for is worked out
 * once and remembered: most items of most deals have stakes that were met before.
 */
export class Stakes {
  readonly all: Stake[] = [];
  readonly #stageIds: readonly string[];
  readonly #known = new Map<string | number, Branch>();
  #remembered = 0;

  constructor(stageIds: readonly string[]) {
    this.#stageIds = stageIds;
  }

  /** The 32-bit words that a mask takes. */
  words = 0;

  /** Returns the stake of a checkpoint. */
  checkpoint(stage: number, checkpoint: string, weight: number, essential: boolean): Stake {
    return this.#add({ stage, checkpoint, weight, essential });
  }

  /** Returns the stake of the door of a stage, or of the next door for a flag. */
  door(stage: number): Stake {
    return this.#add({ stage, checkpoint: undefined, weight: 0, essential: true });
  }

  #add(stake: Omit<Stake, "number">): Stake {
    const added = { number: this.all.length, ...stake };
    this.all.push(added);
    this.words = (this.all.length + 31) >> 5;
    return added;
  }

  /** Returns what is remembered of masks under given doors; hand it to `read`. */
  under(doors: Doors): Branch {
    const known = this.#known.get(doors.key);
    if (known !== undefined) return known;
    const branch: Branch = new Map();
    this.#known.set(doors.key, branch);
    return branch;
  }

  /** Returns what a mask of stakes stands for; it begins at `offset` in `mask`. */
  read(mask: Int32Array, offset: number, doors: Doors, under: Branch): AtStake {
    const last = this.words - 1;
    let branch = under;
    for (let word = 0; word < last; word++) {
      const bits = mask[offset + word] ?? 0;
      let next = branch.get(bits);
      if (!(next instanceof Map)) {
        next = new Map();
        branch.set(bits, next);
      }
      branch = next;
    }
    const bits = mask[offset + last] ?? 0;
    const known = branch.get(bits);
    if (known !== undefined && !(known instanceof Map)) return known;
    const made = this.#describe(mask, offset, doors);
    branch.set(bits, made);
    if (++this.#remembered > mostRemembered) {
      this.#known.clear();
      this.#remembered = 0;
    }
    return made;
  }

  #describe(mask: ArrayLike<number>, offset: number, doors: Doors): AtStake {
    const stakes = this.all.filter(
      ({ number }) => ((mask[offset + (number >> 5)] ?? 0) >> (number & 31)) & 1,
    );
    const doorOf = ({ stage, checkpoint }: Stake): number =>
      checkpoint !== undefined ? (doors.afterExit[stage] ?? -1) : stage < 0 ? doors.next : stage;
    const opened = [...new Set(stakes.map(doorOf))].filter((door) => door >= 0);
    opened.sort((a, b) => a - b);
    const nearest = opened[0] ?? -1;
    const atDoor = stakes.filter((stake) => doorOf(stake) === nearest);
    const checkpoints = stakes.flatMap(({ checkpoint }) => checkpoint ?? []);
    const last = this.#stageIds.length;
    return {
      checkpoints: Object.freeze(checkpoints),
      doors: Object.freeze(opened.map((door) => this.#stageIds[door] ?? "")),
      points: weigh(stakes),
      essential: stakes.some(({ essential }) => essential),
      shelf: 2 * (nearest < 0 ? last : nearest) + (atDoor.some((own) => own.essential) ? 0 : 1),
      pointsAtDoor: weigh(atDoor),
      entries: [],
    };
  }
}

function weigh(stakes: readonly Stake[]): number {
  return stakes.reduce((sum, { weight }) => sum + weight, 0);
}
