import { expect, it } from "vitest";
import { budget, places, seats } from "../sample-rules.ts";

const find = (fragment: Parameters<typeof places>[1]) => places("constant-condition", fragment);
const count = (operator: string, value: number) => ({ fact: "contacts.count", operator, value });

it("finds a question and its opposite", () => {
  expect(find({ any: [budget, { not: budget }] })).toEqual([""]);
});

it("finds a count that is nowhere below nothing", () => {
  expect(find({ all: [budget, count("greaterThanInclusive", 0)] })).toEqual(["/all/1"]);
});

it("finds the innermost condition alone", () => {
  expect(find({ any: [budget, { any: [seats("equal", 3), seats("notEqual", 3)] }] })).toEqual([
    "/any/1",
  ]);
});

it("leaves bounds alone that known to be none is beyond", () => {
  expect(find(seats("greaterThanInclusive", 0))).toEqual([]);
});

it("leaves a question alone that waits for a list to be complete", () => {
  expect(find({ any: [count("greaterThan", 0), count("equal", 0)] })).toEqual([]);
});

it("leaves alone what asks whether something is known", () => {
  const known = { fact: "known", operator: "equal", value: true, params: { of: "seats" } };
  expect(find(known)).toEqual([]);
  expect(find({ any: [known, seats("equal", 3)] })).toEqual([]);
});
