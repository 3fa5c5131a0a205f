import type { FactType } from "../facts/fact-type.ts";
import type { Test } from "../facts/test.ts";
import type { Evaluator } from "../logic/circuit.ts";
import { decorate } from "../logic/decorators.ts";
import type { Interval } from "../logic/interval.ts";
import type { Operand } from "../logic/operators/operator.ts";
import { negate, type Rank } from "../logic/truth.ts";
import { parseDay } from "../model/civil-date.ts";
import type { Values } from "./values.ts";

/** Returns the evaluator of one comparison: unknown when its slot is. */
export function compileTest(test: Test, slot: number, isAggregate: boolean): Evaluator<Values> {
  if (isAggregate) return compileIntervalTest(test, slot);
  if (test.type.kind === "boolean") return compileBooleanTest(test, slot);
  const domain = domainOf(test.type);
  if (domain !== undefined) {
    // A closed domain is a table: one look-up answers operator, decorators and order at once.
    const passes = passesOf(test);
    const ranks = new Map<unknown, Rank>(domain.map((value) => [value, passes(value) ? 2 : 0]));
    return (values) => {
      const value = values[slot];
      return value === undefined ? 1 : (ranks.get(value) ?? 1);
    };
  }
  const passes = passesOf(test);
  return (values) => {
    const value = values[slot];
    return value === undefined ? 1 : passes(value as Operand) ? 2 : 0;
  };
}

function compileBooleanTest(test: Test, slot: number): Evaluator<Values> {
  const passes = passesOf(test);
  const whenTrue: Rank = passes(true) ? 2 : 0;
  const whenFalse: Rank = passes(false) ? 2 : 0;
  const whenNull: Rank = passes(null) ? 2 : 0;
  return (values) => {
    const value = values[slot];
    if (value === undefined) return 1;
    return value === true ? whenTrue : value === false ? whenFalse : whenNull;
  };
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

function compileIntervalTest(test: Test, slot: number): Evaluator<Values> {
  const { onInterval } = test.operator;
  const value = ordinal(test.value, test.type);
  const negated = test.decorators.filter((decorator) => decorator.name === "not").length % 2 === 1;
  return (values) => {
    const interval = values[slot] as Interval | undefined;
    if (interval === undefined || onInterval === undefined) return 1;
    const rank = onInterval(interval, value);
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
