/** The answer to a condition: three-valued, by strong Kleene logic. */
export type Truth = "satisfied" | "failed" | "unknown";

/**
 * A truth as a rank, which is how the evaluator computes: "all" is the minimum, "any" the maximum,
 * negation `2 - rank`.
 */
export type Rank = 0 | 1 | 2;

/** The rank of `failed`. */
export const FAILED = 0 satisfies Rank;
/** The rank of `unknown`. */
export const UNKNOWN = 1 satisfies Rank;
/** The rank of `satisfied`. */
export const SATISFIED = 2 satisfies Rank;

const truths = ["failed", "unknown", "satisfied"] as const;

/** Returns the truth that a rank stands for. */
export function truthOf(rank: Rank): Truth {
  return truths[rank];
}

/** Returns the rank of a truth. */
export function rankOf(truth: Truth): Rank {
  return truth === "satisfied" ? SATISFIED : truth === "failed" ? FAILED : UNKNOWN;
}

/** Returns Kleene's negation: satisfied and failed change places, unknown stays. */
export function negate(rank: Rank): Rank {
  return (2 - rank) as Rank;
}

/** Returns Kleene's conjunction of two ranks. */
export function and(a: Rank, b: Rank): Rank {
  return a < b ? a : b;
}

/** Returns Kleene's disjunction of two ranks. */
export function or(a: Rank, b: Rank): Rank {
  return a > b ? a : b;
}

/**
 * Returns whether at least `k` hold, given how many surely hold and how many may: satisfied when
 * the sure ones suffice, failed when even all that may hold do not.
 */
export function atLeast(k: number, satisfied: number, unknown: number): Rank {
  return satisfied >= k ? SATISFIED : satisfied + unknown < k ? FAILED : UNKNOWN;
}
