import fc from "fast-check";
import type { Target } from "./targets.ts";

/** How many cases a target got, and what was wrong with one of them. */
export interface Fuzzed {
  readonly name: string;
  readonly cases: number;
  /** The processor time of the slowest case, in milliseconds. */
  readonly slowest: number;
  readonly fault?: string;
}

/**
 * The most processor time that one case may take, in milliseconds: inputs are small, so that one
 * that takes longer is on its way to a hang. Counted for this process alone, whatever else runs.
 */
const longest = 4000;

const printed = (input: unknown): string => {
  try {
    return fc.stringify(input).slice(0, 2000);
  } catch {
    return String(typeof input);
  }
};

/** Feeds a target with as many cases; returns what was wrong with the smallest bad one. */
export async function fuzz(
  { name, input, feed }: Target,
  { cases, seed }: { readonly cases: number; readonly seed: number },
): Promise<Fuzzed> {
  let slowest = 0;
  const { counterexample, errorInstance, numRuns } = await fc.check(
    fc.asyncProperty(input, async (value) => {
      const began = process.cpuUsage();
      await feed(value as never);
      const { user, system } = process.cpuUsage(began);
      const took = (user + system) / 1000;
      slowest = Math.max(slowest, took);
      if (took > longest) throw new RangeError(`took ${Math.round(took)} ms`);
    }),
    { numRuns: cases, seed },
  );
  const told =
    counterexample === null ? undefined : `${errorInstance} on ${printed(counterexample[0])}`;
  return { name, cases: numRuns, slowest, ...(told === undefined ? {} : { fault: told }) };
}
