import { describe, expect, test } from "vitest";
import { fill } from "../../src/words/fill.ts";
import { plural } from "../../src/words/list.ts";
import { formatNumber, formatPercent } from "../../src/words/number.ts";
import { describeValue } from "../../src/words/value.ts";

test.each([
  [0, "0"],
  [999, "999"],
  [1000, "1,000"],
  [1234567.5, "1,234,567.5"],
  [-1234567, "-1,234,567"],
  [0.1 + 0.2, "0.3"],
  [-0.001, "0"],
  [1e21, "1e+21"],
])("%d is written %s", (number, written) => {
  expect(formatNumber(number)).toBe(written);
});

test.each([
  [0, "0%"],
  [0.5, "50%"],
  [1 / 3, "33.3%"],
  [2 / 3, "66.7%"],
  [1, "100%"],
])("the fraction %d is written %s", (fraction, written) => {
  expect(formatPercent(fraction)).toBe(written);
});

test.each([
  ["decider", "deciders"],
  ["engineering company", "engineering companies"],
  ["unit of the customer", "units of the customer"],
  ["request for information", "requests for information"],
  ["minutes", "minutes"],
  ["neutral", "neutral"],
  ["coach", "coaches"],
  ["survey", "surveys"],
])("the plural of %s is %s", (one, many) => {
  expect(plural(one)).toBe(many);
});

describe("in Chinese, digits and Latin letters keep a space from the characters around them", () => {
  const template = { zh: "至少{}以内", en: "at least {} within" };

  test("with a space where the scripts meet", () => {
    expect(fill(template, "zh", "3")).toBe("至少 3 以内");
    expect(fill(template, "zh", "3 人")).toBe("至少 3 人以内");
    expect(fill(template, "en", "3")).toBe("at least 3 within");
  });

  test("and text with braces of its own is no template", () => {
    expect(fill({ zh: "{}，{}", en: "{}, {}" }, "en", "{}", "b")).toBe("{}, b");
  });
});

test("a value is told by its type, null as none", () => {
  const days = { kind: "number", unit: "days" } as const;
  expect(describeValue(12, days, "zh")).toBe("12 天");
  expect(describeValue(12, { kind: "number", unit: "percent" }, "en")).toBe("12%");
  expect(describeValue(12, { kind: "number", unit: "台" }, "zh")).toBe("12 台");
  // A unit that is named like a property of every object is still a unit.
  expect(describeValue(12, { kind: "number", unit: "constructor" }, "en")).toBe("12 constructor");
  expect(describeValue(null, days, "zh")).toBe("无");
  expect(describeValue([], { kind: "set", of: { kind: "text" } }, "en")).toBe("nothing");
  // 2026-06-30 is 20,634 days after 1970-01-01: 56 years with 14 leap days to 2026-01-01, then 180.
  expect(describeValue(56 * 365 + 14 + 180, { kind: "date" }, "zh")).toBe("2026-06-30");
});

test("a record is told field by field, fields within fields by their path", () => {
  const contract = { kind: "record", fields: { signed: { kind: "boolean" } } } as const;
  const seats = { kind: "number", unit: "台" } as const;
  const erp = { kind: "record", fields: { seats, contract } } as const;
  const value = { seats: 1200, contract: { signed: true }, owner: "sales", parts: ["a", "b"] };
  expect(describeValue(value, erp, "zh")).toBe(
    "seats 1,200 台；contract.signed 是；owner sales；parts a、b",
  );
  expect(describeValue({ contract: null }, erp, "en")).toBe("contract none");
  expect(describeValue({}, erp, "en")).toBe("nothing");
});
