import type { FactType } from "../facts/fact-type.ts";
import type { Test } from "../facts/test.ts";
import { decorate } from "../logic/decorators.ts";
import { type Interval, rankOfIntervals } from "../logic/interval.ts";
import { type Evaluator, evaluatorOf, type LeafTest } from "../logic/leaf-test.ts";
import type { Operand } from "../logic/operators/operator.ts";
import { negate, type Rank, UNKNOWN } from "../logic/truth.ts";
import { parseDay } from "../model/civil-date.ts";
import type { Known } from "./values.ts";

/** Returns what one comparison answers to a known value. */
export function compileTest(test: Test): Evaluator<Known> {
  return evaluatorOf(leafTestOf(test));
}

/** Returns what answers one comparison on known values. */
export function leafTestOf(test: Test): LeafTest<Known> {
  if (test.reading.read === "aggregate") return aggregateTest(test);
  const passes = passesOf(test);
  const rankOf = (value: Known): Rank => (passes(value as Operand) ? 2 : 0);
  if (test.type.kind === "boolean") return tableOf(rankOf, null);
  // Compared with null, all other values are alike.
  if (
    test.value === null &&
    test.operator.fact === "single" &&
    test.decorators.every(({ on }) => on === "none")
  ) {
    return tableOf(rankOf, true);
  }
  const domain = domainOf(test.type);
  if (domain !== undefined) {
    // A closed domain is a table: one look-up answers operator, decorators and order at once.
    const ranks = new Map<unknown, Rank>(domain.map((value) => [value, rankOf(value)]));
    return (value) => ranks.get(value) ?? UNKNOWN;
  }
  return rankOf;
}

function tableOf(rankOf: Evaluator<Known>, other: Known): LeafTest<Known> {
  return [rankOf(true), rankOf(false), rankOf(null), rankOf(other)];
}

/** Returns whether a known value passes a test, order on scales by rank. */
function passesOf(test: Test): (value: Operand) => boolean {
  const element = test.type.kind === "set" ? test.type.of : test.type;
  const run = decorate(test.operator, test.decorators);
  if (element.kind !== "choice" || test.operator.fact !== "ordered") {
    return (value) => run(value, test.value);
  }
  const expected = ordinal(test.value, element);
  return (value) => run(ordinal(value, element), expected);
}

function aggregateTest({ operator, decorators, type, value }: Test): LeafTest<Known> {
  const { onNumbers } = operator;
  if (onNumbers === undefined) return () => UNKNOWN;
  const tests = onNumbers(ordinal(value, type));
  // Negation is the one decorator that an aggregate takes.
  const isNegated = decorators.length % 2 === 1;
  const [only] = tests;
  if (only !== undefined && tests.length === 1 && !isNegated) return only;
  return (interval) => {
    const rank = rankOfIntervals(interval as Interval, tests);
    return isNegated ? negate(rank) : rank;
  };
}

/** Returns a value, or each of a list, as a number in the order of its type. */
export function ordinal(value: Operand, type: FactType): Operand {
  if (Array.isArray(value)) return value.map((one: Operand) => ordinal(one, type));
  if (typeof value === "boolean") return value ? 1 : 0;
  if (typeof value !== "string") return value;
  if (type.kind === "choice") return type.values.findIndex((choice) => choice.value === value);
  return parseDay(value) ?? value;
}

function domainOf(type: FactType): readonly Operand[] | undefined {
  if (type.kind === "choice") return [...type.values.map((choice) => choice.value), null];
  return undefined;
}
