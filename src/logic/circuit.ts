import type { Expression } from "./expression.ts";
import { FAILED, type Rank, SATISFIED } from "./truth.ts";

/** The frames that are answered at once: the bits of one number. */
export const circuitWidth = 32;

/** The answer of a leaf to a value that is known. */
export type Evaluator<V> = (value: V) => Rank;

/** Values by number; undefined is unknown. */
export type Frame<V> = readonly (V | undefined)[];

/** What a leaf is answered by. */
export interface CircuitLeaf<V> {
  /** Leaves of one key answer alike. */
  readonly key: string;
  /** The number of the value it asks about: unknown as long as that is. */
  readonly number: number;
  readonly evaluate: Evaluator<V>;
}

/** What a circuit answers, by node: a bit for each frame. */
export interface Answers {
  /** Every frame that was asked. */
  readonly frames: number;
  readonly satisfied: readonly number[];
  /** Satisfied or unknown. */
  readonly possible: readonly number[];
}

/** A condition or a part of one. */
export interface CircuitNode<V> {
  readonly kind: "leaf" | "not" | "all" | "any" | "at-least";
  readonly k: number;
  /** The nodes it is made of. */
  readonly inputs: readonly number[];
  readonly leaf: CircuitLeaf<V> | undefined;
}

/** A leaf with its node. */
interface PlacedLeaf<V> {
  readonly node: number;
  readonly number: number;
  readonly evaluate: Evaluator<V>;
}

/**
 * Conditions as one network of nodes, each after those it is made of, equal ones once. It is run
 * for up to 32 frames at a time: a truth is two masks, who satisfies and who may, so that "all",
 * "any" and negation are one operation on bits however many frames there are.
 */
export class Circuit<V> {
  /** Every node after those it is made of. */
  readonly nodes: CircuitNode<V>[] = [];
  /** The leaves in the order they were added. */
  readonly leaves: PlacedLeaf<V>[] = [];
  /** The nodes that are no leaves, in order. */
  readonly #inner: number[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #blank: number[] = [];

  /** Adds a condition, given what each of its leaves is answered by; returns its node. */
  add<L>(expression: Expression<L>, describe: (leaf: L) => CircuitLeaf<V>): number {
    if (expression.kind !== "leaf") {
      const inputs = expression.of.map((member) => this.add(member, describe));
      const k = expression.kind === "at-least" ? expression.k : 0;
      return this.#add({ kind: expression.kind, k, inputs, leaf: undefined });
    }
    const leaf = this.leaf(describe(expression.leaf));
    return expression.negated
      ? this.#add({ kind: "not", k: 0, inputs: [leaf], leaf: undefined })
      : leaf;
  }

  /** Adds a leaf; returns its node. */
  leaf(leaf: CircuitLeaf<V>): number {
    return this.#add({ kind: "leaf", k: 0, inputs: [], leaf });
  }

  /** Adds the conjunction of two nodes; returns its node. */
  both(a: number, b: number): number {
    return this.#add({ kind: "all", k: 0, inputs: [a, b], leaf: undefined });
  }

  #add(node: CircuitNode<V>): number {
    const key = `${node.kind} ${node.k} ${node.leaf?.key ?? node.inputs.join()}`;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.nodes.push(node) - 1;
    this.#blank.push(0);
    const { leaf } = node;
    if (leaf === undefined) this.#inner.push(number);
    else this.leaves.push({ node: number, number: leaf.number, evaluate: leaf.evaluate });
    this.#numbers.set(key, number);
    return number;
  }

  /** Returns the answers on the frames from a place on, 32 at most. */
  run(frames: readonly Frame<V>[], from = 0): Answers {
    const count = Math.min(circuitWidth, frames.length - from);
    const every = count === circuitWidth ? -1 : (1 << count) - 1;
    const satisfied = this.#blank.slice();
    const possible = this.#blank.slice();
    for (const { node, number, evaluate } of this.leaves) {
      let sure = 0;
      let maybe = every;
      for (let frame = 0; frame < count; frame++) {
        const value = (frames[from + frame] as Frame<V>)[number];
        if (value === undefined) continue;
        const rank = evaluate(value);
        if (rank === SATISFIED) sure |= 1 << frame;
        else if (rank === FAILED) maybe &= ~(1 << frame);
      }
      satisfied[node] = sure;
      possible[node] = maybe;
    }
    for (const number of this.#inner) {
      const { kind, inputs, k } = this.nodes[number] as CircuitNode<V>;
      let sure = 0;
      let maybe = 0;
      if (kind === "all") {
        sure = every;
        maybe = every;
        for (let i = 0; i < inputs.length; i++) {
          const input = inputs[i] as number;
          sure &= satisfied[input] as number;
          maybe &= possible[input] as number;
        }
      } else if (kind === "any") {
        for (let i = 0; i < inputs.length; i++) {
          const input = inputs[i] as number;
          sure |= satisfied[input] as number;
          maybe |= possible[input] as number;
        }
      } else if (kind === "not") {
        const input = inputs[0] as number;
        sure = every & ~(possible[input] as number);
        maybe = every & ~(satisfied[input] as number);
      } else {
        sure = atLeast(k, inputs, satisfied, every);
        maybe = atLeast(k, inputs, possible, every);
      }
      satisfied[number] = sure;
      possible[number] = maybe;
    }
    return { frames: every, satisfied, possible };
  }
}

/** Returns the frames in which at least `k` inputs hold; `k` is at least 1. */
function atLeast(
  k: number,
  inputs: readonly number[],
  rail: readonly number[],
  every: number,
): number {
  if (every === 1) {
    let holding = 0;
    for (let i = 0; i < inputs.length; i++) holding += rail[inputs[i] as number] as number;
    return holding >= k ? 1 : 0;
  }
  // For each number up to k, the frames in which so many have held up to now.
  const held = new Array<number>(k + 1).fill(0);
  held[0] = every;
  for (const input of inputs) {
    const holds = rail[input] ?? 0;
    for (let j = k; j > 0; j--) held[j] = (held[j] ?? 0) | ((held[j - 1] ?? 0) & holds);
  }
  return held[k] ?? 0;
}

/** Returns the answer at a node on one of the frames. */
export function rankAt({ satisfied, possible }: Answers, node: number, frame = 0): Rank {
  const sure = ((satisfied[node] ?? 0) >> frame) & 1;
  const maybe = ((possible[node] ?? 0) >> frame) & 1;
  return (sure + maybe) as Rank;
}
