import type { Expression } from "./expression.ts";
import { type Rank, UNKNOWN } from "./truth.ts";

/**
 * The frames that are answered at once: twice so many bits make the numbers that every engine keeps
 * without a box.
 */
export const circuitWidth = 15;

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

/** What a circuit answers. */
export interface Answers {
  /** Every frame that was asked, as bits. */
  readonly frames: number;
  /**
   * By node, the frames that may satisfy it as the lower bits of a number, 15 of them, and those
   * that surely do as the 15 above them.
   */
  readonly rails: readonly number[];
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

/** The kinds of the nodes that are no leaves, as a circuit's program numbers them. */
const kinds: readonly CircuitNode<never>["kind"][] = ["all", "any", "not", "at-least"];
const ALL = 0;
const ANY = 1;
const NOT = 2;

/** The bits of the lower rail: who may satisfy a node. */
const lower = (1 << circuitWidth) - 1;

/** What one frame of each rank is on both rails. */
const railOf = [0, 1, 1 | (1 << circuitWidth)] as const;

/**
 * Conditions as one network of nodes, each after those it is made of, equal ones once. It is run
 * for up to 15 frames at a time: a truth is one number, its bits two rails, who may satisfy and who
 * does, so that "all", "any" and negation are one operation however many frames there are.
 */
export class Circuit<V> {
  /** Every node after those it is made of. */
  readonly nodes: CircuitNode<V>[] = [];
  /** The leaves in the order they were added. */
  readonly leaves: PlacedLeaf<V>[] = [];
  /** The nodes that are no leaves, in order: number, kind, k, how many inputs, and those. */
  readonly #program: number[] = [];
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
    const { kind, k, inputs, leaf } = node;
    // Put together anew: of one shape, they are asked in two thirds of the time.
    if (leaf !== undefined) {
      this.leaves.push({ node: number, number: leaf.number, evaluate: leaf.evaluate });
    }
    if (kind !== "leaf")
      this.#program.push(number, kinds.indexOf(kind), k, inputs.length, ...inputs);
    this.#blank.push(0);
    this.#numbers.set(key, number);
    return number;
  }

  /** Returns the answers on the frames from a place on, 15 at most. */
  run(frames: readonly Frame<V>[], from = 0): Answers {
    const count = Math.min(circuitWidth, frames.length - from);
    const every = (1 << count) - 1;
    const whole = every | (every << circuitWidth);
    const rails = this.#blank.slice();
    for (let frame = 0; frame < count; frame++) {
      const values = frames[from + frame] as Frame<V>;
      for (const { node, number, evaluate } of this.leaves) {
        const value = values[number];
        const rail = railOf[value === undefined ? UNKNOWN : evaluate(value)];
        rails[node] = (rails[node] as number) | (rail << frame);
      }
    }
    const program = this.#program;
    for (let at = 0; at < program.length; ) {
      const node = program[at] as number;
      const code = program[at + 1];
      const k = program[at + 2] as number;
      const first = at + 4;
      at = first + (program[at + 3] as number);
      let rail = code === ALL ? whole : 0;
      if (code === ALL) {
        for (let i = first; i < at; i++) rail &= rails[program[i] as number] as number;
      } else if (code === ANY) {
        for (let i = first; i < at; i++) rail |= rails[program[i] as number] as number;
      } else if (code === NOT) {
        // Who may not satisfy it does satisfy its negation, and the other way round.
        const input = rails[program[first] as number] as number;
        rail = whole & ~((input << circuitWidth) | (input >> circuitWidth));
      } else if (count === 1) {
        // Both rails are counted at once: no rule set has so many conditions that one runs over.
        let counts = 0;
        for (let i = first; i < at; i++) counts += rails[program[i] as number] as number;
        rail = counts >> circuitWidth >= k ? whole : (counts & lower) >= k ? 1 : 0;
      } else {
        const inputs = program.slice(first, at).map((input) => rails[input] as number);
        rail = atLeast(k, inputs, whole);
      }
      rails[node] = rail;
    }
    return { frames: every, rails };
  }
}

/** Returns where at least `k` of some rails hold; `k` is at least 1. */
function atLeast(k: number, rails: readonly number[], whole: number): number {
  // For each number up to k, where so many have held up to now.
  const held = new Array<number>(k + 1).fill(0);
  held[0] = whole;
  for (const rail of rails) {
    for (let j = k; j > 0; j--) held[j] = (held[j] as number) | ((held[j - 1] as number) & rail);
  }
  return held[k] as number;
}

/** Returns the frames, as bits, that may satisfy a node; -1 stands for a node that all satisfy. */
export function framesThatMay({ frames, rails }: Answers, node: number): number {
  return node < 0 ? frames : (rails[node] ?? 0) & lower;
}

/** Returns the frames, as bits, that surely satisfy a node; -1 stands for a node that all satisfy. */
export function framesThatDo({ frames, rails }: Answers, node: number): number {
  return node < 0 ? frames : (rails[node] ?? 0) >> circuitWidth;
}

/** Returns the frames, as bits, that may satisfy a node, and may not. */
export function framesUnknown({ rails }: Answers, node: number): number {
  const rail = rails[node] ?? 0;
  return rail & lower & ~(rail >> circuitWidth);
}

/** Returns answers with others at some nodes, on the one frame that was asked. */
export function withRanks({ rails, ...rest }: Answers, ranks: ReadonlyMap<number, Rank>): Answers {
  const own = [...rails];
  for (const [node, rank] of ranks) own[node] = railOf[rank];
  return { ...rest, rails: own };
}

/** Returns the answer at a node on one of the frames. */
export function rankAt({ rails }: Answers, node: number, frame = 0): Rank {
  const rail = (rails[node] ?? 0) >> frame;
  return ((rail & 1) + ((rail >> circuitWidth) & 1)) as Rank;
}
