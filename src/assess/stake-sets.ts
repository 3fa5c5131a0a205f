/** No stakes at all. */
export const noStakes = 0;

/**
 * Sets of stakes, each known by a number: equal sets have the same number, so that putting a stake
 * to a set and uniting two sets are look-ups after the first time.
 */
export class StakeSets {
  readonly #members: (readonly number[])[] = [[]];
  readonly #numbers = new Map<string, number>([["", noStakes]]);
  /** The set of each stake alone, and of each two sets; absent: not met yet. */
  readonly #alone: (number | undefined)[] = [];
  readonly #unions: (number | undefined)[][] = [[]];

  /** How many sets are known. */
  get size(): number {
    return this.#members.length;
  }

  /** Returns the stakes of a set in ascending order. */
  members(set: number): readonly number[] {
    return this.#members[set] ?? [];
  }

  /** Returns the set of one stake alone. */
  only(stake: number): number {
    const known = this.#alone[stake];
    if (known !== undefined) return known;
    const alone = this.#numberOf([stake]);
    this.#alone[stake] = alone;
    return alone;
  }

  /** Returns the union of two sets. */
  unite(a: number, b: number): number {
    if (a === b || b === noStakes) return a;
    if (a === noStakes) return b;
    const unions = this.#unions[Math.min(a, b)];
    const known = unions?.[Math.max(a, b)];
    if (known !== undefined) return known;
    const union = this.#numberOf([...this.members(a), ...this.members(b)]);
    if (unions !== undefined) unions[Math.max(a, b)] = union;
    return union;
  }

  #numberOf(stakes: readonly number[]): number {
    const members = [...new Set(stakes)].sort((a, b) => a - b);
    const key = members.join();
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#members.push(members) - 1;
    this.#unions.push([]);
    this.#numbers.set(key, number);
    return number;
  }
}
