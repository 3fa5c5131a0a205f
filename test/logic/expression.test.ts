import { describe, expect, test } from "vitest";
import { all, any, evaluateExpression, leaf, leavesOf, not } from "../../src/logic/expression.ts";
import { type Rank, truthOf } from "../../src/logic/truth.ts";

const [a, b, c] = [leaf("a"), leaf("b"), leaf("c")];
const atLeast = (k: number) => ({ kind: "at-least", k, of: [a, b, c] }) as const;
const truth = (expression: Parameters<typeof evaluateExpression<string>>[0], ranks: string) =>
  truthOf(evaluateExpression(expression, (name) => Number(ranks["abc".indexOf(name)]) as Rank));

describe("the normal form", () => {
  test("negation goes to the leaves and turns the questions around it", () => {
    expect(not(all([a, any([b, c])]))).toEqual(
      any([leaf("a", true), all([leaf("b", true), leaf("c", true)])]),
    );
    expect(not(not(atLeast(2)))).toEqual(atLeast(2));
  });

  test("fewer than two of three means that at least two of them do not hold", () => {
    expect(not(atLeast(2))).toEqual({
      kind: "at-least",
      k: 2,
      of: [leaf("a", true), leaf("b", true), leaf("c", true)],
    });
    expect(not(atLeast(1))).toMatchObject({ k: 3 });
  });

  test("a group of one is that one", () => {
    expect(all([a])).toBe(a);
    expect(any([a])).toBe(a);
  });

  test("leaves are told from left to right, as often as they stand", () => {
    expect(leavesOf(all([b, any([a, not(b)])]))).toEqual(["b", "a", "b"]);
  });
});

describe("an answer", () => {
  // Ranks of a, b, c: 0 failed, 1 unknown, 2 satisfied.
  test.each([
    [all([a, b, c]), "212", "unknown"],
    [all([a, b, c]), "012", "failed"],
    [any([a, b, c]), "012", "satisfied"],
    [any([a, b, c]), "010", "unknown"],
    [atLeast(2), "212", "satisfied"],
    [atLeast(2), "210", "unknown"],
    [atLeast(2), "010", "failed"],
    [not(atLeast(2)), "010", "satisfied"],
    [not(atLeast(2)), "210", "unknown"],
    [all<string>([]), "111", "satisfied"],
    [any<string>([]), "111", "failed"],
    [any([a, not(a)]), "111", "unknown"],
  ])("%j with %s is %s", (expression, ranks, answer) => {
    expect(truth(expression, ranks)).toBe(answer);
  });
});
