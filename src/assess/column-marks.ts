import type { ValueSlot } from "./slot.ts";
import { reasonOf, type Snapshot } from "./snapshot.ts";
import { noStakes, type StakeSets } from "./stake-sets.ts";
import type { UnknownReason } from "./verdict.ts";

const notClosing = -1;

/** What is missing about the deal as a whole, by column. One object serves verdict after verdict. */
export class ColumnMarks {
  /** By column: what is at stake. */
  readonly #stakes: Int32Array;
  /** By column: why it is unknown; undefined: nothing is on file about it. */
  readonly reasons: (UnknownReason | undefined)[];
  /** By column: the rank of the strongest source that is demanded. */
  readonly sources: Int32Array;
  /** By column of a list's completeness: what knowing the list to be complete can help; else -1. */
  readonly #closing: Int32Array;
  /** The columns that something is missing in, in the order they were met. */
  readonly #met: number[] = [];
  #size = 0;
  #sets: StakeSets | undefined;

  constructor(columns: number) {
    this.#stakes = new Int32Array(columns);
    this.reasons = new Array<undefined>(columns).fill(undefined);
    this.sources = new Int32Array(columns);
    this.#closing = new Int32Array(columns);
  }

  /** Forgets every mark. */
  begin(sets: StakeSets): void {
    this.#sets = sets;
    this.#size = 0;
    this.#stakes.fill(noStakes);
    this.sources.fill(0);
    this.#closing.fill(notClosing);
  }

  /** Puts a set of stakes on the column of a slot that is unknown, or known to be lacking. */
  mark({ column, minSource }: ValueSlot, index: number, more: number, snapshot: Snapshot): void {
    const set = this.#stakes[column] ?? noStakes;
    if (set === noStakes) {
      this.#met[this.#size++] = column;
      const winner = snapshot.winners[column];
      // A completeness that is known is known to be lacking.
      this.reasons[column] =
        snapshot.values[index] !== undefined
          ? "incomplete"
          : winner !== undefined || minSource > 0
            ? reasonOf({ minSource }, winner, snapshot)
            : undefined;
    }
    this.#stakes[column] = this.#unite(set, more);
    if (minSource > (this.sources[column] ?? 0)) this.sources[column] = minSource;
  }

  /** Notes of a list's completeness whether it can help what is at stake to know it complete. */
  markClosing({ column }: ValueSlot, more: number, isClosable: boolean): void {
    const known = Math.max(noStakes, this.#closing[column] ?? noStakes);
    this.#closing[column] = isClosable ? this.#unite(known, more) : known;
  }

  /** Tells each marked column with what is at stake. */
  tell(found: (column: number, set: number) => void): void {
    for (let i = 0; i < this.#size; i++) {
      const column = this.#met[i] as number;
      found(column, this.#stakes[column] ?? noStakes);
    }
  }

  /** Returns what of the stakes of a column an answer that is hoped for can help: as a rule all. */
  helped(column: number, set: number): number {
    const closing = this.#closing[column] ?? notClosing;
    return closing === notClosing ? set : closing;
  }

  #unite(a: number, b: number): number {
    return this.#sets?.unite(a, b) ?? noStakes;
  }
}
