import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  formatHelp,
  formatsMeant,
  isDateFormat,
  readMoment,
} from "../../src/import/date-format.ts";
import { firstDay, formatDay, lastDay } from "../../src/model/civil-date.ts";

const day = (cell: string, format: string, rules = {}) =>
  readMoment(cell, { formats: [format], firstYear: 2000, ...rules })?.day;

describe("a date", () => {
  test("is read as its format has it", () => {
    expect(day("2026-02-23", "yyyy-MM-dd")).toBe("2026-02-23");
    expect(day("23.2.2026", "d.M.yyyy")).toBe("2026-02-23");
    expect(day("02/23/26", "MM/dd/yy")).toBe("2026-02-23");
    expect(day("2026年2月3日", "yyyy年M月d日")).toBe("2026-02-03");
    expect(day("20260223", "yyyyMMdd")).toBe("2026-02-23");
  });

  test("in another format, or followed by more, is not read", () => {
    expect(day("2/23/26", "MM/dd/yy")).toBeUndefined();
    expect(day("02/23/2026", "MM/dd/yy")).toBeUndefined();
    expect(day("02/23/26 ", "MM/dd/yy")).toBeUndefined();
    expect(day("02-23-26", "MM/dd/yy")).toBeUndefined();
    expect(day("1e+3", "yyyy-MM-dd")).toBeUndefined();
  });

  test("that does not exist is not read", () => {
    expect(day("02/30/26", "MM/dd/yy")).toBeUndefined();
    expect(day("2025-02-29", "yyyy-MM-dd")).toBeUndefined();
    expect(day("2024-02-29", "yyyy-MM-dd")).toBe("2024-02-29");
  });

  test("with a two-digit year falls into the hundred years from the first one stated", () => {
    expect(day("01/02/69", "MM/dd/yy", { firstYear: 1970 })).toBe("2069-01-02");
    expect(day("01/02/70", "MM/dd/yy", { firstYear: 1970 })).toBe("1970-01-02");
    expect(day("01/02/99", "MM/dd/yy", { firstYear: 2000 })).toBe("2099-01-02");
  });

  test("is read by the first of several formats that fits", () => {
    const formats = ["yyyy-MM-dd", "dd.MM.yyyy"];
    expect(readMoment("05.03.2026", { formats })?.day).toBe("2026-03-05");
    expect(readMoment("2026-03-05", { formats })?.day).toBe("2026-03-05");
  });
});

describe("a time", () => {
  test("of twelve hours is morning or afternoon, midnight and noon included", () => {
    const order = (cell: string) =>
      readMoment(cell, { formats: ["MM/dd/yy hh:mm a"], firstYear: 2000 })?.order;
    const midnight = order("02/23/26 12:00 AM") ?? Number.NaN;
    expect((order("02/23/26 12:30 AM") ?? 0) - midnight).toBe(30 * 60_000);
    expect((order("02/23/26 12:00 PM") ?? 0) - midnight).toBe(12 * 3_600_000);
    expect((order("02/23/26 08:55 PM") ?? 0) - midnight).toBe((20 * 60 + 55) * 60_000);
    expect(order("02/23/26 13:00 PM")).toBeUndefined();
    expect(order("02/23/26 00:10 AM")).toBeUndefined();
  });

  test("may say 上午 or 下午", () => {
    const at = readMoment("2026-02-23 下午1:05", { formats: ["yyyy-MM-dd ah:mm"] });
    const noon = readMoment("2026-02-23 上午11:05", { formats: ["yyyy-MM-dd ah:mm"] });
    expect((at?.order ?? 0) - (noon?.order ?? 0)).toBe(2 * 3_600_000);
  });

  test("counts for the day it is written with when no other zone is asked for", () => {
    expect(day("02/23/26 11:59 PM", "MM/dd/yy hh:mm a")).toBe("2026-02-23");
    expect(day("02/23/26 11:59 PM", "MM/dd/yy hh:mm a", { zone: "UTC" })).toBe("2026-02-23");
  });

  test("counts for the civil day of the stated zone", () => {
    const rules = { zone: "UTC", dayIn: "Asia/Shanghai" };
    expect(day("2026-02-23 15:59", "yyyy-MM-dd HH:mm", rules)).toBe("2026-02-23");
    expect(day("2026-02-23 16:00", "yyyy-MM-dd HH:mm", rules)).toBe("2026-02-24");
    expect(day("2026-01-01 02:00", "yyyy-MM-dd HH:mm", { zone: "UTC", dayIn: "-05:00" })).toBe(
      "2025-12-31",
    );
  });

  test("keeps to the clocks of its zone when they change", () => {
    // New York is at UTC-5 until 2026-03-08 07:00 UTC, then at UTC-4.
    const rules = { zone: "America/New_York", dayIn: "UTC" };
    expect(day("2026-03-07 18:59", "yyyy-MM-dd HH:mm", rules)).toBe("2026-03-07");
    expect(day("2026-03-07 19:00", "yyyy-MM-dd HH:mm", rules)).toBe("2026-03-08");
    expect(day("2026-03-08 19:59", "yyyy-MM-dd HH:mm", rules)).toBe("2026-03-08");
    expect(day("2026-03-08 20:00", "yyyy-MM-dd HH:mm", rules)).toBe("2026-03-09");
  });

  test("that names its own offset is taken at it", () => {
    const format = "yyyy-MM-dd'T'HH:mm:ss.SSSX";
    expect(day("2026-02-23T23:30:00.000+0000", format, { dayIn: "Asia/Shanghai" })).toBe(
      "2026-02-24",
    );
    expect(day("2026-02-23T23:30:00.000+08:00", format, { dayIn: "UTC" })).toBe("2026-02-23");
    expect(day("2026-02-23T23:30:00.000Z", format)).toBe("2026-02-23");
  });

  test("that no clock shows is not read", () => {
    expect(day("2026-02-23 24:00", "yyyy-MM-dd HH:mm")).toBeUndefined();
    expect(day("2026-02-23 10:60", "yyyy-MM-dd HH:mm")).toBeUndefined();
  });
});

test("a format has one year, one month and one day, and times that make sense", () => {
  for (const format of ["yyyy-MM-dd", "M/d/yy h:mm a", "yyyy-MM-dd'T'HH:mm:ssX", "yyyy年M月d日"])
    expect([format, isDateFormat(format)]).toEqual([format, true]);
  for (const format of [
    "",
    "yyyy-MM",
    "yyyy-MM-dd yy",
    "MM-dd-MM yyyy",
    "DD/MM/YYYY",
    "yyyy-MM-ddTHH:mm",
    "yyyy-MM-dd hh:mm",
    "yyyy-MM-dd mm",
    "yyyy-MM-dd HH ss",
    "yyyy-MM-dd'",
  ])
    expect([format, isDateFormat(format)]).toEqual([format, false]);
});

test("every day is read back from every format", () => {
  const write: Readonly<Record<string, (y: string, m: string, d: string) => string>> = {
    "yyyy-MM-dd": (y, m, d) => `${y}-${m}-${d}`,
    "d/M/yyyy": (y, m, d) => `${Number(d)}/${Number(m)}/${y}`,
    yyyy年M月d日: (y, m, d) => `${y}年${Number(m)}月${Number(d)}日`,
  };
  fc.assert(
    fc.property(
      fc.integer({ min: firstDay, max: lastDay }).map(formatDay),
      fc.constantFrom(...Object.keys(write)),
      (written, format) => {
        const [y = "", m = "", d = ""] = written.split("-");
        expect(day(write[format]?.(y, m, d) ?? "", format)).toBe(written);
      },
    ),
  );
});

test("reading never throws", { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (cell, format) => {
      const moment = readMoment(cell, {
        formats: [format, "yyyy-MM-dd HH:mm"],
        zone: "UTC",
        dayIn: "+14:00",
      });
      expect(moment === undefined || /^\d{4}-\d{2}-\d{2}$/.test(moment.day)).toBe(true);
    }),
  );
  expect(
    readMoment("1900-01-01 00:00", { formats: ["yyyy-MM-dd HH:mm"], zone: "UTC", dayIn: "-05:00" }),
  ).toBeUndefined();
});

test.each([
  ["YYYY-MM-DD", "yyyy-MM-dd"],
  ["yyyy-mm-dd", "yyyy-MM-dd"],
  ["DD.MM.YYYY", "dd.MM.yyyy"],
  ["YYYY/MM/DD hh:mm", "yyyy/MM/dd HH:mm"],
])("%s was likely meant to be %s", (format, meant) => {
  expect(formatsMeant(format)[0]).toBe(meant);
});

test("a text that is no format with other letters either was meant to be none", () => {
  expect(formatsMeant("the day")).toEqual([]);
});

test("formats are listed as each language lists", () => {
  expect(formatHelp(["yyyy-MM-dd", "d.M.yy"])).toEqual({
    zh: "格式：yyyy-MM-dd、d.M.yy",
    en: "the format is yyyy-MM-dd, d.M.yy",
  });
});
