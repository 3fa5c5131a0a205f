import { and, FAILED, negate, or, type Rank, UNKNOWN } from "./truth.ts";

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

/** A comparison with numbers: what it answers within a range, ends included, and apart from it. */
export interface NumberTest {
  readonly low: number;
  readonly high: number;
  readonly within: Rank;
  readonly apart: Rank;
  readonly ofNull: Rank;
}

/** Returns the comparison that answers so within a range, and the opposite apart from it. */
export function testOfRange(
  low: number,
  high: number,
  within: Rank,
  ofNull: Rank = FAILED,
): NumberTest {
  return { low, high, within, apart: negate(within), ofNull };
}

/** Returns the comparisons that answer so to each of some values, null among them or not. */
export function testsOfValues(values: readonly unknown[], within: Rank): readonly NumberTest[] {
  const ofNull = values.includes(null) ? within : negate(within);
  return values.map((value) => {
    // No number is null, or within the range that stands for it.
    const at = (value ?? Number.NaN) as number;
    return testOfRange(at, at, within, ofNull);
  });
}

/** Returns the rank of a comparison on an interval: unknown unless all of it is answered alike. */
export function rankOfInterval({ low, high, nullable }: Interval, test: NumberTest): Rank {
  if (low > high) return test.ofNull;
  const rank =
    test.low <= low && high <= test.high
      ? test.within
      : test.low <= high && low <= test.high
        ? UNKNOWN
        : test.apart;
  return nullable && rank !== test.ofNull ? UNKNOWN : rank;
}

/**
 * Returns the rank on an interval of comparisons, of which there must be one: as within one of them,
 * or as apart from all.
 */
export function rankOfIntervals(interval: Interval, tests: readonly NumberTest[]): Rank {
  const join = tests[0]?.within === FAILED ? and : or;
  return tests.map((test) => rankOfInterval(interval, test)).reduce(join);
}
