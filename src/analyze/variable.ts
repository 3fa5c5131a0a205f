import { compileTest, ordinal } from "../assess/compile-test.ts";
import { candidates, isSampled } from "../assess/unlock/candidates.ts";
import type { Reading } from "../facts/reading.ts";
import type { Test } from "../facts/test.ts";
import type { Interval } from "../logic/interval.ts";
import { nothing } from "../logic/interval.ts";
import type { Operand } from "../logic/operators/operator.ts";
import type { Rank } from "../logic/truth.ts";
import { readingKey } from "./test-key.ts";

/** What the tests on one value make of it: a rank for each test, for values they tell apart. */
export interface Variable {
  /** The tests, each once, by `testKey`. */
  readonly tests: readonly Test[];
  /** The ranks on each kind of value that may be known. */
  readonly known: readonly (readonly Rank[])[];
  /** The ranks in each state of knowledge: those, unknown, and intervals in between. */
  readonly states: readonly (readonly Rank[])[];
  /** Whether no value is left out; otherwise nothing can be ruled out. */
  readonly isExact: boolean;
  /** Whether it is worked out over a list, so that an open list leaves an interval. */
  readonly isAggregate: boolean;
}

/**
 * Returns a text that is the same for tests that read the same value. Observations of different
 * strength are told apart, as if they were different values: that allows for more than can be, so
 * that nothing is ruled out that could happen.
 */
export function variableKey(test: Test): string {
  const known = keys.get(test);
  if (known !== undefined) return known;
  const { reading, source } = test;
  const of = reading.read === "known" ? reading.of : reading;
  const name = of.read === "days" ? `days ${readingKey(of.of)}` : readingKey(of);
  const key = `${name} ${source ?? ""}`;
  keys.set(test, key);
  return key;
}

const keys = new WeakMap<Test, string>();

/** Returns what tests on one value make of it. */
export function variableOf(tests: readonly Test[]): Variable {
  const first = tests.find(({ reading }) => reading.read !== "known") ?? tests[0];
  if (first === undefined) throw new RangeError("a variable without tests");
  return first.reading.read === "aggregate" ? aggregate(tests, first) : single(tests, first);
}

function single(tests: readonly Test[], first: Test): Variable {
  const { type, reading } = first;
  const named = tests
    .filter((test) => test.reading.read !== "known")
    .flatMap(({ value, reading: own }) => listed(value).map((one) => signed(one, own)));
  const ranks = tests.map((test): ((value: Operand) => Rank) => {
    if (test.reading.read === "known") return () => 2;
    const run = compileTest(test);
    return (value) => run(signed(value, test.reading));
  });
  const values = reading.read === "known" ? [true] : candidates(type, named);
  const known = distinct(values.map((value) => ranks.map((rank) => rank(value))));
  const isExact = type.kind !== "record" && !isSampled(type, named);
  const states = distinct([...known, tests.map(() => 1)]);
  return { tests, known, states, isExact, isAggregate: false };
}

/** Days ago are days until with the other sign: one number for both. */
function signed(value: Operand, reading: Reading): Operand {
  const isBack = reading.read === "days" && reading.direction === "ago";
  return isBack && typeof value === "number" ? -value : value;
}

function aggregate(tests: readonly Test[], { type, reading }: Test): Variable {
  const named = tests.flatMap(({ value }) => listed(value));
  const points = [
    ...new Set(
      candidates(type, named).flatMap((value) => {
        const point = ordinal(value, type);
        return typeof point === "number" ? [point] : [];
      }),
    ),
  ].sort((a, b) => a - b);
  const fn = reading.read === "aggregate" ? reading.function : "count";
  const isNullable = fn !== "count" && fn !== "sum";
  const runs = tests.map(compileTest);
  const ranks = (interval: Interval): readonly Rank[] => runs.map((run) => run(interval));
  const between = points.flatMap((low, index) =>
    points
      .slice(index)
      .flatMap((high): readonly Interval[] => [
        { low, high, nullable: false },
        ...(isNullable ? [{ low, high, nullable: true }] : []),
      ]),
  );
  const known = distinct([
    ...points.map((point) => ranks({ low: point, high: point, nullable: false })),
    ...(isNullable ? [ranks(nothing)] : []),
  ]);
  const states = distinct([...known, ...between.map(ranks)]);
  return { tests, known, states, isExact: true, isAggregate: true };
}

function listed(value: Operand): readonly Operand[] {
  return Array.isArray(value) ? value : [value as Operand];
}

function distinct(rows: readonly (readonly Rank[])[]): readonly (readonly Rank[])[] {
  return [...new Map(rows.map((row) => [row.join(""), row])).values()];
}
