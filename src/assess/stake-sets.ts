/** No stakes at all. */
export const noStakes = 0;

/** Two set numbers side by side make one exact number. */
const mostSets = 2 ** 24;

/**
 * Sets of stakes, each known by a number: equal sets have the same number, so that putting a stake
 * to a set and uniting two sets are look-ups after the first time.
 */
export class StakeSets {
  readonly #members: (readonly number[])[] = [[]];
  readonly #numbers = new Map<string, number>([["", noStakes]]);
  /** For each set, the set that it becomes with each stake. */
  readonly #grown: (number | undefined)[][] = [[]];
  readonly #unions = new Map<number, number>();

  /** How many sets are known. */
  get size(): number {
    return this.#members.length;
  }

  /** Returns the stakes of a set in ascending order. */
  members(set: number): readonly number[] {
    return this.#members[set] ?? [];
  }

  /** Returns the set with a stake more. */
  add(set: number, stake: number): number {
    const known = this.#grown[set]?.[stake];
    if (known !== undefined) return known;
    const grown = this.#numberOf([...this.members(set), stake]);
    const row = this.#grown[set];
    if (row !== undefined) row[stake] = grown;
    return grown;
  }

  /** Returns the union of two sets. */
  unite(a: number, b: number): number {
    if (a === b || b === noStakes) return a;
    if (a === noStakes) return b;
    const key = a < b ? a * mostSets + b : b * mostSets + a;
    const known = this.#unions.get(key);
    if (known !== undefined) return known;
    const union = this.#numberOf([...this.members(a), ...this.members(b)]);
    this.#unions.set(key, union);
    return union;
  }

  #numberOf(stakes: readonly number[]): number {
    const members = [...new Set(stakes)].sort((a, b) => a - b);
    const key = members.join();
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#members.push(members) - 1;
    this.#grown.push([]);
    this.#numbers.set(key, number);
    return number;
  }
}
