import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Costs, costOf, pricesOf } from "../../src/assess/unlock/bound.ts";
import { forced } from "../../src/assess/unlock/forced.ts";
import {
  all,
  any,
  atLeast,
  atom,
  FALSE,
  type Formula,
  holds,
  sum,
  TRUE,
} from "../../src/assess/unlock/formula.ts";
import { withoutOutdone } from "../../src/assess/unlock/outdone.ts";
import { reduced } from "../../src/assess/unlock/reduced.ts";
import { usesOf } from "../../src/assess/unlock/uses.ts";
import { conditionOf, formulaOf, type Spec, specArbitrary } from "./unlock-specs.ts";

const priced = (...costs: readonly number[]): Costs => ({
  costOf: (variable) => costs[variable] ?? 0,
  costs: () => Float64Array.from(costs),
});
const ones = priced(1, 1, 1, 1, 1, 1);

/** An item whose answer is in one of three classes. */
const is = (item: number, ...classes: readonly number[]): Formula =>
  atom(
    item,
    Uint8Array.from([0, 1, 2], (to) => (classes.includes(to) ? 1 : 0)),
    false,
  );
const silent = (item: number, ...classes: readonly number[]): Formula => {
  const answered = is(item, ...classes);
  return answered.kind === "atom"
    ? { ...answered, unanswered: true }
    : { kind: "atom", variable: item, allowed: new Uint8Array(3), unanswered: true };
};

/** A formula in short: an item and the classes that will do, `?` when no answer will too. */
const told = (formula: Formula): string => {
  switch (formula.kind) {
    case "atom": {
      const classes = [...formula.allowed.keys()].filter((to) => formula.allowed[to] === 1);
      return `${formula.variable}${formula.unanswered ? "?" : ""}:${classes.join("")}`;
    }
    case "all":
    case "any":
      return `${formula.kind}(${formula.of.map(told).join(" ")})`;
    case "at-least":
      return `${formula.k}of(${formula.of.map(told).join(" ")})`;
    case "sum":
      return `sum(${formula.of.map(({ gates }) => gates.map(told).join("/")).join(" ")})`;
    default:
      return formula.kind;
  }
};

const items = 4;
const every = Array.from({ length: items }).reduce<readonly (readonly number[])[]>(
  (answers) => answers.flatMap((some) => [-1, 0, 1, 2].map((to) => [...some, to])),
  [[]],
);

/** The least that a formula takes, and every set of items that is paid for then. */
function cheapest(formula: Formula, { costOf: cost }: Costs) {
  const sets = new Set<string>();
  let least = Number.POSITIVE_INFINITY;
  for (const answers of every) {
    if (
      !holds(
        formula,
        (item) => answers[item] ?? -1,
        () => 0,
      )
    )
      continue;
    const paid = answers.flatMap((to, item) => (to >= 0 && cost(item) > 0 ? [item] : []));
    if (paid.length > least) continue;
    if (paid.length < least) sets.clear();
    least = paid.length;
    sets.add(paid.join());
  }
  return { least, sets };
}

const item = fc
  .record({
    item: fc.nat(items - 1),
    allowed: fc.array(fc.constantFrom(0, 1), { minLength: 3, maxLength: 3 }),
    unanswered: fc.constantFrom(false, false, false, true),
  })
  .map((parts): Spec => ({ is: "item", ...parts }));
const formulas = fc.array(
  specArbitrary({ item, likes: [], depth: 3 }).map((spec) =>
    formulaOf(spec, { variableOf: (at) => at, supply: () => undefined, rows: () => [] }),
  ),
  { minLength: 20, maxLength: 20 },
);
const someCosts = fc
  .array(fc.constantFrom(0, 1, 1), { minLength: items, maxLength: items })
  .map((costs) => priced(...costs));

/** Checks something of many formulas; so often at least it must have been worth checking. */
function ofMany(check: (formula: Formula, costs: Costs) => boolean, share: number): void {
  let made = 0;
  let worth = 0;
  fc.assert(
    fc.property(formulas, someCosts, (some, costs) => {
      for (const formula of some) {
        made++;
        if (check(formula, costs)) worth++;
      }
    }),
    { numRuns: 100 },
  );
  expect(worth / made).toBeGreaterThan(share);
}

/** Checks that whatever satisfies one formula satisfies another, once some items are answered. */
function expectEnough(
  left: Formula,
  formula: Formula,
  classes: ReadonlyMap<number, number> = new Map(),
): void {
  const { keys } = usesOf(left);
  for (const answers of every) {
    const to = (at: number): number => answers[at] ?? -1;
    if (!holds(left, to, () => 0)) continue;
    const given = (at: number): number =>
      keys.includes(at) && to(at) >= 0 ? to(at) : (classes.get(at) ?? -1);
    expect(holds(formula, given, () => 0)).toBe(true);
  }
}

describe("what is outdone", () => {
  test("is left out at no loss of a cheapest set, with ties kept", () => {
    ofMany((formula, costs) => {
      const left = withoutOutdone(formula, costs.costs(), true);
      expectEnough(left, formula);
      expect(cheapest(left, costs)).toEqual(cheapest(formula, costs));
      return left !== formula;
    }, 1 / 50);
  });

  test("is left out with one cheapest set left at least", () => {
    ofMany((formula, costs) => {
      const left = withoutOutdone(formula, costs.costs(), false);
      expectEnough(left, formula);
      const { least, sets } = cheapest(left, costs);
      const before = cheapest(formula, costs);
      expect(least).toBe(before.least);
      for (const set of sets) expect([...before.sets]).toContain(set);
      return left !== formula;
    }, 1 / 25);
  });

  const left = (formula: Formula, areTiesKept = false, { costs }: Costs = ones): string =>
    told(withoutOutdone(formula, costs(), areTiesKept));

  test("is an alternative that takes more by itself than another one", () => {
    const pair = all([is(0, 0), is(1, 0)]);
    expect(left(any([pair, is(2, 0)]))).toBe("2:0");
    expect(left(any([pair, is(2, 0)]), true)).toBe("2:0");
    expect(left(any([is(0, 0), is(1, 0)]))).toBe("0:0");
    expect(left(any([is(0, 0), is(1, 0)]), true)).toBe("any(0:0 1:0)");
    // Two of three take two.
    const two = atLeast(2, [is(0, 0), is(1, 0), is(3, 0)]);
    expect(left(any([two, is(2, 0)]), true)).toBe("2:0");
    // What costs nothing outdoes all that costs something.
    expect(left(any([is(0, 0), is(1, 0)]), true, priced(1, 0))).toBe("1:0");
  });

  test("is not what may be answered for something else as well", () => {
    const other = any([is(0, 0), is(3, 0)]);
    expect(left(all([any([is(0, 0), is(2, 0)]), is(0, 0, 1)]))).toBe("all(any(0:0 2:0) 0:01)");
    expect(left(all([any([all([is(0, 0), is(1, 0)]), is(2, 0)]), other]), true)).toBe(
      "all(any(all(0:0 1:0) 2:0) any(0:0 3:0))",
    );
    // Besides what is shared it takes as much as the other.
    expect(left(all([any([all([is(0, 0), is(1, 0)]), is(2, 0)]), other]))).toBe(
      "all(2:0 any(0:0 3:0))",
    );
    // The items of what stands in must be its own.
    expect(left(all([any([is(1, 0), is(0, 0)]), any([is(0, 1), is(2, 0)])]), true)).toBe(
      "all(any(1:0 0:0) any(0:1 2:0))",
    );
    // And be called on once each.
    const twice = all([any([is(0, 0), is(1, 0)]), any([is(0, 1), is(1, 1)])]);
    expect(left(any([twice, is(2, 0), is(3, 0)]))).toBe("2:0");
    expect(left(any([twice, all([is(2, 0), is(3, 0), is(4, 0)])]))).toBe(
      "any(all(any(0:0 1:0) any(0:1 1:1)) all(2:0 3:0 4:0))",
    );
  });

  test("is nothing for which somebody found would stand in, who may be of use elsewhere or do harm", () => {
    const condition = conditionOf("x");
    const pair = all([is(0, 0), is(1, 0)]);
    expect(left(any([pair, atLeast(1, [], condition)]))).toBe("any(all(0:0 1:0) 1of())");
    // Nor is one that takes somebody dearer for that.
    expect(left(any([is(0, 0), atLeast(2, [is(1, 0)], condition)]))).toBe("any(0:0 2of(1:0))");
  });

  test("is what an item can stand in for wherever it is looked at", () => {
    const both = all([any([is(0, 0, 1), is(1, 0)]), any([is(0, 1, 2), all([is(1, 1), is(2, 0)])])]);
    // Answered in the one class, the item does for both; the others take one and two of their own.
    expect(left(both)).toBe("0:1");
    expect(left(both, true)).toBe("all(any(0:01 1:0) 0:12)");
    // No class does for both.
    expect(left(all([any([is(0, 0), is(1, 0)]), any([is(0, 1), is(1, 1)])]))).toBe(
      "all(any(0:0 1:0) any(0:1 1:1))",
    );
    // Its answer is unwelcome somewhere, or more is asked with it.
    const third = (with0: Formula) =>
      all([any([is(0, 0), is(1, 0)]), any([is(0, 0), is(1, 1)]), with0]);
    expect(left(third(any([silent(0), is(2, 0)])))).toBe(
      "all(any(0:0 1:0) any(0:0 1:1) any(0?: 2:0))",
    );
    expect(left(third(any([all([is(0, 0), is(3, 0)]), is(2, 0)])))).toBe(
      "all(any(0:0 1:0) any(0:0 1:1) 2:0)",
    );
    expect(left(third(any([is(0, 0, 1), is(2, 0)])))).toBe("0:0");
    // What is within one of the alternatives would be counted twice: the third item, say, which is
    // answered in any case.
    const within = any([is(0, 0), all([is(1, 0), any([is(0, 0), is(2, 0)])])]);
    expect(left(all([within, is(2, 0), is(1, 0)]))).toBe(
      "all(any(0:0 all(1:0 any(0:0 2:0))) 2:0 1:0)",
    );
    // What has been outdone stands in no more: one of two does for both, and not each for the other.
    const either = all([any([is(0, 0), is(1, 0)]), any([is(0, 0), is(1, 0, 1)])]);
    expect(left(either)).toBe("0:0");
    expect(left(either, true)).toBe("all(any(0:0 1:0) any(0:0 1:01))");
    const chain = all([
      any([is(0, 0), is(1, 0)]),
      any([is(0, 0), is(1, 0)]),
      any([is(1, 0), is(2, 0)]),
      any([is(2, 0), is(3, 0)]),
    ]);
    expect(cheapest(withoutOutdone(chain, ones.costs(), false), ones).least).toBe(2);
  });

  test("is found within sums too", () => {
    const cheap = any([all([is(0, 0), is(1, 0)]), is(2, 0)]);
    const members = [
      { gains: [1, 3], gates: [any([is(3, 0), cheap]), cheap], required: false },
      { gains: [2], gates: [is(4, 0)], required: false },
    ];
    // In two places: as what stands among alternatives each time, the item does for the pair.
    expect(left(sum(members, 3, false), true)).toBe("sum(any(3:0 2:0)/2:0 4:0)");
    expect(left(TRUE)).toBe("true");
    expect(left(FALSE)).toBe("false");
  });
});

describe("what is forced", () => {
  const settled = (formula: Formula, costs: Costs = ones): readonly unknown[] => {
    const { formula: left, classes } = forced(costs, formula);
    return [told(left), ...[...classes].map(([item, to]) => `${item}=${to}`)];
  };

  test("leaves every cheapest set, with its answers", () => {
    ofMany((formula, costs) => {
      const { formula: left, classes } = forced(costs, formula);
      for (const variable of classes.keys()) expect(costs.costOf(variable)).toBe(0);
      expectEnough(left, formula, classes);
      expect(cheapest(left, costs)).toEqual(cheapest(formula, costs));
      return left !== formula;
    }, 1 / 25);
  });

  test("is an answer that is of most use, and costs nothing", () => {
    const free = priced(0, 1, 1, 1);
    const both = all([any([is(0, 0, 1), is(1, 0)]), any([is(0, 1, 2), is(2, 0)])]);
    expect(settled(both, free)).toEqual(["true", "0=1"]);
    expect(settled(both)).toEqual([told(both)]);
    // One of use in a single place.
    expect(settled(any([is(0, 2), is(1, 0)]), free)).toEqual(["true", "0=2"]);
    // Where no answer is welcome elsewhere, it may do harm.
    const harm = all([any([is(0, 0), is(1, 0)]), any([silent(0), is(2, 0)])]);
    expect(settled(harm, free)).toEqual([told(harm)]);
  });

  test("is no answer where none is of use", () => {
    const formula = all([any([silent(0), is(1, 0)]), any([silent(0, 1), is(2, 0)]), is(3, 0)]);
    expect(settled(formula)).toEqual(["3:0"]);
    expect(settled(formula, priced(0, 1, 1, 1))).toEqual(["3:0"]);
  });

  test("is what a conjunct asks for by itself", () => {
    const asked = all([is(0, 0, 1), any([is(0, 1, 2), is(1, 0)]), any([is(0, 2), is(2, 0)])]);
    // The second class does for both; to be paid for still.
    expect(settled(asked)).toEqual(["all(2:0 0:1)"]);
    expect(settled(asked, priced(0, 1, 1))).toEqual(["2:0", "0=1"]);
    // Two classes are of use; what neither is asked for goes.
    const two = all([
      is(0, 0, 1),
      any([is(0, 0), is(1, 0)]),
      any([is(0, 1, 2), is(1, 1)]),
      any([silent(0), is(2, 0)]),
    ]);
    expect(settled(two)).toEqual(["all(any(0:0 1:0) any(0:1 1:1) 2:0 0:01)"]);
    expect(settled(two, priced(0, 1, 1))).toEqual(["all(any(0:0 1:0) any(0:1 1:1) 2:0 0:01)"]);
    expect(settled(is(0, 0, 2))).toEqual(["0:02"]);
    expect(settled(is(0, 0, 2), priced(0))).toEqual(["true", "0=0"]);
    // No answer, however welcome elsewhere, is out of the question.
    const welcome = all([is(0, 0), any([silent(0), is(1, 0)])]);
    expect(settled(welcome, priced(0, 1))).toEqual(["1:0", "0=0"]);
    expect(settled(welcome)).toEqual(["all(1:0 0:0)"]);
    // What is asked for elsewhere beyond it goes, and what it does for is done.
    const elsewhere = [any([is(0, 0), is(1, 0)]), any([is(0, 1, 2), is(1, 1)])];
    expect(settled(all([is(0, 0, 1), ...elsewhere]))).toEqual([
      "all(any(0:0 1:0) any(0:1 1:1) 0:01)",
    ]);
    const done = [
      any([is(0, 0), is(1, 0)]),
      any([is(0, 1), is(1, 1)]),
      any([is(0, 0, 1), is(2, 0)]),
    ];
    expect(settled(all([is(0, 0, 1), ...done]))).toEqual(["all(any(0:0 1:0) any(0:1 1:1) 0:01)"]);
    // What cannot be goes with all that it takes.
    expect(settled(all([is(0, 0), is(1, 0), any([is(0, 1), is(0, 2)])]))).toEqual(["false"]);
  });
});

describe("what is left of a formula", () => {
  test("takes as little, and, with ties kept, in as many ways", () => {
    ofMany((formula, costs) => {
      for (const areTiesKept of [false, true]) {
        const { formula: left, classes } = reduced(costs, formula, areTiesKept);
        expectEnough(left, formula, classes);
        const [now, before] = [cheapest(left, costs), cheapest(formula, costs)];
        expect(now.least).toBe(before.least);
        if (areTiesKept) expect(now.sets).toEqual(before.sets);
        else for (const set of now.sets) expect([...before.sets]).toContain(set);
        // Nothing more can be left out.
        expect(reduced(costs, left, areTiesKept).formula).toBe(left);
      }
      return reduced(costs, formula, true).formula !== formula;
    }, 1 / 25);
  });

  test("is reduced as long as anything can be", () => {
    // The third item is forced to be unanswered; only then is the first one nobody else's.
    const formula = all([
      any([silent(2), is(0, 0)]),
      any([silent(2), is(3, 0)]),
      any([is(0, 0), all([is(1, 0), is(4, 0)])]),
    ]);
    const { formula: left } = reduced(ones, formula, true);
    expect(told(left)).toBe("0:0");
    expect(
      costOf(
        left,
        pricesOf(ones.costs(), () => 1),
      ),
    ).toBe(1);
  });
});
