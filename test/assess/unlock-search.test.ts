import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Column } from "../../src/assess/unlock/knowledge.ts";
import { Scene } from "../../src/assess/unlock/scene.ts";
import { smallestOpenings } from "../../src/assess/unlock/search.ts";
import {
  classes,
  itemColumns,
  items,
  personal,
  sceneOf,
  situation,
  sizes,
  snapshot,
} from "./unlock-scenes.ts";
import { isMet, type Like, type Spec, specArbitrary, specsIn } from "./unlock-specs.ts";

/** Somebody found: the classes of what is known of them, -1 for unknown. */
interface Person {
  readonly keen: number;
  readonly rank: number;
}

const isLike = (like: Like, person: Person): boolean =>
  (["keen", "rank"] as const).every(
    (name) => like[name] === undefined || like[name][person[name]] === 1,
  );

const opens = (spec: Spec, answers: readonly number[], people: readonly Person[]): boolean =>
  isMet(spec, {
    classOf: (item) => answers[item] ?? -1,
    alike: (one) => {
      const like = "like" in one ? one.like : undefined;
      return like === undefined ? 0 : people.filter((person) => isLike(like, person)).length;
    },
  });

const everybody: readonly Person[] = [-1, ...classes(sizes.keen)].flatMap((keen) =>
  [-1, ...classes(sizes.rank)].map((rank) => ({ keen, rank })),
);

/** The most items and people of the ways that are all tried. */
const most = 4;

/** Returns the least cost at which some answers are as wanted, and which items are answered then. */
function leastOf(spec: Spec): { readonly cost: number; readonly sets: ReadonlySet<string> } {
  const likes = specsIn(spec).flatMap((one) => ("like" in one && one.like ? [one.like] : []));
  // Of people who are alike in every way that is asked for, one stands for all.
  const people = [
    ...new Map(
      everybody.map((person) => [likes.map((like) => isLike(like, person)).join(), person]),
    ).values(),
  ];
  for (let cost = 0; cost <= most; cost++) {
    const sets = new Set<string>();
    const find = (
      item: number,
      answers: readonly number[],
      found: readonly Person[],
      from: number,
    ) => {
      const spent = answers.filter((to) => to >= 0).length + found.length;
      if (spent > cost) return;
      if (item < items.length) {
        for (const to of [-1, ...classes(sizes.item)]) find(item + 1, [...answers, to], found, 0);
        return;
      }
      if (spent === cost) {
        if (opens(spec, answers, found)) sets.add(keyOf(answers, found.length));
        return;
      }
      people.slice(from).forEach((person, at) => {
        find(item, answers, [...found, person], from + at);
      });
    };
    find(0, [], [], 0);
    if (sets.size > 0) return { cost, sets };
  }
  return { cost: Number.POSITIVE_INFINITY, sets: new Set() };
}

const keyOf = (answers: readonly number[], people: number): string =>
  `${answers.flatMap((to, item) => (to < 0 ? [] : [items[item]])).join("+")} ${people}`;

const item = fc
  .record({
    item: fc.nat(items.length - 1),
    allowed: fc.array(fc.constantFrom(0, 1), { minLength: sizes.item, maxLength: sizes.item }),
    unanswered: fc.constantFrom(false, false, false, true),
  })
  .map((parts): Spec => ({ is: "item", ...parts }));
const yes = [1, 0, 0];
const no = [0, 1, 0];
const likes: readonly Like[] = [
  { keen: yes },
  { keen: no },
  { rank: [1, 1, 0, 0] },
  { rank: [0, 1, 1, 0] },
  { keen: yes, rank: [0, 0, 1, 0] },
  {},
];

/** What the search finds: its cost, the sets, and whether all of it is so. */
function found(spec: Spec, steps: number, sets: number) {
  const { openings, isCut, steps: taken } = smallestOpenings(sceneOf(spec), steps, sets);
  const told = openings.map(({ scene, classes: chosen, found: forOnePurpose }) => {
    const at = (column: Column, row: number): number =>
      chosen.get(scene.variable(column, row)) ?? -1;
    const answers = itemColumns.map((column) => at(column, 0));
    const people = [
      ...classes(scene.counts.contacts ?? 0).map((row) => ({
        keen: at(personal.keen, row),
        rank: at(personal.rank, row),
      })),
      ...forOnePurpose.map(({ name, build }) => {
        const alone = new Scene(situation, { [name]: 1 }, (own) =>
          build(own, own.row(name, 0, snapshot)),
        );
        const [like] = smallestOpenings(alone, 100, 1).openings;
        const of = (column: Column): number => like?.classes.get(alone.variable(column, 0)) ?? -1;
        return { keen: of(personal.keen), rank: of(personal.rank) };
      }),
    ];
    return {
      isOpen: opens(spec, answers, people),
      cost: answers.filter((to) => to >= 0).length + people.length,
      key: keyOf(answers, people.length),
    };
  });
  return { told, isCut, taken };
}

function expectLeast(spec: Spec, sets: number): void {
  const { told, isCut } = found(spec, 100_000, sets);
  const least = leastOf(spec);
  expect(isCut).toBe(false);
  if (least.sets.size === 0) {
    for (const { isOpen, cost } of told) expect([isOpen, cost > most]).toEqual([true, true]);
    return;
  }
  expect(new Set(told.map(({ isOpen, cost }) => `${isOpen} ${cost}`))).toEqual(
    new Set([`true ${least.cost}`]),
  );
  const keys = told.map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys.length).toBe(Math.min(sets, least.sets.size));
  for (const key of keys) expect([...least.sets]).toContain(key);
}

describe("the cheapest ways are all found, and no others", () => {
  const runs = fc.array(specArbitrary({ item, likes: [], depth: 3 }), {
    minLength: 10,
    maxLength: 10,
  });

  test.each([1, 3, 10])("of answering items, at most %i", (sets) => {
    fc.assert(
      fc.property(runs, (specs) => {
        for (const spec of specs) expectLeast(spec, sets);
      }),
      { numRuns: 100 },
    );
  });

  const keen = { keen: yes };
  const another = { keen: no };
  const one = (at: number, ...allowed: readonly number[]): Spec => ({
    is: "item",
    item: at,
    allowed,
    unanswered: false,
  });
  test.each<[string, Spec]>([
    [
      "two items and nobody, an item and somebody, two people",
      {
        is: "some",
        k: 3,
        of: [
          one(1, 1, 0, 0, 0),
          { is: "some", k: 1, of: [one(1, 1, 0, 0, 0)], like: keen },
          { is: "some", k: 1, of: [one(1, 0, 0, 0, 1), one(0, 0, 0, 0, 1)], like: keen },
        ],
        like: another,
      },
    ],
    [
      "more people where somebody takes something away",
      {
        is: "sum",
        of: [
          {
            gains: [-2, -1],
            gates: [{ is: "some", k: 1, of: [], like: keen }, one(0, 0, 0, 0, 1)],
            required: true,
          },
        ],
        need: 0,
        strict: false,
        like: keen,
        gain: 1,
      },
    ],
  ])("%s", (_, spec) => {
    expectLeast(spec, 10);
  });

  test.each([1, 10])("of finding people, at most %i", (sets) => {
    const own = fc.array(specArbitrary({ item, likes, depth: 2 }), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(own, (specs) => {
        for (const spec of specs) expectLeast(spec, sets);
      }),
      { numRuns: 100 },
    );
  });
});

test("what is found in few steps opens, and is not said to be all there is", () => {
  fc.assert(
    fc.property(
      specArbitrary({ item, likes, depth: 3 }),
      fc.integer({ min: 1, max: 8 }),
      (spec, steps) => {
        const { told, isCut, taken } = found(spec, steps, 10);
        expect(taken).toBeLessThanOrEqual(steps);
        for (const { isOpen } of told) expect(isOpen).toBe(true);
        if (!isCut)
          expect(told.map(({ key }) => key)).toEqual(
            found(spec, 100_000, 10).told.map(({ key }) => key),
          );
      },
    ),
    { numRuns: 300 },
  );
});
