import { listNames } from "../../facts/lexicon.ts";
import type { ListName } from "../../facts/reading.ts";
import type { Test } from "../../facts/test.ts";
import type { Expression } from "../../logic/expression.ts";
import type { Classes } from "./classes.ts";
import type { Formula } from "./formula.ts";
import type { Column } from "./knowledge.ts";

/** An item that may be answered. */
export interface Variable {
  readonly column: Column;
  readonly row: number;
  readonly classes: Classes;
  /** Tells it from other items, whoever is found. */
  readonly name: number;
  /** Attributes of somebody found come with them, at no cost. */
  readonly cost: 0 | 1;
}

/** How many elements are found of each list; absent: not decided. */
export type Counts = Readonly<Partial<Record<ListName, number>>>;

/** Formulas of one condition about one row. */
interface Kept {
  /** The sets of lists, as bits, that some of them depend on. */
  readonly lists: number[];
  readonly formulas: Map<string, Formula>;
}

/** What the scenes of a situation have in common: items, numbered, and formulas, made once. */
export class SceneMemory {
  readonly variables: Variable[] = [];
  readonly #places = new Map<Column, Map<number, number>>();
  readonly #kept = new Map<Expression<Test>, Kept[]>();
  #costs = new Float64Array(0);
  #room = new Float64Array(256);

  /** Returns what each item costs. */
  costs(): Float64Array {
    const { length } = this.variables;
    const known = this.#costs.length;
    if (known < length) {
      if (this.#room.length < length) {
        this.#room = new Float64Array(2 * length);
        this.#room.set(this.#costs);
      }
      for (let i = known; i < length; i++) this.#room[i] = this.variables[i]?.cost ?? 0;
      this.#costs = this.#room.subarray(0, length);
    }
    return this.#costs;
  }

  /** Returns the numbers of a column's items by row, or by whatever else tells them apart. */
  placesOf(column: Column): Map<number, number> {
    let places = this.#places.get(column);
    if (places === undefined) {
      places = new Map();
      this.#places.set(column, places);
    }
    return places;
  }

  /** Returns the formula of a condition that is the same with so many elements found. */
  formulaOf(
    condition: Expression<Test>,
    row: number,
    keyOf: (lists: number) => string,
  ): { readonly formula: Formula; readonly lists: number } | undefined {
    const kept = this.#keptOf(condition, row);
    for (const lists of kept.lists) {
      const formula = kept.formulas.get(keyOf(lists));
      if (formula !== undefined) return { formula, lists };
    }
    return undefined;
  }

  /** Keeps a formula, which depends on how many elements of some lists are found. */
  keep(
    condition: Expression<Test>,
    row: number,
    key: string,
    lists: number,
    formula: Formula,
  ): void {
    const kept = this.#keptOf(condition, row);
    if (!kept.lists.includes(lists)) kept.lists.push(lists);
    kept.formulas.set(key, formula);
  }

  #keptOf(condition: Expression<Test>, row: number): Kept {
    let rows = this.#kept.get(condition);
    if (rows === undefined) {
      rows = [];
      this.#kept.set(condition, rows);
    }
    rows[row] ??= { lists: [], formulas: new Map() };
    return rows[row];
  }
}

/** The bit of a list in a set of lists. */
export function bitOf(list: ListName): number {
  return 1 << listNames.indexOf(list);
}

/** Returns what tells apart how many are found of some lists. */
export function countsKey(counts: Counts, lists: number): string {
  let key = `${lists}`;
  for (const list of listNames) if (lists & bitOf(list)) key += ` ${counts[list] ?? ""}`;
  return key;
}
