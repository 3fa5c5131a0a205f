import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readNumber } from "../../src/import/number-format.ts";

describe("a number", () => {
  test("is read as it is written", () => {
    expect(readNumber("15000")).toBe(15000);
    expect(readNumber("-2.50")).toBe(-2.5);
    expect(readNumber("0")).toBe(0);
    expect(Object.is(readNumber("-0"), 0)).toBe(true);
  });

  test("may have groups of three digits, and of three alone", () => {
    const rules = { group: "," };
    expect(readNumber("1,234,567.89", rules)).toBe(1234567.89);
    expect(readNumber("1234567", rules)).toBe(1234567);
    expect(readNumber("12,34", rules)).toBeUndefined();
    expect(readNumber("1,2345", rules)).toBeUndefined();
    expect(readNumber("1,234")).toBeUndefined();
  });

  test("may have a comma for a decimal mark", () => {
    const rules = { decimal: ",", group: "." };
    expect(readNumber("1.234,5", rules)).toBe(1234.5);
    expect(readNumber("1,5", rules)).toBe(1.5);
  });

  test("may have a currency before or after it, if the rules say so", () => {
    const rules = { affixes: ["¥", "元"], group: "," };
    expect(readNumber("¥1,200", rules)).toBe(1200);
    expect(readNumber("1,200 元", rules)).toBe(1200);
    expect(readNumber("-¥1,200", rules)).toBe(-1200);
    expect(readNumber("$1,200", rules)).toBeUndefined();
  });

  test("may be counted in 万, without a hair of error", () => {
    expect(readNumber("12.3", { exponent: 4 })).toBe(123000);
    expect(readNumber("1.005 万", { exponent: 4, affixes: ["万"] })).toBe(10050);
    expect(readNumber("35", { exponent: -2 })).toBe(0.35);
  });

  test("is nothing else: no words, no powers, no other bases, no infinity", () => {
    for (const cell of [
      "",
      "n/a",
      "1e3",
      "0x10",
      "Infinity",
      "NaN",
      "1 2",
      "1.",
      ".5",
      "--1",
      "1.2.3",
      "1/2",
    ])
      expect([cell, readNumber(cell)]).toEqual([cell, undefined]);
  });
});

test("every whole number is read back, grouped or not", () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), (value) => {
      const digits = String(Math.abs(value));
      const grouped = digits.replace(/(?<=\d)(?=(\d{3})+$)/g, ",");
      const sign = value < 0 ? "-" : "";
      expect(readNumber(sign + digits)).toBe(value);
      expect(readNumber(sign + grouped, { group: "," })).toBe(value);
    }),
  );
});
