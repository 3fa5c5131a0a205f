import { describe, expect, test } from "vitest";
import { costOf, type Prices, pricesOf, prune } from "../../src/assess/unlock/bound.ts";
import { derivations } from "../../src/assess/unlock/derivations.ts";
import {
  all,
  any,
  atLeast,
  atom,
  FALSE,
  type Formula,
  type SumMember,
  sum,
  TRUE,
} from "../../src/assess/unlock/formula.ts";
import type { FoundCondition } from "../../src/assess/unlock/found-condition.ts";

const conditionOf = (key: string, list: number): FoundCondition & { readonly key: string } => ({
  key,
  list,
  name: list === 0 ? "contacts" : "organisations",
  build: () => TRUE,
  isPossible: true,
  refers: false,
  isReferredTo: false,
  goesWith: new Map(),
});
/** Two that are found on one list, and one on another. */
const [c, d, e] = [conditionOf("c", 0), conditionOf("d", 0), conditionOf("e", 1)];
const keys = new Map<FoundCondition, string>([c, d, e].map((one) => [one, one.key]));

const is = (variable: number): Formula => atom(variable, Uint8Array.of(0, 1), false);
const [p, q, r, s, t] = [is(0), is(1), is(2), is(3), is(4)];
const silent = atom(5, Uint8Array.of(0), true);
const member = (
  gains: readonly number[],
  gates: readonly Formula[],
  required = false,
): SumMember => ({ gains, gates, required });
const many = (count: number): readonly Formula[] =>
  Array.from({ length: count }, (_, variable) => is(variable));

const at = (variable: readonly number[], found = 1): Prices =>
  pricesOf(Float64Array.from(variable), ({ list }) => (list < 0 ? Number.NaN : found));
const ones = at(Array.from({ length: 40 }, () => 1));

/** The ways by their items, those that are free in brackets, and by how many are found. */
const ways = (formula: Formula, prices: Prices, most = 10): readonly string[] =>
  derivations(formula, prices, most).map((way) =>
    way
      .map((pick) => {
        if ("condition" in pick) return `${keys.get(pick.condition)}${pick.count}`;
        return pick.isPaid ? `${pick.variable}` : `(${pick.variable})`;
      })
      .join(" "),
  );

describe("the ways of a formula", () => {
  test("are one of nothing when it holds, and none when it does not", () => {
    expect(derivations(TRUE, ones, 10)).toEqual([[]]);
    expect(derivations(FALSE, ones, 10)).toEqual([]);
    expect(derivations(silent, ones, 10)).toEqual([[]]);
    const allowed = Uint8Array.of(0, 1);
    expect(derivations(q, ones, 10)).toEqual([[{ variable: 1, allowed, isPaid: true }]]);
    expect(derivations(q, at([1, 0]), 10)).toEqual([[{ variable: 1, allowed, isPaid: false }]]);
  });

  test("are all that go together, as many as are wanted", () => {
    const either = all([any([p, q]), any([r, s])]);
    expect(ways(all([p, silent, q]), ones)).toEqual(["0 1"]);
    expect(ways(either, ones)).toEqual(["0 2", "0 3", "1 2", "1 3"]);
    expect(ways(either, ones, 3)).toEqual(["0 2", "0 3", "1 2"]);
    expect(ways(either, ones, 1)).toEqual(["0 2"]);
  });

  test("are the cheapest of several", () => {
    const prices = at([2, 1, 1, 1, 0]);
    expect(ways(any([p, q, all([r, s])]), prices)).toEqual(["1"]);
    expect(ways(any([all([r, s]), p]), prices)).toEqual(["2 3", "0"]);
    expect(ways(any([all([r, s]), p]), prices, 1)).toEqual(["2 3"]);
    expect(ways(any([q, t]), prices)).toEqual(["(4)"]);
  });

  test("call on different items, whatever is free", () => {
    const prices = at([1, 1, 0, 0, 1]);
    expect(ways(any([r, s]), prices)).toEqual(["(2)"]);
    expect(ways(any([all([p, r]), all([p, s]), q]), prices)).toEqual(["0 (2)", "1"]);
    expect(ways(any([all([p, q]), all([q, p]), all([t, p])]), prices)).toEqual(["0 1", "4 0"]);
  });

  test("are told apart by how many are found on which list", () => {
    const [twoC, twoD, twoE] = [atLeast(2, [], c), atLeast(2, [], d), atLeast(2, [], e)];
    expect(ways(any([twoC, twoD, twoE]), ones)).toEqual(["c2", "e2"]);
    expect(ways(any([all([atLeast(1, [], c), atLeast(1, [], d)]), twoC]), ones)).toEqual(["c1 d1"]);
    expect(ways(any([twoC, all([p, atLeast(1, [], c)])]), ones)).toEqual(["c2", "0 c1"]);
  });
});

describe("the ways of so many of some", () => {
  test("are those of the cheapest", () => {
    const two = atLeast(2, [p, q, r]);
    expect(ways(two, ones)).toEqual(["0 1", "0 2", "1 2"]);
    expect(ways(two, ones, 2)).toEqual(["0 1", "0 2"]);
    const prices = at([2, 1, 2, 1]);
    expect(ways(atLeast(2, [p, q, r, s]), prices)).toEqual(["1 3"]);
    expect(ways(atLeast(3, [p, q, r, s]), prices)).toEqual(["1 3 0", "1 3 2"]);
    expect(ways(atLeast(2, [any([p, q]), r, all([s, t])]), ones)).toEqual(["0 2", "1 2"]);
  });

  test("take what is free", () => {
    expect(ways(atLeast(3, [p, q, r, s]), at([0, 1, 1, 0]))).toEqual(["(0) (3) 1", "(0) (3) 2"]);
    expect(ways(atLeast(2, [p, q, r, s]), at([0, 1, 1, 0]))).toEqual(["(0) (3)"]);
  });

  test("find somebody instead where that is no dearer", () => {
    expect(ways(atLeast(2, [p, q], c), ones)).toEqual(["0 1", "0 c1", "1 c1", "c2"]);
    expect(ways(atLeast(2, [p, q], c), at([2, 1]))).toEqual(["1 c1", "c2"]);
    expect(ways(atLeast(2, [p, q], c), at([2, 1], 2))).toEqual(["1 0", "1 c1"]);
    expect(ways(atLeast(2, [p], c), at([1], 2))).toEqual(["0 c1"]);
    expect(ways(atLeast(3, [p, q], c), at([1, 1], 2))).toEqual(["0 1 c1"]);
    expect(ways(atLeast(2, [p, q, r], c), at([1, 0, 1]))).toEqual(["(1) 0", "(1) 2", "(1) c1"]);
  });

  test("say whom to find, and how many", () => {
    expect(derivations(atLeast(2, [], c), ones, 10)).toEqual([[{ condition: c, count: 2 }]]);
  });

  test("are none when there are too few", () => {
    const formula: Formula = { kind: "at-least", k: 2, of: [p], supply: undefined };
    expect(ways(formula, ones)).toEqual([]);
  });

  test("are not all gone through", () => {
    const half = atLeast(15, many(30));
    expect(ways(half, ones, 3)).toHaveLength(3);
    expect(ways(half, at(Array.from({ length: 30 }, () => 0)))).toHaveLength(1);
  });
});

describe("the ways of gaining what is needed", () => {
  const levels = [member([1, 3], [p, q]), member([2], [r])];

  test("take a member as far as it pays", () => {
    const prices = at([1, 2, 1]);
    // 1 and 2 gain 3 at a price of 1 and 1, as 3 does alone at 2.
    expect(ways(sum(levels, 3, false), prices)).toEqual(["0 2", "1"]);
    expect(ways(sum(levels, 3, false), prices, 1)).toEqual(["0 2"]);
    expect(ways(sum(levels, 3, true), prices)).toEqual(["1 2"]);
    expect(ways(sum(levels, 2, false), prices)).toEqual(["2"]);
    const gate = [member([1, 3], [p, q]), member([2], [any([r, s])])];
    expect(ways(sum(gate, 3, false), at([1, 3, 1, 1]))).toEqual(["0 2", "0 3"]);
  });

  test("take what is free", () => {
    expect(ways(sum(levels, 3, false), at([0, 1, 1]))).toEqual(["(0) 2", "1"]);
    const free = [member([1, 2], [p, q]), member([1], [r]), member([1.5], [s])];
    expect(ways(sum(free, 3, false), at([0, 0, 1, 1]))).toEqual(["(1) 2", "(1) 3"]);
  });

  test("take what is required", () => {
    const must = [member([-1, 2], [p, q], true), member([4], [r]), member([1], [s])];
    expect(ways(sum(must, 3, false), at([1, 2, 1, 1]))).toEqual(["0 2"]);
    expect(ways(sum(must, 3, false), at([1, 1, 2, 1]))).toEqual(["1 3"]);
  });

  test("find somebody where that is no dearer", () => {
    const two = [member([1], [p]), member([2], [q])];
    const supply = { condition: c, gain: 2 };
    expect(ways(sum(two, 4, false, supply), ones)).toEqual(["1 c1", "c2"]);
    expect(ways(sum(two, 4, true, supply), ones)).toEqual(["0 1 c1", "0 c2", "1 c2", "c3"]);
    expect(ways(sum(two, 4, false, supply), at([1, 1], 2))).toEqual(["1 c1"]);
    expect(ways(sum(two, 3, false, supply), at([1, 1], 2))).toEqual(["0 1"]);
    const one = sum([member([1], [p])], 3, false, supply);
    expect(derivations(one, at([1], 3), 10)).toEqual([
      [
        { variable: 0, allowed: Uint8Array.of(0, 1), isPaid: true },
        { condition: c, count: 1 },
      ],
    ]);
  });

  test("are not all gone through", () => {
    const uneven = many(26).map((gate, index) => member([1 + index / 1000], [gate]));
    expect(ways(sum(uneven, 13, false), ones, 2)).toHaveLength(2);
    const free = many(30).map((gate, index) => member([1, 2 + index / 1000], [gate, gate]));
    expect(ways(sum(free, 1, false), at(Array.from({ length: 30 }, () => 0)))).toHaveLength(1);
  });
});

describe("the least cost", () => {
  test("of what never holds is beyond all, and of what holds unanswered nothing", () => {
    expect(costOf(FALSE, at([]))).toBe(Number.POSITIVE_INFINITY);
    expect(costOf(TRUE, at([]))).toBe(0);
    expect(costOf(silent, ones)).toBe(0);
    expect(costOf(r, at([1, 2, 3]))).toBe(3);
    expect(costOf(all([p, q, r]), at([1, 2, 3]))).toBe(6);
    expect(costOf(any([q, p, r]), at([1, 2, 3]))).toBe(1);
  });

  test("of so many is that of the cheapest, somebody found among them", () => {
    const prices = () => at([3, 1, 2], 2);
    expect(costOf(atLeast(2, [p, q, r]), prices())).toBe(3);
    expect(costOf(atLeast(3, [p, q, r], c), prices())).toBe(5);
    expect(costOf(atLeast(4, [p, q, r], c), prices())).toBe(7);
    const few: Formula = { kind: "at-least", k: 2, of: [p], supply: undefined };
    expect(costOf(few, prices())).toBe(Number.POSITIVE_INFINITY);
  });

  test("of a gain is not that of what gains most at the price", () => {
    // 2 and 2 at 1.5 each; not 3 at 2, and 2 more.
    const three = [member([3], [p]), member([2], [q]), member([2], [r])];
    expect(costOf(sum(three, 4, false), at([2, 1.5, 1.5]))).toBe(3);
    expect(costOf(sum(three, 4, true), at([2, 1.5, 1.5]))).toBe(3.5);
    const levels = [member([1, 4], [p, q]), member([3], [r])];
    expect(costOf(sum(levels, 4, false), at([1, 3, 1]))).toBe(2);
    expect(costOf(sum(levels, 4, false), at([1, 1, 1]))).toBe(1);
    const must = [member([-2, 1], [p, q], true), member([3], [r])];
    expect(costOf(sum(must, 1, false), at([1, 4, 1]))).toBe(2);
    expect(costOf(sum(must, 4, false), at([1, 4, 1]))).toBe(5);
    const short: Formula = { kind: "sum", of: three, need: 8, strict: false, supply: undefined };
    expect(costOf(short, ones)).toBe(Number.POSITIVE_INFINITY);
  });

  test("of a gain counts those found for the rest", () => {
    const supply = { condition: c, gain: 2 };
    const formula = (gain: number, need: number) => sum([member([gain], [p])], need, false, supply);
    // 1 for the member and two found at 1.5; three found take 4.5.
    expect(costOf(formula(1, 5), at([1], 1.5))).toBe(4);
    expect(costOf(formula(6, 6), at([5]))).toBe(3);
    expect(costOf(formula(6, 6), at([2]))).toBe(2);
  });

  test("of a gain is worked out without every choice", () => {
    const doubling = many(26).map((gate, index) => member([2 ** index], [gate]));
    expect(costOf(sum(doubling, 2 ** 26 - 1.5, false), ones)).toBe(26);
    // 29 of the ones and the two, or all of the ones and the two.
    const alike = [...many(30).map((gate) => member([1], [gate])), member([2], [is(30)])];
    expect(costOf(sum(alike, 31, false), ones)).toBe(30);
    expect(costOf(sum(alike, 32, false), ones)).toBe(31);
  });

  test("is remembered for the same prices alone", () => {
    const formula = atLeast(1, [], c);
    const asked: FoundCondition[] = [];
    const counted = (found: number): Prices =>
      pricesOf(Float64Array.of(), (condition) => {
        asked.push(condition);
        return found;
      });
    const [one, two] = [counted(1), counted(2)];
    expect([one, one, two, two].map((prices) => costOf(formula, prices))).toEqual([1, 1, 2, 2]);
    expect(asked).toEqual([c, c]);
  });
});

describe("what is too dear", () => {
  const dropped = (formula: Formula, allowed: number, prices: Prices): Formula => {
    costOf(formula, prices);
    return prune(formula, allowed, prices);
  };

  test("is dropped from alternatives, and nothing else is", () => {
    const either = any([p, q]);
    expect(dropped(either, 1, at([1, 5]))).toBe(p);
    expect(dropped(either, 2, at([1, 2]))).toBe(either);
    expect(dropped(any([p, q, r]), 1, at([1, 1, 9]))).toMatchObject({ kind: "any", of: [p, q] });
    // By a hair, what is split adds up to more than it takes.
    expect(dropped(either, 0, at([0, 1e-9]))).toBe(either);
    expect(dropped(p, 0, at([1]))).toBe(p);
  });

  test("is what the others leave nothing for", () => {
    const both = all([any([p, q]), r]);
    expect(dropped(both, 4, at([1, 3, 2]))).toEqual(all([p, r]));
    expect(dropped(both, 5, at([1, 3, 2]))).toBe(both);
    expect(dropped(any([both, s]), 2, at([1, 3, 1, 1]))).toEqual(any([all([p, r]), s]));
    expect(dropped(any([both, s]), 4, at([1, 3, 1, 1]))).toMatchObject({ of: [both, s] });
  });
});
