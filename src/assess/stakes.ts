/** What an unknown leaf stands for: a checkpoint, or a door alone. */
export interface Stake {
  /** Names the stake within its plan. */
  readonly number: number;
  readonly checkpoint: string | undefined;
  readonly weight: number;
  readonly essential: boolean;
}

/**
 * What is at stake on a missing item: a node in a tree of everything that has been at stake so
 * far, so that the same stakes are gathered once for all deals. The node that a stake leads to is
 * remembered; most items of most deals end at a node that is already there.
 */
export class StakeNode {
  readonly checkpoints: readonly string[];
  /** Doors by stage index, the nearest first. */
  readonly doors: readonly number[];
  readonly points: number;
  readonly essential: boolean;
  readonly #next = new Map<number, StakeNode>();

  constructor(
    checkpoints: readonly string[],
    doors: readonly number[],
    points: number,
    essential: boolean,
  ) {
    this.checkpoints = checkpoints;
    this.doors = doors;
    this.points = points;
    this.essential = essential;
  }

  /** Returns the node with one more stake and the door it stands before; -1: none. */
  raise(stake: Stake, door: number): StakeNode {
    // Invariant: doors are fewer than 64, so that stake and door make one number.
    const key = stake.number * 64 + door + 1;
    const known = this.#next.get(key);
    if (known !== undefined) return known;
    const { checkpoint, weight, essential } = stake;
    const isNew = checkpoint !== undefined && !this.checkpoints.includes(checkpoint);
    const node = new StakeNode(
      isNew ? [...this.checkpoints, checkpoint] : this.checkpoints,
      door < 0 || this.doors.includes(door) ? this.doors : [...this.doors, door],
      isNew ? this.points + weight : this.points,
      this.essential || essential,
    );
    // A bound on memory: past it, nodes are made afresh each time.
    if (this.#next.size < 4096) this.#next.set(key, node);
    return node;
  }
}

/** Returns the node at which nothing is at stake. */
export function noStake(): StakeNode {
  return new StakeNode([], [], 0, false);
}

/** Numbers the stakes of a plan. */
export class Stakes {
  #count = 0;

  /** Returns the stake of a checkpoint. */
  checkpoint(checkpoint: string, weight: number, essential: boolean): Stake {
    return { number: this.#count++, checkpoint, weight, essential };
  }

  /** Returns the stake of a door alone: of an entry, an applicability or a block flag. */
  door(): Stake {
    return { number: this.#count++, checkpoint: undefined, weight: 0, essential: true };
  }
}
