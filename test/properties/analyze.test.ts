import fc from "fast-check";
import { expect, it } from "vitest";
import { canBe } from "../../src/analyze/can-be.ts";
import { implies } from "../../src/analyze/implies.ts";
import { compileTest } from "../../src/assess/compile-test.ts";
import { candidates } from "../../src/assess/unlock/candidates.ts";
import type { FactType } from "../../src/facts/fact-type.ts";
import type { Test } from "../../src/facts/test.ts";
import {
  all,
  any,
  type Expression,
  evaluateExpression,
  leaf,
  not,
} from "../../src/logic/expression.ts";
import type { Operand } from "../../src/logic/operators/operator.ts";
import { operators } from "../../src/logic/operators.ts";
import { type Rank, UNKNOWN } from "../../src/logic/truth.ts";

const seats: FactType = { kind: "number", min: 0, max: 4, integer: true };
const names = ["x", "y"];
const numbers = [0, 1, 2, 3, 4];

const test = fc
  .record({
    what: fc.constantFrom(...names),
    operator: fc.constantFrom("equal", "notEqual", "lessThan", "greaterThanInclusive"),
    value: fc.constantFrom(...numbers),
  })
  .map(({ what, operator, value }): Test => {
    const found = operators.get(operator);
    if (found === undefined) throw new Error(operator);
    const reading = { read: "value", subject: "deal", what } as const;
    return {
      fact: what,
      reading,
      type: seats,
      operator: found,
      decorators: [],
      value,
      pointer: "",
    };
  });

const { expression } = fc.letrec<{ expression: Expression<Test> }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    test.map((one) => leaf(one)),
    fc.array(tie("expression"), { minLength: 1, maxLength: 3 }).map((of) => all(of)),
    fc.array(tie("expression"), { minLength: 1, maxLength: 3 }).map((of) => any(of)),
    fc
      .array(tie("expression"), { minLength: 2, maxLength: 3 })
      .chain((of) =>
        fc.integer({ min: 1, max: of.length }).map((k) => ({ kind: "at-least" as const, k, of })),
      ),
    tie("expression").map(not),
  ),
}));

type Deal = Readonly<Record<string, Operand | undefined>>;

/** Every deal there can be: each value any number, none, or unknown. */
const deals = (values: readonly (Operand | undefined)[]): readonly Deal[] =>
  values.flatMap((x) => values.map((y) => ({ x, y })));

const rank = (of: Expression<Test>, deal: Deal): Rank =>
  evaluateExpression(of, (one) => {
    const value = deal[one.fact];
    return value === undefined ? UNKNOWN : compileTest(one)(value);
  });

it("what a condition can come to is what it comes to on some complete deal", () => {
  const complete = deals([...numbers, null]);
  fc.assert(
    fc.property(expression, fc.constantFrom(0 as const, 2 as const), (of, wanted) => {
      expect(canBe(of, wanted)).toBe(complete.some((deal) => rank(of, deal) === wanted));
    }),
    { numRuns: 500 },
  );
});

it("a condition implies another where it is never truer, on any deal, unknown values included", () => {
  const every = deals([...numbers, null, undefined]);
  const reads = (of: Expression<Test>): readonly string[] =>
    of.kind === "leaf" ? [of.leaf.fact] : of.of.flatMap(reads);
  fc.assert(
    fc.property(expression, expression, (a, b) => {
      const isNeverTruer = every.every((deal) => rank(a, deal) <= rank(b, deal));
      const isRelated = reads(a).some((name) => reads(b).includes(name));
      expect(implies(a, b)).toBe(isNeverTruer && isRelated);
    }),
    { numRuns: 500 },
  );
});

it("the numbers that are tried are those there are", () => {
  expect(candidates(seats, numbers)).toEqual(expect.arrayContaining([...numbers, null]));
});
