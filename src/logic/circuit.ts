import type { Expression } from "./expression.ts";
import type { LeafTest } from "./leaf-test.ts";
import { type Frame, Leaves } from "./leaves.ts";
import { type Answers, circuitWidth, lowerRail } from "./rails.ts";

/** What a leaf is answered by. */
export interface CircuitLeaf<V> {
  /** Leaves of one key answer alike. */
  readonly key: string;
  /** The number of the value it asks about: unknown as long as that is. */
  readonly number: number;
  readonly test: LeafTest<V>;
}

/** A condition or a part of one. */
export interface CircuitNode<V> {
  readonly kind: "leaf" | "not" | "all" | "any" | "at-least";
  readonly k: number;
  /** The nodes it is made of. */
  readonly inputs: readonly number[];
  readonly leaf: CircuitLeaf<V> | undefined;
}

/** Where a leaf stands. */
interface PlacedLeaf {
  readonly node: number;
  readonly number: number;
}

/** The kinds of the nodes that are no leaves, as a circuit's program numbers them. */
const kinds: readonly CircuitNode<never>["kind"][] = ["all", "any", "not", "at-least"];
const ALL = 0;
const ANY = 1;
const NOT = 2;

/**
 * Conditions as one network of nodes, each after those it is made of, equal ones once. It is run
 * for up to 15 frames at a time: a truth is one number, its bits two rails, who may satisfy and who
 * does, so that "all", "any" and negation are one operation however many frames there are.
 */
export class Circuit<V> {
  /** Every node after those it is made of. */
  readonly nodes: CircuitNode<V>[] = [];
  /** The leaves in the order they were added. */
  readonly leaves: PlacedLeaf[] = [];
  readonly #leaves = new Leaves<V>();
  /**
   * The nodes that are no leaves, in order, four numbers each: kind, node, and two inputs. One of
   * more inputs is put together from several; "at least" has k and how many inputs follow.
   */
  readonly #program: number[] = [];
  readonly #numbers = new Map<string, number>();
  /** By how many frames are asked, the rails before any value is known: the leaves are unknown. */
  readonly #blanks: (readonly number[] | undefined)[] = [];

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
    if (leaf !== undefined) {
      this.leaves.push({ node: number, number: leaf.number });
      this.#leaves.add(number, leaf.number, leaf.test);
    }
    const program = this.#program;
    const code = kinds.indexOf(kind);
    const [first = number, second = first, ...rest] = inputs;
    if (kind === "at-least") program.push(code, number, k, inputs.length, ...inputs);
    else if (kind !== "leaf") {
      program.push(code, number, first, second);
      for (const input of rest) program.push(code, number, number, input);
    }
    this.#blanks.length = 0;
    this.#numbers.set(key, number);
    return number;
  }

  /** Returns new rails for so many frames, of which nothing is known yet. */
  #blank(count: number, every: number, whole: number): number[] {
    this.#blanks[count] ??= this.nodes.map(({ kind }) =>
      kind === "leaf" ? every : kind === "all" ? whole : 0,
    );
    return this.#blanks[count].slice();
  }

  /** Returns the answers on the frames from a place on, 15 at most. */
  run(frames: readonly Frame<V>[], from = 0): Answers {
    const count = Math.min(circuitWidth, frames.length - from);
    const every = (1 << count) - 1;
    const whole = every | (every << circuitWidth);
    const rails = this.#blank(count, every, whole);
    for (let frame = 0; frame < count; frame++) {
      this.#leaves.answer(frames[from + frame] as Frame<V>, frame, rails);
    }
    const program = this.#program;
    for (let at = 0; at < program.length; at += 4) {
      const code = program[at];
      const node = program[at + 1] as number;
      const a = program[at + 2] as number;
      const b = program[at + 3] as number;
      if (code === ALL) rails[node] = (rails[a] as number) & (rails[b] as number);
      else if (code === ANY) rails[node] = (rails[a] as number) | (rails[b] as number);
      else if (code === NOT) {
        // Who may not satisfy it does satisfy its negation, and the other way round.
        const input = rails[a] as number;
        rails[node] = whole & ~((input << circuitWidth) | (input >> circuitWidth));
      } else {
        const end = at + 4 + b;
        if (count === 1) {
          // Both rails are counted at once: no rule set has so many conditions that one runs over.
          let counts = 0;
          for (let i = at + 4; i < end; i++) counts += rails[program[i] as number] as number;
          rails[node] = counts >> circuitWidth >= a ? whole : (counts & lowerRail) >= a ? 1 : 0;
        } else {
          const inputs = program.slice(at + 4, end).map((input) => rails[input] as number);
          rails[node] = atLeast(a, inputs, whole);
        }
        at = end - 4;
      }
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
