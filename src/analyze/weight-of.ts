import type { Checkpoint } from "../rules/rule-set.ts";

/** Returns what a checkpoint counts for in the score; 1 where it does not say. */
export function weightOf({ weight = 1 }: Pick<Checkpoint, "weight">): number {
  return weight;
}
