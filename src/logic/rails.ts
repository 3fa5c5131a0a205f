import type { Rank } from "./truth.ts";

/**
 * The frames that are answered at once: twice so many bits make the numbers that every engine keeps
 * without a box.
 */
export const circuitWidth = 15;

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

/** The bits of the lower rail: who may satisfy a node. */
export const lowerRail = (1 << circuitWidth) - 1;

/** What one frame of each rank is on both rails. */
const railOf = [0, 1, 1 | (1 << circuitWidth)] as const;

/** Returns the bits of one frame that differ between unknown and a rank. */
export function fromUnknown(rank: Rank): number {
  return railOf[rank] ^ railOf[1];
}

/** Returns the frames, as bits, that may satisfy a node; -1 stands for a node that all satisfy. */
export function framesThatMay({ frames, rails }: Answers, node: number): number {
  return node < 0 ? frames : (rails[node] ?? 0) & lowerRail;
}

/** Returns the frames, as bits, that surely satisfy a node; -1 stands for a node that all satisfy. */
export function framesThatDo({ frames, rails }: Answers, node: number): number {
  return node < 0 ? frames : (rails[node] ?? 0) >> circuitWidth;
}

/** Returns the frames, as bits, that may satisfy a node, and may not. */
export function framesUnknown({ rails }: Answers, node: number): number {
  const rail = rails[node] ?? 0;
  return rail & lowerRail & ~(rail >> circuitWidth);
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
