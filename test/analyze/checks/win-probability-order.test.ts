import { expect, it } from "vitest";
import { checkpoint, places, stage } from "../sample-rules.ts";

const find = (...chances: readonly (number | undefined)[]) =>
  places("win-probability-order", {
    stages: chances.map((winProbability, i) =>
      stage(`s${i}`, [checkpoint(`c${i}`)], winProbability === undefined ? {} : { winProbability }),
    ),
  });

it("finds every stage below the highest before it", () => {
  expect(find(0.1, 0.5, 0.3, 0.4, 0.6)).toEqual([
    "/stages/2/winProbability",
    "/stages/3/winProbability",
  ]);
});

it("passes over stages without one", () => {
  expect(find(0.5, undefined, 0.4)).toEqual(["/stages/2/winProbability"]);
});

it("leaves chances alone that stay or rise", () => {
  expect(find(0.1, 0.1, 0.9)).toEqual([]);
});
