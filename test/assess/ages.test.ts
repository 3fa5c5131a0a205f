import { expect, test } from "vitest";
import { Ages } from "../../src/assess/ages.ts";

test("every age has one place, and what never lapses has none", () => {
  const ages = new Ages();
  expect([30, 90, 0, 30, 90].map((days) => ages.of(days))).toEqual([0, 1, -1, 0, 1]);
  expect(ages.days).toEqual([30, 90]);
});

test("the first day that still counts is so many days before", () => {
  const ages = new Ages();
  ages.of(30);
  ages.of(90);
  // June has 30 days, and so have 30 + 31 + 29 days from the first of April on.
  expect(ages.cutoffs("2026-06-30")).toEqual(["2026-05-31", "2026-04-01"]);
  expect(ages.cutoffs("2026-06-30")).toBe(ages.cutoffs("2026-06-30"));
  ages.of(1);
  expect(ages.cutoffs("2026-06-30")).toEqual(["2026-05-31", "2026-04-01", "2026-06-29"]);
  expect(ages.cutoffs("2026-07-01")).toEqual(["2026-06-01", "2026-04-02", "2026-06-30"]);
  // The calendar of the model begins there.
  ages.of(10_000_000);
  expect(ages.cutoffs("2026-07-01")[3]).toBe("1900-01-01");
});
