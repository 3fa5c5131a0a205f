import { type Interval, type NumberTest, rankOfInterval } from "./interval.ts";
import type { Rank } from "./truth.ts";

/** The answer of a leaf to a value that is known. */
export type Evaluator<V> = (value: V) => Rank;

/** The answers of a leaf that asks about a truth value, or whether there is a value at all. */
export type AnswerTable = readonly [
  whenTrue: Rank,
  whenFalse: Rank,
  whenNull: Rank,
  whenOther: Rank,
];

/**
 * What answers a leaf on known values: a table where these few answers are all there is, of
 * intervals the numbers that pass, of all else a function.
 */
export type LeafTest<V> = AnswerTable | NumberTest | Evaluator<V>;

/** Returns what a leaf answers to a known value, as a function. */
export function evaluatorOf<V>(test: LeafTest<V>): Evaluator<V> {
  if (typeof test === "function") return test;
  if ("low" in test) return (value) => rankOfInterval(value as Interval, test);
  const [whenTrue, whenFalse, whenNull, whenOther] = test;
  return (value) =>
    value === true ? whenTrue : value === false ? whenFalse : value === null ? whenNull : whenOther;
}
