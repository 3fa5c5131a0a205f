import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addAmounts, roundAmount } from "../../src/model/money.ts";
import { joinMoney, noMoney, tallyMoney } from "../../src/model/money-tally.ts";

/** Amounts of hundredths that come to less than 2^46 even when there are nine of them. */
const hundredthsArbitrary = fc.bigInt({ min: 0n, max: 780_000_000_000_000n });

/** The number of hundredths as JSON would have it: digits with a point. */
const amountOf = (hundredths: bigint): number =>
  Number(`${hundredths / 100n}.${String(hundredths % 100n).padStart(2, "0")}`);

describe("an amount", () => {
  test.each([
    [0.125, 0.13],
    [0.124999, 0.12],
    // As a number it is a little less than 1.115, though a hundred times it is 111.50000000000001.
    [1.115, 1.11],
    [0.004, 0],
    [1e15, 1e15],
  ])("of %d is %d to the hundredth", (amount, rounded) => {
    expect(roundAmount(amount)).toBe(rounded);
  });
});

describe("the sum of amounts", () => {
  test("is exact, whatever order and grouping they are added in", () => {
    fc.assert(
      fc.property(fc.array(hundredthsArbitrary, { maxLength: 9 }), fc.nat(9), (all, at) => {
        const expected = amountOf(all.reduce((sum, one) => sum + one, 0n));
        const sumOf = (some: readonly bigint[]) => some.map(amountOf).reduce(addAmounts, 0);
        expect(sumOf(all)).toBe(expected);
        expect(sumOf(all.toReversed())).toBe(expected);
        expect(addAmounts(sumOf(all.slice(0, at)), sumOf(all.slice(at)))).toBe(expected);
      }),
    );
  });

  test("is exact up to 2^46, where numbers begin to lie more than a hundredth apart", () => {
    // 2^46 = 70,368,744,177,664
    expect(addAmounts(70_368_744_177_663, 0.99)).toBe(70_368_744_177_663.99);
    expect(addAmounts(70_368_744_177_663.98, 0.01)).toBe(70_368_744_177_663.99);
    expect(addAmounts(70_368_744_177_663.99, -70_368_744_177_663.98)).toBe(0.01);
  });

  test("beyond that is off by no more than 2^-51 for each addition", () => {
    expect(addAmounts(1e15, 1e15)).toBe(2e15);
    const sum = Array.from({ length: 1000 }, () => 99_999_999_999.99).reduce(addAmounts, 0);
    // 1000 · 99,999,999,999.99
    expect(Math.abs(sum / 99_999_999_999_990 - 1)).toBeLessThan(1000 * 2 ** -51);
  });
});

describe("a tally", () => {
  test("has a sum for each currency, by name, and counts what is unknown apart", () => {
    expect(
      tallyMoney([
        { money: { amount: 5, currency: "USD" } },
        { money: undefined },
        { money: { amount: 20.1, currency: "CNY" } },
        { money: { amount: 7, currency: "USD" } },
        { money: { amount: 0.2, currency: "CNY" } },
        { money: { amount: 1, currency: "" } },
      ]),
    ).toEqual({
      deals: 6,
      amounts: [
        { amount: 1, currency: "" },
        { amount: 20.3, currency: "CNY" },
        { amount: 12, currency: "USD" },
      ],
      unknownAmounts: 1,
    });
  });

  test("joined with another is that of both", () => {
    const one = tallyMoney([{ money: { amount: 0.1, currency: "USD" } }, { money: undefined }]);
    const other = tallyMoney([
      { money: { amount: 3, currency: "CNY" } },
      { money: { amount: 0.2, currency: "USD" } },
    ]);
    expect(joinMoney(one, other)).toEqual({
      deals: 4,
      amounts: [
        { amount: 3, currency: "CNY" },
        { amount: 0.3, currency: "USD" },
      ],
      unknownAmounts: 1,
    });
    expect(joinMoney(noMoney, one)).toEqual(one);
  });
});
