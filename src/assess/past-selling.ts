import type { Plan } from "./plan.ts";

/**
 * Returns whether a stage, by its index, comes after the last one of selling: a deal that stands in
 * it is won, however its service ends.
 */
export function isPastSelling({ wonAfter }: Pick<Plan, "wonAfter">, stage: number): boolean {
  return wonAfter >= 0 && stage > wonAfter;
}
