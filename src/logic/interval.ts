import { FAILED, type Rank, SATISFIED, UNKNOWN } from "./truth.ts";

/**
 * What may still become of an aggregate: every number from `low` to `high`, none at all (`null`)
 * when `nullable`, and nothing but null when `low > high`.
 */
export interface Interval {
  readonly low: number;
  readonly high: number;
  readonly nullable: boolean;
}

/** The interval of an aggregate that is known to have no value. */
export const nothing: Interval = { low: 1, high: 0, nullable: true };

/** Returns whether an interval holds numbers at all. */
export function hasNumbers(interval: Interval): boolean {
  return interval.low <= interval.high;
}

/** Returns whether an interval stands for one answer alone. */
export function isSettled(interval: Interval): boolean {
  return hasNumbers(interval)
    ? interval.low === interval.high && !interval.nullable
    : interval.nullable;
}

/**
 * Returns the rank of a comparison on an interval from its two extremes: satisfied when every
 * value passes, failed when none does. `passes` and `fails` tell whether some number of the
 * interval does so, `nullPasses` whether null would.
 */
export function rankOfInterval(
  interval: Interval,
  passes: boolean,
  fails: boolean,
  nullPasses: boolean,
): Rank {
  const some = (hasNumbers(interval) && passes) || (interval.nullable && nullPasses);
  const someNot = (hasNumbers(interval) && fails) || (interval.nullable && !nullPasses);
  return some && someNot ? UNKNOWN : some ? SATISFIED : FAILED;
}
