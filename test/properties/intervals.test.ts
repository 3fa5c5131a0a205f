import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Interval, nothing, rankOfIntervals } from "../../src/logic/interval.ts";
import type { Operand } from "../../src/logic/operators/operator.ts";
import { operators } from "../../src/logic/operators.ts";

const numeric = [...operators.values()].filter((operator) => operator.onNumbers !== undefined);
/** Halves, so that intervals hold numbers between the whole ones. */
const half = fc.integer({ min: -6, max: 6 }).map((n) => n / 2);
const bounds = fc.tuple(half, fc.nat(6), fc.boolean());
const interval: fc.Arbitrary<Interval> = fc.oneof(
  {
    weight: 6,
    arbitrary: bounds.map(([low, width, nullable]) => ({ low, high: low + width / 2, nullable })),
  },
  { weight: 2, arbitrary: bounds.map(([low, , nullable]) => ({ low, high: Infinity, nullable })) },
  {
    weight: 1,
    arbitrary: bounds.map(([high, , nullable]) => ({ low: -Infinity, high, nullable })),
  },
  { weight: 1, arbitrary: fc.constant(nothing) },
);

/** Returns members of an interval, fine enough to decide any comparison with halves. */
function membersOf({ low, high, nullable }: Interval): readonly (number | null)[] {
  const numbers: (number | null)[] = [];
  for (let n = Math.max(low, -8); n <= Math.min(high, 12); n += 0.25) numbers.push(n);
  return nullable ? [...numbers, null] : numbers;
}

describe("comparisons on intervals", () => {
  it("exist for the operators on single and ordered values, not for those on sets", () => {
    expect(numeric.map((operator) => operator.name).sort()).toEqual([
      "equal",
      "greaterThan",
      "greaterThanInclusive",
      "in",
      "lessThan",
      "lessThanInclusive",
      "notEqual",
      "notIn",
    ]);
  });

  it("are satisfied when every member passes, failed when none does, else unknown", () => {
    const literal = fc.oneof(half, fc.constant(null));
    fc.assert(
      fc.property(
        interval,
        fc.constantFrom(...numeric),
        literal,
        fc.array(literal, { minLength: 1, maxLength: 3 }),
        (range, operator, one, several) => {
          const value: Operand = operator.value === "list" ? several : one;
          fc.pre(operator.fact !== "ordered" || value !== null);
          const passed = membersOf(range).map((member) => operator.test(member, value));
          const expected = passed.every(Boolean) ? 2 : passed.some(Boolean) ? 1 : 0;
          const numbers = operator.onNumbers?.(value);
          expect(numbers && rankOfIntervals(range, numbers)).toBe(expected);
        },
      ),
      { numRuns: 5000 },
    );
  });
});
