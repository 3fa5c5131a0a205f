import type { Stake } from "./stake.ts";
import { StakeSets } from "./stake-sets.ts";
import { type Doors, StakesAtDoors } from "./stakes-at-doors.ts";

/** Past this many sets times ways that doors stand, all is forgotten: a bound on memory. */
const mostRemembered = 100_000;

/**
 * The stakes of a plan. What a set of them stands for is worked out once and remembered: most
 * items of most deals have stakes that were met before.
 */
export class Stakes {
  readonly all: Stake[] = [];
  readonly #stageIds: readonly string[];
  readonly #atDoors = new Map<string | number, StakesAtDoors>();
  #sets = new StakeSets();

  constructor(stageIds: readonly string[]) {
    this.#stageIds = stageIds;
  }

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
    return added;
  }

  /** Returns the sets of stakes with what they stand for at given doors, for one verdict. */
  at(doors: Doors): StakesAtDoors {
    if (this.#sets.size * this.#atDoors.size > mostRemembered) {
      this.#sets = new StakeSets();
      this.#atDoors.clear();
    }
    let known = this.#atDoors.get(doors.key);
    if (known === undefined) {
      known = new StakesAtDoors(this.#sets, this.all, doors, this.#stageIds);
      this.#atDoors.set(doors.key, known);
    }
    return known;
  }
}
