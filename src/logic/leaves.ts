import { type Interval, type NumberTest, rankOfInterval } from "./interval.ts";
import type { Evaluator, LeafTest } from "./leaf-test.ts";
import { fromUnknown } from "./rails.ts";

/** Values by number; undefined is unknown. */
export type Frame<V> = readonly (V | undefined)[];

/** A leaf that more values are known of than a table holds. */
interface OtherLeaf<V> {
  readonly number: number;
  readonly node: number;
  readonly test: NumberTest | Evaluator<V>;
}

/**
 * The leaves of a circuit, sorted by how they are answered: most of them are numbers to look up or
 * to compare with, and take no call.
 */
export class Leaves<V> {
  /** For each leaf: its value's number, its node, what becomes of unknown in each of four cases. */
  readonly #tables: number[] = [];
  readonly #others: OtherLeaf<V>[] = [];

  /** Adds a leaf that stands at a node and asks about the value of a number. */
  add(node: number, number: number, test: LeafTest<V>): void {
    if (typeof test === "function" || "low" in test) this.#others.push({ number, node, test });
    else this.#tables.push(number, node, ...test.map(fromUnknown));
  }

  /** Puts the answers to the known values of a frame on rails that hold unknown at every leaf. */
  answer(values: Frame<V>, frame: number, rails: number[]): void {
    const tables = this.#tables;
    for (let at = 0; at < tables.length; at += 6) {
      const value = values[tables[at] as number];
      if (value === undefined) continue;
      const which = value === true ? 2 : value === false ? 3 : value === null ? 4 : 5;
      const node = tables[at + 1] as number;
      rails[node] = (rails[node] as number) ^ ((tables[at + which] as number) << frame);
    }
    for (const { number, node, test } of this.#others) {
      const value = values[number];
      if (value === undefined) continue;
      const rank =
        typeof test === "function" ? test(value) : rankOfInterval(value as Interval, test);
      rails[node] = (rails[node] as number) ^ (fromUnknown(rank) << frame);
    }
  }
}
