import { expect, test } from "vitest";
import { bar, doubleBar } from "../../src/report/bar.ts";

test.each([
  [0, 10, "░░░░"],
  [5, 10, "██░░"],
  [10, 10, "████"],
  // Half a cell is shown, and so is the least that there is.
  [3, 8, "██░░"],
  [1, 1000, "█░░░"],
  [0, 0, "░░░░"],
  [7, 0, "░░░░"],
])("%d of %d", (part, whole, expected) => {
  expect(bar(part, whole, 4)).toBe(expected);
});

test.each([
  [10, 5, "██▒▒"],
  [5, 10, "██▒▒"],
  [10, 10, "████"],
  [5, 0, "▒▒░░"],
  [0, 0, "░░░░"],
])("claimed %d and evidenced %d of 10 in one bar", (claimed, evidenced, expected) => {
  expect(doubleBar(claimed, evidenced, 10, 4)).toBe(expected);
});
