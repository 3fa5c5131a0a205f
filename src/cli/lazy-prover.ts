import {
  type EquivalenceProver,
  openEquivalenceProver,
} from "../analyze/prove/proves-equivalent.ts";
import { ProverMissingError } from "../analyze/prove/z3-session.ts";
import type { IsEquivalent } from "../mutate/test-mutants.ts";

/** A prover that is loaded when it is first asked. */
export interface LazyProver {
  readonly isEquivalent: IsEquivalent;
  /** Whether it was asked and is not installed. */
  readonly isMissing: () => boolean;
  readonly close: () => Promise<void>;
}

/** The day that deals are judged on; no change that is asked about turns on it. */
const someDay = "2026-06-30";

/** How many steps may be spent on one change: whoever waits has hundreds. */
const effort = 300_000;

/** Returns a prover that knows equivalent rule sets; without `z3-solver` it knows none. */
export const lazyProver = (): LazyProver => {
  let opened: EquivalenceProver | undefined;
  let isMissing = false;
  const open = async (): Promise<EquivalenceProver | undefined> => {
    try {
      opened ??= await openEquivalenceProver();
    } catch (error) {
      if (!(error instanceof ProverMissingError)) throw error;
      isMissing = true;
    }
    return opened;
  };
  return {
    isEquivalent: async (before, after) => {
      const prover = isMissing ? undefined : await open();
      const answer = await prover?.compare(before, after, { asOf: someDay, effort });
      return answer === "equivalent";
    },
    isMissing: () => isMissing,
    close: async () => opened?.close(),
  };
};
