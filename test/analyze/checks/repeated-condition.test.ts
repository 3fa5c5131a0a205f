import { expect, it } from "vitest";
import { budget, found, places, seats } from "../sample-rules.ts";

const find = (fragment: Parameters<typeof places>[1]) => places("repeated-condition", fragment);

it("finds the second of two that are equal, and removes it", () => {
  const fragment = { all: [budget, seats("equal", 3), budget] };
  expect(find(fragment)).toEqual(["/all/2"]);
  expect(found("repeated-condition", fragment)[0]?.fix?.edits[0]).toEqual({
    path: ["stages", 0, "checkpoints", 0, "when", "all", 2],
  });
});

it("finds the same in other words and another order", () => {
  expect(find({ any: [seats("greaterThan", 4), seats("greaterThanInclusive", 5)] })).toEqual([
    "/any/1",
  ]);
  const both = [budget, seats("equal", 3)];
  expect(find({ any: [{ all: both }, { all: [...both].reverse() }] })).toEqual(["/any/1"]);
});

it("has no fix where one fact counts twice", () => {
  const fragment = { atLeast: 2, of: [budget, budget, seats("equal", 3)] };
  expect(find(fragment)).toEqual(["/of/1"]);
  expect(found("repeated-condition", fragment)[0]?.fix).toBeUndefined();
});

it("leaves a demand for a stronger source alone", () => {
  expect(find({ any: [budget, { ...budget, source: "document" }] })).toEqual([]);
});
