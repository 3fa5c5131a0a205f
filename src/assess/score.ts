import { FAILED, type Rank, SATISFIED, UNKNOWN } from "../logic/truth.ts";
import type { PlannedCheckpoint } from "./plan.ts";
import type { Score } from "./verdict.ts";

/**
 * Sums the weights of checkpoints for a pass mark and a score. Unknown checkpoints and unknown
 * applicability count with everything they may still become.
 */
export class Tally {
  /** Weights met and weights applicable, at the least share and at the greatest. */
  #lowMet = 0;
  #lowAll = 0;
  #highMet = 0;
  #highAll = 0;
  /** Satisfied ones that may turn out not to apply, and failed ones likewise. */
  #maybeMet = 0;
  #maybeMissed = 0;

  /** Adds a checkpoint: whether it applies, and its truth. */
  add(weight: number, applies: Rank, truth: Rank): void {
    if (applies === FAILED) return;
    if (applies === SATISFIED) {
      this.#lowAll += weight;
      this.#highAll += weight;
      if (truth === SATISFIED) this.#lowMet += weight;
      if (truth !== FAILED) this.#highMet += weight;
      return;
    }
    // The least share leaves out what would raise it, the greatest what would lower it.
    if (truth === SATISFIED) this.#maybeMet += weight;
    else this.#lowAll += weight;
    if (truth === FAILED) this.#maybeMissed += weight;
    else {
      this.#highAll += weight;
      this.#highMet += weight;
    }
  }

  /** Returns the score with its bounds, 0-100; null when nothing applies. */
  score(): Score {
    const floor =
      this.#lowAll > 0
        ? Math.floor((100 * this.#lowMet) / this.#lowAll)
        : this.#maybeMet > 0
          ? 100
          : null;
    const ceiling =
      this.#highAll > 0
        ? Math.ceil((100 * this.#highMet) / this.#highAll)
        : this.#maybeMissed > 0
          ? 0
          : null;
    return { floor, ceiling, value: floor };
  }
}

/** Sums weight · (100 · met − mark) over checkpoints, as the interval it may still come to. */
export class PassSum {
  #low = 0;
  #high = 0;
  readonly #mark: number;

  constructor(mark: number) {
    this.#mark = mark;
  }

  /** Adds a checkpoint: whether it applies, and its truth. */
  add({ weight }: Pick<PlannedCheckpoint, "weight">, applies: Rank, truth: Rank): void {
    if (applies === FAILED) return;
    const met = weight * (100 - this.#mark);
    const missed = weight * -this.#mark;
    const least = truth === SATISFIED ? met : missed;
    const most = truth === FAILED ? missed : met;
    this.#low += applies === SATISFIED ? least : Math.min(0, least);
    this.#high += applies === SATISFIED ? most : Math.max(0, most);
  }

  /** Returns whether the pass mark is reached. */
  rank(): Rank {
    return this.#low >= 0 ? SATISFIED : this.#high < 0 ? FAILED : UNKNOWN;
  }
}
