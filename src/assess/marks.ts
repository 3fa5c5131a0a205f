import { type Answers, type Circuit, rankAt } from "../logic/circuit.ts";
import { UNKNOWN } from "../logic/truth.ts";
import { handDown } from "../logic/unknown-leaves.ts";
import type { Snapshot } from "./snapshot.ts";
import type { Stake } from "./stake.ts";
import { noStakes, type StakeSets } from "./stake-sets.ts";
import type { Known } from "./values.ts";

/** What is at stake at the nodes of a circuit, by what it answers on one snapshot. */
export class Marks {
  readonly snapshot: Snapshot;
  readonly #circuit: Circuit<Known>;
  readonly #answers: Answers;
  readonly #sets: StakeSets;
  readonly #setOf: number[];

  constructor(circuit: Circuit<Known>, answers: Answers, snapshot: Snapshot, sets: StakeSets) {
    this.snapshot = snapshot;
    this.#circuit = circuit;
    this.#answers = answers;
    this.#sets = sets;
    this.#setOf = new Array<number>(circuit.nodes.length).fill(noStakes);
  }

  /** Marks a node with a stake; where there is none (-1), or what is known, stays as it is. */
  mark(node: number, { number }: Stake): void {
    if (node < 0 || rankAt(this.#answers, node) !== UNKNOWN) return;
    this.#setOf[node] = this.#sets.add(this.#setOf[node] ?? noStakes, number);
  }

  /** Tells the slot of each unknown leaf that can still move what was marked, and what is at stake. */
  tell(found: (slot: number, set: number) => void): void {
    const sets = this.#setOf;
    handDown(this.#circuit, this.#answers, sets, (a, b) => this.#sets.unite(a, b));
    for (const { node, number } of this.#circuit.leaves) {
      const set = sets[node] ?? noStakes;
      if (set !== noStakes) found(number, set);
    }
  }
}
