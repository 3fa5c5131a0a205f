import type { Answers, Circuit, CircuitNode } from "./circuit.ts";

/**
 * Hands what stands at each unknown node down to the unknown among its inputs, so that in the end
 * it stands at the unknown leaves whose ancestors are all unknown; on the first frame. `marks`: a
 * number for each node, 0 for nothing; `unite` joins two of them.
 */
export function handDown(
  { nodes }: Pick<Circuit<never>, "nodes">,
  { satisfied, possible }: Answers,
  marks: number[],
  unite: (a: number, b: number) => number,
): void {
  for (let number = nodes.length - 1; number >= 0; number--) {
    const mark = marks[number] as number;
    if (mark === 0) continue;
    const { inputs } = nodes[number] as CircuitNode<never>;
    for (let i = 0; i < inputs.length; i++) {
      const input = inputs[i] as number;
      if (((possible[input] as number) & ~(satisfied[input] as number) & 1) === 0) continue;
      const before = marks[input] as number;
      marks[input] = before === 0 ? mark : unite(before, mark);
    }
  }
}

/** Writes down the unknown leaves below a node whose ancestors are all unknown, by frames. */
export function collectUnknown(
  circuit: Pick<Circuit<never>, "nodes">,
  answers: Answers,
  node: number,
  frames: number,
  unknowns: UnknownLeaves,
): void {
  const open = frames & (answers.possible[node] ?? 0) & ~(answers.satisfied[node] ?? 0);
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
