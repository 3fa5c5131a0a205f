import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { firstDay, formatDay, lastDay, parseDay } from "../../src/model/civil-date.ts";

describe("parseDay", () => {
  test.each([
    ["1970-01-01", 0],
    ["1970-01-02", 1],
    ["1969-12-31", -1],
    ["2000-02-29", 11016],
    ["2000-03-01", 11017],
    ["1900-01-01", -25567],
    ["2999-12-31", 376199],
  ])("counts %s as day %i", (day, count) => {
    expect(parseDay(day)).toBe(count);
  });

  test.each([
    "2026-02-29",
    "1900-02-29",
    "2100-02-29",
    "2026-04-31",
    "2026-13-01",
    "2026-00-10",
    "2026-01-00",
    "2026-01-32",
    "1899-12-31",
    "3000-01-01",
    "2026-1-01",
    "26-01-01",
    "2026/01/01",
    "2026-01-01T00:00",
    " 2026-01-01",
    "2026-01-0a",
    "+026-01-01",
    "２０２６-01-01",
    "",
  ])("knows that `%s` is not a day", (day) => {
    expect(parseDay(day)).toBeUndefined();
  });

  test("reads nothing else than ten characters of digits and hyphens as a day", () => {
    fc.assert(
      fc.property(fc.string(), (word) => {
        const isWritten = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(word);
        expect(parseDay(word) === undefined || isWritten).toBe(true);
      }),
    );
  });
});

describe("formatDay", () => {
  test("gives back the day that parseDay read, in the calendar's own words", () => {
    fc.assert(
      fc.property(fc.integer({ min: firstDay, max: lastDay }), (count) => {
        const day = formatDay(count);
        expect(day).toBe(new Date(count * 86_400_000).toISOString().slice(0, 10));
        expect(parseDay(day)).toBe(count);
      }),
    );
  });

  test.each([firstDay - 1, lastDay + 1, 0.5, Number.NaN])("refuses day %d", (count) => {
    expect(() => formatDay(count)).toThrow(RangeError);
  });
});
