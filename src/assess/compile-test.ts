import type { FactType } from "../facts/fact-type.ts";
import type { Test } from "../facts/test.ts";
import type { Evaluator } from "../logic/circuit.ts";
import { decorate } from "../logic/decorators.ts";
import type { Interval } from "../logic/interval.ts";
import type { Operand } from "../logic/operators/operator.ts";
import { negate, type Rank } from "../logic/truth.ts";
import { parseDay } from "../model/civil-date.ts";
import type { Known } from "./values.ts";

/** Returns what one comparison answers to a known value. */
export function compileTest(test: Test): Evaluator<Known> {
  if (test.reading.read === "aggregate") return compileIntervalTest(test);
  const passes = passesOf(test);
  const rankOf = (value: Operand): Rank => (passes(value) ? 2 : 0);
  if (test.type.kind === "boolean") {
    const whenTrue = rankOf(true);
    const whenFalse = rankOf(false);
    const whenNull = rankOf(null);
    return (value) => (value === true ? whenTrue : value === false ? whenFalse : whenNull);
  }
  const domain = domainOf(test.type);
  if (domain !== undefined) {
    // A closed domain is a table: one look-up answers operator, decorators and order at once.
    const ranks = new Map<unknown, Rank>(domain.map((value) => [value, rankOf(value)]));
    return (value) => ranks.get(value) ?? 1;
  }
  return (value) => rankOf(value as Operand);
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

function compileIntervalTest(test: Test): Evaluator<Known> {
  const { onInterval } = test.operator;
  if (onInterval === undefined) return () => 1;
  const value = ordinal(test.value, test.type);
  const negated = test.decorators.filter((decorator) => decorator.name === "not").length % 2 === 1;
  return (interval) => {
    const rank = onInterval(interval as Interval, value);
    return negated ? negate(rank) : rank;
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
