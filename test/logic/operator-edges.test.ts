import { expect, test } from "vitest";
import { decorate, decorators } from "../../src/logic/decorators.ts";
import { rankOfIntervals } from "../../src/logic/interval.ts";
import type { Operand } from "../../src/logic/operators/operator.ts";
import { operators } from "../../src/logic/operators.ts";
import { type Truth, truthOf } from "../../src/logic/truth.ts";

const named = (name: string) => {
  const found = operators.get(name);
  if (found === undefined) throw new Error(`no operator ${name}`);
  return found;
};

test.each<[operator: string, low: number, high: number, value: Operand, expected: Truth]>([
  // The highest that can be is the bound itself.
  ["lessThan", 1, 3, 3, "unknown"],
  ["lessThanInclusive", 1, 3, 3, "satisfied"],
  ["lessThanInclusive", 1, 4, 3, "unknown"],
  // Values beside the range cannot be met, whichever side they stand on.
  ["in", 2, 4, [1, 5], "failed"],
  ["in", 2, 4, [1, 3], "unknown"],
  ["in", 2, 4, [null, 1], "failed"],
  ["in", 3, 3, [1, 3], "satisfied"],
  ["equal", 2, 4, 5, "failed"],
  ["equal", 2, 4, 1, "failed"],
  ["equal", 2, 4, null, "failed"],
])("%s on %i to %i against %j is %s", (operator, low, high, value, expected) => {
  const numbers = named(operator).onNumbers?.(value);
  const interval = { low, high, nullable: false };
  expect(numbers && truthOf(rankOfIntervals(interval, numbers))).toBe(expected);
});

test("none at all is not below or at a bound", () => {
  const numbers = named("lessThanInclusive").onNumbers?.(3);
  const interval = { low: 1, high: 2, nullable: true };
  expect(numbers && truthOf(rankOfIntervals(interval, numbers))).toBe("unknown");
});

test.each<[fact: Operand, value: Operand]>([
  [1, "2"],
  ["1", 2],
  [1, null],
  [true, 2],
  ["1", true],
])("%j and %j have no order, either way round", (fact, value) => {
  for (const name of ["lessThan", "lessThanInclusive", "greaterThan", "greaterThanInclusive"]) {
    expect(named(name).test(fact, value)).toBe(false);
    expect(named(name).test(value, fact)).toBe(false);
  }
});

test.each(["someValue", "everyValue"])("%s over no list is never met", (name) => {
  const decorator = decorators.get(name);
  if (decorator === undefined) throw new Error(`no decorator ${name}`);
  expect(decorate(named("equal"), [decorator])(1, 1)).toBe(false);
  expect(decorate(named("equal"), [decorator])(null, null)).toBe(false);
});

test("each operator says what it takes, as rules are checked by it", () => {
  const taken = [...operators.values()].map(({ name, fact, value }) => [name, fact, value]);
  expect(taken).toEqual([
    ["equal", "single", "one"],
    ["notEqual", "single", "one"],
    ["in", "single", "list"],
    ["notIn", "single", "list"],
    ["lessThan", "ordered", "one"],
    ["lessThanInclusive", "ordered", "one"],
    ["greaterThan", "ordered", "one"],
    ["greaterThanInclusive", "ordered", "one"],
    ["contains", "set", "one"],
    ["doesNotContain", "set", "one"],
  ]);
});
