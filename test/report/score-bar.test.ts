import { expect, test } from "vitest";
import { scoreBar, scoreBounds } from "../../src/report/score-bar.ts";

const bar = (floor: number | null, ceiling: number | null, cells: number): string =>
  scoreBar({ floor, ceiling, value: floor }, cells)
    .map(({ text }) => text)
    .join("");

test.each([
  // Of 10 cells: 32 points fill 3.2, rounded down; 78 reach 7.8, rounded up.
  [32, 78, "███▒▒▒▒▒░░"],
  [0, 100, "▒▒▒▒▒▒▒▒▒▒"],
  [0, 0, "░░░░░░░░░░"],
  [100, 100, "██████████"],
  [60, 60, "██████░░░░"],
  // One point still possible is shown, one point sure of ten is not a cell.
  [0, 1, "▒░░░░░░░░░"],
  [9, 100, "▒▒▒▒▒▒▒▒▒▒"],
])("a score of %d to %d", (floor, ceiling, drawn) => {
  expect(bar(floor, ceiling, 10)).toBe(drawn);
});

test("a score of 25 to 50 on 40 cells fills 10 and shades 10", () => {
  expect(bar(25, 50, 40)).toBe("█".repeat(10) + "▒".repeat(10) + "░".repeat(20));
});

test("bounds are told once when they meet, and not at all when nothing applies", () => {
  expect(scoreBounds({ floor: 32, ceiling: 78, value: 32 })).toBe("32–78");
  expect(scoreBounds({ floor: 60, ceiling: 60, value: 60 })).toBe("60");
  expect(scoreBounds({ floor: null, ceiling: null, value: null })).toBe("–");
});
