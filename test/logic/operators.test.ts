import { describe, expect, test } from "vitest";
import { decorate, decorators } from "../../src/logic/decorators.ts";
import type { Interval } from "../../src/logic/interval.ts";
import { nothing, rankOfIntervals } from "../../src/logic/interval.ts";
import type { Operand } from "../../src/logic/operators/operator.ts";
import { operators } from "../../src/logic/operators.ts";
import { type Truth, truthOf } from "../../src/logic/truth.ts";

const named = (name: string) => {
  const found = operators.get(name);
  if (found === undefined) throw new Error(`no operator ${name}`);
  return found;
};

/** Asks an operator, decorators before it as rules write them. */
const ask = (fact: Operand, written: string, value: Operand): boolean => {
  const words = written.split(":");
  const operator = named(words.pop() ?? "");
  const chain = words.flatMap((word) => decorators.get(word) ?? []);
  expect(chain).toHaveLength(words.length);
  return decorate(operator, chain)(fact, value);
};

test("there are the ten operators and six decorators of json-rules-engine", () => {
  expect([...operators.keys()]).toEqual([
    "equal",
    "notEqual",
    "in",
    "notIn",
    "lessThan",
    "lessThanInclusive",
    "greaterThan",
    "greaterThanInclusive",
    "contains",
    "doesNotContain",
  ]);
  expect([...decorators.keys()].sort()).toEqual(
    ["everyFact", "everyValue", "not", "someFact", "someValue", "swap"].sort(),
  );
});

describe("an operator on a known value", () => {
  test.each<[fact: Operand, operator: string, value: Operand, passes: boolean]>([
    [5, "equal", 5, true],
    [5, "equal", 6, false],
    ["A", "equal", "a", false],
    [false, "equal", false, true],
    [0, "equal", false, false],
    [5, "notEqual", 6, true],
    [5, "notEqual", 5, false],
    [5, "in", [4, 5], true],
    [5, "in", [4, 6], false],
    [5, "notIn", [4, 6], true],
    [5, "notIn", [4, 5], false],
    [5, "lessThan", 6, true],
    [5, "lessThan", 5, false],
    [5, "lessThanInclusive", 5, true],
    [6, "lessThanInclusive", 5, false],
    [6, "greaterThan", 5, true],
    [5, "greaterThan", 5, false],
    [5, "greaterThanInclusive", 5, true],
    [4, "greaterThanInclusive", 5, false],
    ["2026-06-29", "lessThan", "2026-06-30", true],
    ["2026-10-01", "greaterThan", "2026-09-30", true],
    [["a", "b"], "contains", "b", true],
    [["a", "b"], "contains", "c", false],
    [[], "contains", "c", false],
    [["a", "b"], "doesNotContain", "c", true],
    [["a", "b"], "doesNotContain", "b", false],
    [[], "doesNotContain", "c", true],
  ])("%j %s %j is %s", (fact, operator, value, passes) => {
    expect(ask(fact, operator, value)).toBe(passes);
  });
});

describe("an operator on what is known to be none", () => {
  test.each<[operator: string, value: Operand, passes: boolean]>([
    ["equal", null, true],
    ["equal", 0, false],
    ["notEqual", null, false],
    ["notEqual", 0, true],
    ["in", [0, null], true],
    ["in", [0], false],
    ["notIn", [0, null], false],
    ["notIn", [0], true],
    // Nothing is neither below nor above anything.
    ["lessThan", 1, false],
    ["lessThanInclusive", 1, false],
    ["greaterThan", -1, false],
    ["greaterThanInclusive", -1, false],
    // None is no set: it neither has a value in it nor lacks one.
    ["contains", "a", false],
    ["doesNotContain", "a", false],
  ])("null %s %j is %s", (operator, value, passes) => {
    expect(ask(null, operator, value)).toBe(passes);
  });
});

describe("decorators are applied from left to right", () => {
  test.each<[fact: Operand, written: string, value: Operand, passes: boolean]>([
    [5, "not:equal", 5, false],
    [5, "not:not:equal", 5, true],
    [null, "not:greaterThan", 5, true],
    [["low", "high"], "someFact:equal", "high", true],
    [["low", "high"], "everyFact:equal", "high", false],
    [["low", "high"], "everyFact:in", ["low", "medium", "high"], true],
    [["low", "high"], "someValue:contains", ["medium", "high"], true],
    [["low", "high"], "everyValue:contains", ["medium", "high"], false],
    // Not every one is high; every one is not high: what stands first is asked first.
    [["low", "high"], "not:everyFact:equal", "high", true],
    [["low", "high"], "everyFact:not:equal", "high", false],
    [5, "swap:lessThan", 4, true],
    [5, "swap:greaterThan", 4, false],
    ["high", "swap:contains", ["low", "high"], true],
    [["low", "high"], "swap:in", "high", true],
    // Of an empty set every value passes and none does.
    [[], "everyFact:equal", "high", true],
    [[], "someFact:equal", "high", false],
    // What is known to be none is no set, whichever side it stands on.
    [null, "everyFact:equal", "high", false],
    [null, "someFact:equal", "high", false],
    [null, "swap:in", "high", false],
    [null, "swap:notIn", "high", false],
  ])("%j %s %j is %s", (fact, written, value, passes) => {
    expect(ask(fact, written, value)).toBe(passes);
  });
});

describe("an operator on what may still become of a number", () => {
  const between = (low: number, high: number, nullable = false): Interval => ({
    low,
    high,
    nullable,
  });
  const upward = between(2, Number.POSITIVE_INFINITY);
  test.each<[interval: Interval, operator: string, value: Operand, truth: Truth]>([
    [between(2, 4), "greaterThan", 1, "satisfied"],
    [between(2, 4), "greaterThan", 2, "unknown"],
    [between(2, 4), "greaterThan", 4, "failed"],
    [between(2, 4), "greaterThanInclusive", 2, "satisfied"],
    [between(2, 4), "lessThan", 5, "satisfied"],
    [between(2, 4), "lessThanInclusive", 4, "satisfied"],
    [between(2, 4), "lessThan", 2, "failed"],
    [between(2, 4), "equal", 3, "unknown"],
    [between(2, 4), "equal", 5, "failed"],
    [between(3, 3), "equal", 3, "satisfied"],
    [between(2, 4), "notEqual", 5, "satisfied"],
    [between(3, 3), "notEqual", 3, "failed"],
    [between(2, 4), "in", [5, 6], "failed"],
    [between(2, 4), "in", [1, 3], "unknown"],
    [between(3, 3), "in", [3, 4], "satisfied"],
    [between(3, 3), "notIn", [3, 4], "failed"],
    [between(2, 4), "notIn", [5, 6], "satisfied"],
    [upward, "greaterThanInclusive", 2, "satisfied"],
    [upward, "greaterThan", 1000, "unknown"],
    [upward, "lessThan", 2, "failed"],
    [between(2, 4, true), "greaterThan", 1, "unknown"],
    [between(2, 4, true), "greaterThan", 4, "failed"],
    [between(2, 4, true), "equal", null, "unknown"],
    [nothing, "equal", null, "satisfied"],
    [nothing, "equal", 1, "failed"],
    [nothing, "notEqual", 1, "satisfied"],
    [nothing, "greaterThan", 0, "failed"],
    [nothing, "in", [null], "satisfied"],
    [nothing, "notIn", [null], "failed"],
  ])("%j %s %j is %s", (interval, operator, value, truth) => {
    const numbers = named(operator).onNumbers?.(value);
    expect(numbers && truthOf(rankOfIntervals(interval, numbers))).toBe(truth);
  });

  test("sets have no interval: the operators on them are not asked", () => {
    expect(named("contains").onNumbers).toBeUndefined();
    expect(named("doesNotContain").onNumbers).toBeUndefined();
  });
});
