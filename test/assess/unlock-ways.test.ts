import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { copies, costOf, type Prices, pricesOf, prune } from "../../src/assess/unlock/bound.ts";
import { derivations } from "../../src/assess/unlock/derivations.ts";
import {
  all,
  any,
  atLeast,
  atom,
  complement,
  FALSE,
  type Formula,
  holds,
  isEnough,
  onlyClass,
  type SumMember,
  settle,
  sum,
  TRUE,
} from "../../src/assess/unlock/formula.ts";
import type { FoundCondition } from "../../src/assess/unlock/found-condition.ts";
import { supplyKey, usesFor, usesOf } from "../../src/assess/unlock/uses.ts";
import {
  conditionOf,
  formulaOf,
  isMet,
  type Like,
  type Place,
  type Spec,
  specArbitrary,
  specsIn,
} from "./unlock-specs.ts";

const conditions = new Map<string, FoundCondition>();
const place: Place = {
  variableOf: (item) => item,
  supply: (like) => {
    const name = JSON.stringify(like);
    const known = conditions.get(name) ?? conditionOf(name);
    conditions.set(name, known);
    return known;
  },
  rows: () => [],
};
const formulaFor = (spec: Spec): Formula => formulaOf(spec, place);

const at = (variable: readonly number[], found = 1): Prices =>
  pricesOf(Float64Array.from(variable), () => found);

const anItem = (item: number, allowed: readonly number[], unanswered = false): Spec => ({
  is: "item",
  item,
  allowed,
  unanswered,
});

/** Every way to answer so many items, each in so many classes or not at all. */
const answersTo = (items: number, size: number): readonly (readonly number[])[] =>
  Array.from({ length: items }).reduce<readonly (readonly number[])[]>(
    (answers) =>
      answers.flatMap((sofar) => Array.from({ length: size + 1 }, (_, to) => [...sofar, to - 1])),
    [[]],
  );

const met = (spec: Spec, answers: readonly number[], alike: (one: Spec) => number = () => 0) =>
  isMet(spec, { classOf: (item) => answers[item] ?? -1, alike });
const holdsFor = (formula: Formula, answers: readonly number[]): boolean =>
  holds(
    formula,
    (variable) => answers[variable] ?? -1,
    () => 0,
  );

describe("what a formula says", () => {
  const item = fc
    .record({
      item: fc.nat(2),
      allowed: fc.array(fc.constantFrom(0, 1), { minLength: 3, maxLength: 3 }),
      unanswered: fc.boolean(),
    })
    .map(({ item, allowed, unanswered }) => anItem(item, allowed, unanswered));
  const leaf = fc.oneof(
    { weight: 6, arbitrary: item },
    fc.boolean().map((so): Spec => ({ is: "so", so })),
  );
  const specs = fc.array(specArbitrary({ item: leaf, likes: [], depth: 3 }), {
    minLength: 20,
    maxLength: 20,
  });
  const every = answersTo(3, 3);

  test("is what was wanted, and its complement says that it is not so", () => {
    fc.assert(
      fc.property(specs, (some) => {
        for (const spec of some) {
          const formula = formulaFor(spec);
          const other = complement(formula);
          for (const answers of every) {
            const wanted = met(spec, answers);
            expect([holdsFor(formula, answers), holdsFor(other, answers)]).toEqual([
              wanted,
              !wanted,
            ]);
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  test("with an item answered is what it says of such answers", () => {
    fc.assert(
      fc.property(specs, fc.nat(2), fc.integer({ min: -1, max: 2 }), (some, variable, to) => {
        for (const spec of some) {
          const fixed = settle(
            formulaFor(spec),
            new Map([[variable, to < 0 ? null : onlyClass(to, 3)]]),
          );
          expect(usesOf(fixed).keys).not.toContain(variable);
          for (const answers of every) {
            const given = answers.with(variable, to);
            expect(holdsFor(fixed, answers)).toBe(met(spec, given));
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  test("counts elements found at its places", () => {
    const [a, b] = [atom(0, Uint8Array.of(1), false), atom(1, Uint8Array.of(1), false)];
    const condition = conditionOf("x");
    const two = atLeast(2, [a, b], condition);
    const five = sum([{ gains: [2], gates: [a], required: false }], 5, false, {
      condition,
      gain: 3,
    });
    const says = (formula: Formula, answers: readonly number[], found: number): boolean =>
      holds(
        formula,
        (variable) => answers[variable] ?? -1,
        (at) => (at === formula ? found : 100),
      );
    expect([0, 1, 2].map((found) => says(two, [-1, -1], found))).toEqual([false, false, true]);
    expect([0, 1, 2].map((found) => says(two, [0, -1], found))).toEqual([false, true, true]);
    expect([0, 1, 2].map((found) => says(five, [-1], found))).toEqual([false, false, true]);
    expect([0, 1, 2].map((found) => says(five, [0], found))).toEqual([false, true, true]);
  });
});

describe("the shape of a formula", () => {
  const is = (variable: number, ...allowed: number[]): Formula =>
    atom(variable, Uint8Array.from(allowed), false);
  const [a, b, c] = [is(0, 1, 0), is(1, 1, 0), is(2, 1, 0)] as const;
  const part = (gains: number[], gates: Formula[], required = false): SumMember => ({
    gains,
    gates,
    required,
  });
  const condition = conditionOf("x");

  test("is plain where there is but one member, or none", () => {
    expect(all([])).toBe(TRUE);
    expect(any([])).toBe(FALSE);
    expect(all([TRUE, a, TRUE])).toBe(a);
    expect(any([FALSE, a, FALSE])).toBe(a);
    expect(all([a, FALSE, b])).toBe(FALSE);
    expect(any([a, TRUE, b])).toBe(TRUE);
  });

  test("is flat, and says what is asked of an item in one place", () => {
    expect(all([a, all([b, c])])).toEqual({ kind: "all", of: [a, b, c] });
    expect(any([a, any([b, c])])).toEqual({ kind: "any", of: [a, b, c] });
    expect(all([is(0, 1, 1, 0), b, is(0, 0, 1, 1)])).toEqual({
      kind: "all",
      of: [is(0, 0, 1, 0), b],
    });
    expect(any([is(0, 1, 0, 0), b, is(0, 0, 1, 0)])).toEqual({
      kind: "any",
      of: [is(0, 1, 1, 0), b],
    });
    expect(all([a, b, is(0, 0, 1)])).toBe(FALSE);
    expect(any([a, b, complement(a)])).toBe(TRUE);
  });

  test("counts only what is not decided", () => {
    expect(atLeast(2, [TRUE, a, b, FALSE])).toEqual({ kind: "any", of: [a, b] });
    expect(atLeast(2, [a, b])).toEqual({ kind: "all", of: [a, b] });
    expect(atLeast(3, [a, b])).toBe(FALSE);
    expect(atLeast(1, [TRUE, a])).toBe(TRUE);
    expect(atLeast(0, [])).toBe(TRUE);
    expect(atLeast(3, [TRUE, a], condition)).toEqual({
      kind: "at-least",
      k: 2,
      of: [a],
      supply: condition,
    });
    expect(atLeast(1, [], condition)).toMatchObject({ kind: "at-least", k: 1, of: [] });
    expect(atLeast(2, [a, b, c])).toMatchObject({ kind: "at-least", k: 2, of: [a, b, c] });
  });

  test("merely counts what all gains the same", () => {
    const even = [part([2], [a]), part([2], [b]), part([2], [c])];
    // Four of twos, and three and a half, take two; more than four takes three.
    expect(sum(even, 4, false)).toEqual(atLeast(2, [a, b, c]));
    expect(sum(even, 3.5, false)).toEqual(atLeast(2, [a, b, c]));
    expect(sum(even, 4, true)).toEqual(all([a, b, c]));
    expect(sum(even, 2, true)).toEqual(atLeast(2, [a, b, c]));
    expect(sum(even, 7, false)).toBe(FALSE);
    expect(sum(even, 8, false, { condition, gain: 2 })).toEqual(atLeast(4, [a, b, c], condition));
    expect(sum([], 3, false, { condition, gain: 2 })).toEqual(atLeast(2, [], condition));
    expect(sum(even, 4, false, { condition, gain: 1 })).toMatchObject({ kind: "sum" });
    expect(sum([part([2], [a]), part([1], [b])], 2, false)).toMatchObject({ kind: "sum" });
    expect(sum([part([2], [a]), part([2], [b], true)], 2.5, false)).toEqual(all([b, a]));
    expect(sum([part([2], [a]), part([2, 3], [b, c], true)], 4, false)).toMatchObject({
      kind: "sum",
    });
  });

  test("adds up what is sure, and asks for what is required", () => {
    expect(sum([part([2], [TRUE]), part([1], [a])], 2, false)).toBe(TRUE);
    expect(sum([part([2], [TRUE]), part([1], [a])], 2, true)).toBe(a);
    expect(sum([part([2], [TRUE]), part([1], [a])], 4, false)).toBe(FALSE);
    expect(sum([part([1, 3], [TRUE, a]), part([1], [b])], 3, false)).toMatchObject({
      kind: "sum",
      need: 2,
      of: [{ gains: [2] }, { gains: [1] }],
    });
    expect(sum([part([3, 5], [FALSE, a]), part([1], [b])], 5, false)).toMatchObject({
      kind: "sum",
      of: [{ gains: [5] }, { gains: [1] }],
    });
    expect(sum([part([0], [a], true), part([1], [b])], 1, false)).toEqual(all([a, b]));
    expect(sum([part([-1], [a], true), part([1], [b])], 0, false)).toEqual(all([a, b]));
    expect(sum([part([-1], [a], true), part([1], [b])], 1, false)).toBe(FALSE);
    expect(sum([part([4], [a], true), part([1], [b])], 4, false)).toBe(a);
    expect(sum([part([4], [FALSE], true), part([1], [b])], 0, false)).toBe(FALSE);
    expect(sum([part([1, 2], [a, c], true), part([1], [b])], 1, false)).toBe(a);
    expect(sum([part([-2, 2], [a, c], true), part([1], [b])], 4, false)).toBe(FALSE);
  });
});

describe("how often one way may call on something", () => {
  const is = (variable: number): Formula => atom(variable, Uint8Array.of(1, 0), false);
  const condition = conditionOf("x");
  const uses = (formula: Formula): Readonly<Record<number, number>> => {
    const { keys, counts } = usesOf(formula);
    return Object.fromEntries(keys.map((key, index) => [key, counts[index] ?? 0]));
  };
  const either = any([is(0), is(1)]);
  const both = all([either, any([is(0), is(2)])]);
  const list = supplyKey(0);

  test("is as often as it stands there, but once of what is one or the other", () => {
    expect(uses(TRUE)).toEqual({});
    expect(uses(is(4))).toEqual({ 4: 1 });
    expect(uses(either)).toEqual({ 0: 1, 1: 1 });
    expect(uses(both)).toEqual({ 0: 2, 1: 1, 2: 1 });
    expect(uses(any([both, is(3)]))).toEqual({ 0: 2, 1: 1, 2: 1, 3: 1 });
    expect(uses(any([both, all([is(0), is(3)])]))).toEqual({ 0: 2, 1: 1, 2: 1, 3: 1 });
    expect(uses(atLeast(2, [either, is(0), is(3)], condition))).toEqual({
      0: 2,
      1: 1,
      3: 1,
      [list]: 1,
    });
    expect(uses(atLeast(1, [is(0)], condition))).toEqual({ 0: 1, [list]: 1 });
  });

  test("is once of the gates of one member of a sum", () => {
    const members = [
      { gains: [1, 3], gates: [any([is(0), is(1)]), is(1)], required: false },
      { gains: [2], gates: [is(1)], required: false },
    ];
    expect(uses(sum(members, 4, false))).toEqual({ 0: 1, 1: 2 });
    expect(uses(sum(members, 9, false, { condition, gain: 4 }))).toEqual({
      0: 1,
      1: 2,
      [list]: 1,
    });
    expect(usesFor(sum(members, 4, false), 1)).toBe(2);
    expect(usesFor(sum(members, 4, false), 7)).toBe(0);
  });

  test("is told of thousands of items", () => {
    const many = Array.from({ length: 3000 }, (_, n) => is(n));
    expect(usesOf(all(many)).counts).toEqual(many.map(() => 1));
    expect(usesFor(all([any(many.slice(0, 2)), any([is(0), is(2999)])]), 2999)).toBe(1);
  });
});

/** Specs of which every item stands in one place alone. */
const unshared = (
  likes: readonly Like[],
  unanswered: boolean,
  counts: boolean,
): fc.Arbitrary<Spec> =>
  specArbitrary({ item: fc.constant(anItem(0, [1])), likes, depth: 2, counts }).chain((spec) => {
    const count = specsIn(spec).filter((one) => one.is === "item").length;
    const silent = fc.array(fc.nat(4), { minLength: count, maxLength: count });
    return silent.map((some) => {
      let next = 0;
      const apart = (one: Spec): Spec => {
        if (one.is === "item") {
          const item = next++;
          const isSilent = unanswered && some[item] === 0;
          return isSilent ? anItem(item, [0], true) : anItem(item, [1]);
        }
        if (one.is === "so") return one;
        if (one.is === "sum") {
          // A gate stands in for those before it, and so would stand in several places.
          const of = one.of.map(({ gains, gates, required }) => ({
            gains: gains.slice(0, 1),
            gates: gates.slice(0, 1).map(apart),
            required,
          }));
          return { ...one, of };
        }
        return { ...one, of: one.of.map(apart) };
      };
      return apart(spec);
    });
  });
const itemsIn = (spec: Spec): number => specsIn(spec).filter(({ is }) => is === "item").length;

/** Returns the least cost of a spec, and what is called on at that cost, all ways being tried. */
function leastOf(spec: Spec, cost: readonly number[], found: number) {
  const places = specsIn(spec).filter((one) => "like" in one && one.like !== undefined);
  let least = Number.POSITIVE_INFINITY;
  let ways = new Set<string>();
  const numbers = answersTo(places.length, 5).map((some) => some.map((number) => number + 1));
  for (const answers of answersTo(itemsIn(spec), 1)) {
    const paid = answers.reduce((total, to, item) => total + (to < 0 ? 0 : (cost[item] ?? 0)), 0);
    for (const some of numbers) {
      const total = some.reduce((sofar, number) => sofar + number * found, paid);
      if (total > least || !met(spec, answers, (one) => some[places.indexOf(one)] ?? 0)) continue;
      if (total < least) ways = new Set();
      least = total;
      const people = some.reduce((sofar, number) => sofar + number, 0);
      const own = answers.flatMap((to, item) => (to < 0 || cost[item] === 0 ? [] : [item]));
      ways.add(`${own.join()} ${people}`);
    }
  }
  return { least, ways };
}

describe("where nothing is shared", () => {
  const likes: readonly Like[] = [{ keen: [1] }];
  const small = (likes: readonly Like[], unanswered: boolean, counts = true): fc.Arbitrary<Spec> =>
    unshared(likes, unanswered, counts).filter(
      (spec) =>
        itemsIn(spec) <= 7 && specsIn(spec).filter((one) => "like" in one && one.like).length <= 2,
    );
  const costs = fc.array(fc.constantFrom(1, 1, 1, 0), { minLength: 7, maxLength: 7 });
  const cases = fc.array(fc.tuple(small(likes, true), costs), { minLength: 10, maxLength: 10 });

  test("the cost of a formula is the least there is", () => {
    fc.assert(
      fc.property(cases, fc.constantFrom(1, 0.5, 2), (some, found) => {
        for (const [spec, cost] of some) {
          const { least } = leastOf(spec, cost, found);
          // More than five found at a place are not tried.
          if (least < 5 * found)
            expect(costOf(formulaFor(spec), at(cost, found))).toBeCloseTo(least, 9);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("its cheapest ways are read off, as many as are wanted", () => {
    fc.assert(
      fc.property(cases, fc.constantFrom(1, 2, 10), (some, most) => {
        for (const [spec, cost] of some) {
          const { least, ways } = leastOf(spec, cost, 1);
          if (least >= 5) continue;
          // Each place has a condition of its own, which tells where somebody is found.
          const formula = formulaOf(spec, {
            ...place,
            supply: (like) => conditionOf(JSON.stringify(like)),
          });
          const prices = at(cost);
          const told = derivations(formula, prices, most).map((way) => {
            const taken = way.flatMap((pick) => ("condition" in pick ? [] : [pick]));
            const answers = cost.map((_, item) =>
              taken.some(({ variable }) => variable === item) ? 0 : -1,
            );
            const people = way.reduce(
              (sum, pick) => ("condition" in pick ? sum + pick.count : sum),
              0,
            );
            const foundAt = (at: Formula): number => {
              const wanted =
                at.kind === "at-least"
                  ? at.supply
                  : at.kind === "sum"
                    ? at.supply?.condition
                    : undefined;
              return way.reduce(
                (sum, pick) =>
                  "condition" in pick && pick.condition === wanted ? sum + pick.count : sum,
                0,
              );
            };
            const isSo = holds(formula, (variable) => answers[variable] ?? -1, foundAt);
            const own = taken.filter(({ isPaid }) => isPaid).map(({ variable }) => variable);
            expect(taken.every(({ variable, isPaid }) => isPaid === (cost[variable] === 1))).toBe(
              true,
            );
            return [isSo, `${own.sort().join()} ${people}`];
          });
          expect(told.map(([isSo]) => isSo)).toEqual(told.map(() => true));
          const names = told.map(([, name]) => name);
          expect(new Set(names).size).toBe(names.length);
          expect(names.length).toBe(Math.min(most, ways.size));
          for (const name of names) expect([...ways]).toContain(name);
        }
      }),
      { numRuns: 60 },
    );
  });

  const prices = (): Prices => at([1, 1, 1, 1, 1, 1, 1]);
  const pruned = (specs: fc.Arbitrary<readonly Spec[]>, check: (one: Pruned) => void) => {
    let checked = 0;
    let made = 0;
    fc.assert(
      fc.property(specs, fc.nat(3), (some, above) => {
        for (const spec of some) {
          made++;
          const formula = formulaFor(spec);
          const least = costOf(formula, prices());
          if (least === Number.POSITIVE_INFINITY) continue;
          checked++;
          const allowed = least + above;
          check({ spec, formula, allowed, left: prune(formula, allowed, prices()) });
        }
      }),
      { numRuns: 100 },
    );
    expect(checked / made).toBeGreaterThan(1 / 3);
  };
  interface Pruned {
    readonly spec: Spec;
    readonly formula: Formula;
    readonly allowed: number;
    readonly left: Formula;
  }
  /** Which items are answered: so many at most. */
  const takenIn = (spec: Spec, allowed: number): readonly (readonly number[])[] =>
    answersTo(itemsIn(spec), 1).filter(
      (answers) => answers.filter((to) => to >= 0).length <= allowed,
    );
  const ten = (one: fc.Arbitrary<Spec>) => fc.array(one, { minLength: 10, maxLength: 10 });

  test("what is dropped as too dear is of no use at the price", () => {
    pruned(ten(small([], false)), ({ spec, allowed, left }) => {
      for (const answers of takenIn(spec, allowed))
        expect(holdsFor(left, answers)).toBe(met(spec, answers));
    });
  });

  test("all that is of no use at the price is dropped where nothing is counted", () => {
    pruned(ten(small([], false, false)), ({ spec, formula, allowed, left }) => {
      const useful = new Set<number>();
      for (const answers of takenIn(spec, allowed)) {
        if (!met(spec, answers)) continue;
        answers.forEach((to, item) => {
          if (to >= 0 && !met(spec, answers.with(item, -1))) useful.add(item);
        });
      }
      for (const item of usesOf(left).keys) expect([...useful]).toContain(item);
      if (usesOf(formula).keys.every((item) => useful.has(item))) expect(left).toBe(formula);
    });
  });
});

test.each([
  [4, 2, false, 2],
  [4, 2, true, 3],
  [5, 2, false, 3],
  [0.3, 0.1, false, 3],
  [0.3, 0.1, true, 4],
  [0, 1, false, 0],
  [0, 1, true, 1],
  [-3, 2, false, 0],
])(
  "what is needed, %d, takes so many of %d (more than it: %s): %i",
  (need, gain, strict, count) => {
    expect(copies(need, gain, strict)).toBe(count);
  },
);

test.each([
  [0.1 + 0.2, 0.3, false, true],
  [0.3, 0.1 + 0.2, false, true],
  [0.1 + 0.2, 0.3, true, false],
  [0.299, 0.3, false, false],
  [0.301, 0.3, true, true],
])("%d reaches %d (more than it: %s): %s", (total, need, strict, expected) => {
  expect(isEnough(total, need, strict)).toBe(expected);
});
