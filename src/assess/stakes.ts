import { oncePerPlan } from "./once-per-plan.ts";
import type { Plan } from "./plan.ts";
import type { Stake } from "./stake.ts";
import { StakeSets } from "./stake-sets.ts";
import { type Doors, StakesAtDoors } from "./stakes-at-doors.ts";

/** Past this many sets times ways that doors stand, all is forgotten: a bound on memory. */
const mostRemembered = 100_000;

/**
 * The stakes of a plan. What a set of them stands for is worked out once and remembered: most
 * items of most deals have stakes that were met before.
 */
class Stakes {
  readonly #stakes: readonly Stake[];
  readonly #stageIds: readonly string[];
  readonly #atDoors = new Map<string | number, StakesAtDoors>();
  #sets = new StakeSets();

  constructor(stakes: readonly Stake[], stageIds: readonly string[]) {
    this.#stakes = stakes;
    this.#stageIds = stageIds;
  }

  /** Returns the sets of stakes with what they stand for at given doors, for one verdict. */
  at(doors: Doors): StakesAtDoors {
    if (this.#sets.size * this.#atDoors.size > mostRemembered) {
      this.#sets = new StakeSets();
      this.#atDoors.clear();
    }
    let known = this.#atDoors.get(doors.key);
    if (known === undefined) {
      known = new StakesAtDoors(this.#sets, this.#stakes, doors, this.#stageIds);
      this.#atDoors.set(doors.key, known);
    }
    return known;
  }
}

/** Returns the stakes of a plan. */
export const stakesOf: (plan: Plan<string>) => Stakes = /* @__PURE__ */ oncePerPlan(
  ({ stakes, stages }) =>
    new Stakes(
      stakes,
      stages.map(({ id }) => id),
    ),
);
