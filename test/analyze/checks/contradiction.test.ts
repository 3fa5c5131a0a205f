import { expect, it } from "vitest";
import { budget, places, seats } from "../sample-rules.ts";

const find = (fragment: Parameters<typeof places>[1]) => places("contradiction", fragment);
const contacts = (operator: string, value: unknown, where: object) => ({
  fact: "contacts.count",
  operator,
  value,
  params: { where },
});

it("finds bounds that exclude each other, where both stand", () => {
  expect(find({ all: [budget, { all: [seats("greaterThan", 9), seats("lessThan", 9)] }] })).toEqual(
    ["/all/1"],
  );
});

it("finds a whole number between two that follow each other", () => {
  expect(find({ all: [seats("greaterThan", 1), seats("lessThan", 2)] })).toEqual([""]);
});

it("finds a number below the least there can be", () => {
  expect(find({ any: [budget, seats("lessThan", 0)] })).toEqual(["/any/1"]);
});

it("finds a count that cannot be, and people that cannot be", () => {
  const decider = { fact: "stance", operator: "equal", value: "mentor" };
  const enemy = { fact: "stance", operator: "equal", value: "enemy" };
  expect(find(contacts("lessThan", 0, decider))).toEqual([""]);
  expect(find(contacts("greaterThan", 0, { all: [decider, enemy] }))).toEqual(["/params/where"]);
});

it("finds that nothing is ever known not to be known", () => {
  const known = { fact: "known", operator: "equal", value: true, params: { of: "seats" } };
  expect(find({ not: known })).toEqual([""]);
});

it("finds a k that too few members can make up together", () => {
  const of = [seats("lessThan", 5), seats("equal", 7), seats("greaterThan", 9)];
  expect(find({ atLeast: 2, of })).toEqual([""]);
});

it("leaves bounds alone that meet", () => {
  expect(find({ all: [seats("greaterThanInclusive", 9), seats("lessThanInclusive", 9)] })).toEqual(
    [],
  );
});

it("leaves dates alone: the day of the verdict may be any", () => {
  const days = (operator: string, value: number, suffix: string) => ({
    fact: `opportunity.closeDate.${suffix}`,
    operator,
    value,
  });
  expect(
    find({ all: [days("greaterThan", 5, "daysUntil"), days("lessThan", 9, "daysUntil")] }),
  ).toEqual([]);
  expect(
    find({ all: [days("greaterThan", 5, "daysUntil"), days("greaterThan", 5, "daysAgo")] }),
  ).toEqual([""]);
});
