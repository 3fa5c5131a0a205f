import type { Circuit, CircuitNode } from "../logic/circuit.ts";
import { type Answers, framesUnknown } from "../logic/rails.ts";
import { RowMarks } from "./row-marks.ts";
import type { StakeSets } from "./stake-sets.ts";

const nothing: Answers = { frames: 0, rails: [] };

/** What is at stake at the nodes of a circuit, by what it answers for up to 15 rows. */
export class Marks {
  readonly #circuit: Pick<Circuit<never>, "nodes" | "leaves">;
  readonly #marks: RowMarks;
  #answers = nothing;

  constructor(circuit: Pick<Circuit<never>, "nodes" | "leaves">) {
    this.#circuit = circuit;
    this.#marks = new RowMarks(circuit.nodes.length);
  }

  /** Forgets every mark; from now on the circuit answers so. */
  begin(answers: Answers, sets: StakeSets): void {
    this.#answers = answers;
    this.#marks.begin(sets);
  }

  /** Marks a node in the rows where it is unknown, and returns them; -1 stands for no node. */
  mark(node: number, rows: number, set: number): number {
    if (node < 0) return 0;
    const unknown = rows & framesUnknown(this.#answers, node);
    if (unknown !== 0) this.#marks.mark(node, unknown, set);
    return unknown;
  }

  /**
   * Hands what stands at each node down to the unknown among its inputs, and tells of each leaf
   * that it comes to, so of those whose ancestors are all unknown: its number, the rows, and what
   * is at stake.
   */
  tell(found: (number: number, rows: number, set: number) => void): void {
    const { first, rows, set, next } = this.#marks;
    const { nodes, leaves } = this.#circuit;
    const answers = this.#answers;
    for (let place = nodes.length - 1; place >= 0; place--) {
      let entry = first[place] as number;
      if (entry < 0) continue;
      const { inputs } = nodes[place] as CircuitNode<never>;
      for (; entry >= 0; entry = next[entry] as number) {
        for (let i = 0; i < inputs.length; i++) {
          const input = inputs[i] as number;
          const open = (rows[entry] as number) & framesUnknown(answers, input);
          if (open !== 0) this.#marks.mark(input, open, set[entry] as number);
        }
      }
    }
    for (const { node, number } of leaves) {
      let entry = first[node] as number;
      for (; entry >= 0; entry = next[entry] as number) {
        found(number, rows[entry] as number, set[entry] as number);
      }
    }
    this.#answers = nothing;
  }
}
