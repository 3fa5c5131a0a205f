import type { Circuit } from "./circuit.ts";
import { type Answers, framesUnknown } from "./rails.ts";

/** Writes down the unknown leaves below a node whose ancestors are all unknown, by frames. */
export function collectUnknown(
  circuit: Pick<Circuit<never>, "nodes">,
  answers: Answers,
  node: number,
  frames: number,
  unknowns: UnknownLeaves,
): void {
  const open = frames & framesUnknown(answers, node);
  const found = circuit.nodes[node];
  if (open === 0 || found === undefined) return;
  const { leaf, inputs } = found;
  if (leaf !== undefined) unknowns.add(leaf.number, open);
  else for (const input of inputs) collectUnknown(circuit, answers, input, open, unknowns);
}

/** Unknown leaves, by number, each with the frames that it is unknown in. */
export class UnknownLeaves {
  readonly numbers: number[] = [];
  readonly frames: number[] = [];
  size = 0;

  /** Writes down a leaf. */
  add(number: number, frames: number): void {
    this.numbers[this.size] = number;
    this.frames[this.size++] = frames;
  }
}
