import type { Mutant } from "./mutant.ts";
import type { MutationTest } from "./test-mutants.ts";

/** Which tests to run first, so that most mutants meet one that notices them at once. */
export interface KillOrder {
  /** Yields the tests: those that expect something of what a mutant changes before all others. */
  readonly first: (mutant: Mutant) => Iterable<MutationTest>;
  /** Is told which test noticed a mutant: the next one is likely beside it. */
  readonly killed: (by: MutationTest) => void;
}

/** Returns an order of tests, to be told what came of each mutant. */
export const killOrder = (tests: readonly MutationTest[]): KillOrder => {
  const order = [...tests];
  const expected = new Map(tests.map((test) => [test, keysOf(test.expect, new Set())]));
  return {
    *first({ parts }) {
      const isNear = (test: MutationTest): boolean =>
        parts.some(({ id }) => expected.get(test)?.has(id));
      // A copy: the order changes while it is walked.
      const all = order.slice();
      yield* all.filter(isNear);
      yield* all.filter((test) => !isNear(test));
    },
    killed: (by) => {
      order.splice(order.indexOf(by), 1);
      order.unshift(by);
    },
  };
};

/** Adds every key and text of what is expected: the ids it names are among them. */
const keysOf = (expected: unknown, keys: Set<string>): ReadonlySet<string> => {
  if (typeof expected === "string") keys.add(expected);
  if (typeof expected !== "object" || expected === null) return keys;
  for (const [key, value] of Object.entries(expected)) {
    keys.add(key);
    keysOf(value, keys);
  }
  return keys;
};
