import { UnknownLeaves } from "../logic/expression.ts";
import type { Plan } from "./plan.ts";
import type { Snapshot } from "./snapshot.ts";
import type { Stake } from "./stakes.ts";

/** Which stakes each unknown slot is part of, as masks. */
export class Marks {
  readonly leaves = new UnknownLeaves();
  readonly words: number;
  readonly masks: Int32Array;
  /** The marked slots in the order they were met, and the snapshot that each was read from. */
  readonly slots: number[] = [];
  readonly snapshots: Snapshot[] = [];

  constructor(plan: Plan) {
    this.words = plan.stakes.words;
    this.masks = new Int32Array(plan.slots.tables.deal.slots.length * this.words);
  }

  /** Marks the slots of the unknown leaves met since the last mark. */
  mark({ number }: Stake, snapshot: Snapshot): void {
    const { leaves, masks, words } = this;
    const word = number >> 5;
    const bit = 1 << (number & 31);
    for (let i = 0; i < leaves.size; i++) {
      const slot = leaves.numbers[i] ?? 0;
      const at = slot * words;
      if (isBlank(masks, at, words)) {
        this.slots.push(slot);
        this.snapshots.push(snapshot);
      }
      masks[at + word] = (masks[at + word] ?? 0) | bit;
    }
    leaves.size = 0;
  }
}

export function isBlank(masks: Int32Array, at: number, words: number): boolean {
  for (let word = 0; word < words; word++) if (masks[at + word] !== 0) return false;
  return true;
}
