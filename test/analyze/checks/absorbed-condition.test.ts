import { expect, it } from "vitest";
import { budget, found, places, seats } from "../sample-rules.ts";

const find = (fragment: Parameters<typeof places>[1]) => places("absorbed-condition", fragment);

it("finds the wider of two bounds that both must hold", () => {
  const fragment = { all: [seats("greaterThan", 50), seats("greaterThan", 100)] };
  expect(find(fragment)).toEqual(["/all/0"]);
  expect(found("absorbed-condition", fragment)[0]?.fix?.edits[0]?.path.at(-1)).toBe(0);
});

it("finds the narrower of two bounds either of which may hold", () => {
  expect(find({ any: [seats("greaterThan", 50), seats("greaterThan", 100)] })).toEqual(["/any/1"]);
});

it("finds a group that contains another member", () => {
  expect(find({ any: [budget, { all: [budget, seats("equal", 3)] }] })).toEqual(["/any/1"]);
  expect(find({ all: [budget, { any: [budget, seats("equal", 3)] }] })).toEqual(["/all/1"]);
});

it("finds a list of values within another one", () => {
  const mood = (...value: readonly string[]) => ({ fact: "mood", operator: "in", value });
  expect(find({ all: [mood("low", "middle"), mood("low")] })).toEqual(["/all/0"]);
});

it("leaves alone what says more only once something is known", () => {
  // While the seats are unknown the second is unknown as well, whatever the budget: no answer is lost.
  const either = {
    any: [
      { all: [budget, seats("lessThan", 5)] },
      { all: [budget, seats("greaterThanInclusive", 5)] },
    ],
  };
  expect(find({ any: [{ all: [budget, { not: seats("equal", null) }] }, either] })).toEqual([]);
});

it("leaves bounds alone that overlap", () => {
  expect(find({ all: [seats("greaterThan", 50), seats("lessThan", 100)] })).toEqual([]);
});
