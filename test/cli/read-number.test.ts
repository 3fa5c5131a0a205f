import { expect, test } from "vitest";
import { readNumber } from "../../src/cli/read-number.ts";

test.each<[string, number]>([
  ["680000", 680_000],
  ["680,000", 680_000],
  ["1，234，567.5", 1_234_567.5],
  ["1 234 567", 1_234_567],
  ["1,200万", 12_000_000],
  [" 0.57 万 ", 5_700],
  ["-3亿", -300_000_000],
])("%s is a number", (typed, number) => {
  expect(readNumber(typed)).toBe(number);
});

// Commas that part no thousands may be decimal marks: 1,5 is fifteen to nobody.
test.each(["1,5", "3，5万", "12 34", "1,2345", "1234,567", ",500", "1,,000", "12万5", "1.2.3", ""])(
  "`%s` is none",
  (typed) => {
    expect(readNumber(typed)).toBeUndefined();
  },
);
