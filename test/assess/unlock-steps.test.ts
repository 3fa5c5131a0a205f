import { describe, expect, test } from "vitest";
import {
  all,
  any,
  atLeast,
  FALSE,
  type Formula,
  sum,
  TRUE,
} from "../../src/assess/unlock/formula.ts";
import type { FoundCondition } from "../../src/assess/unlock/found-condition.ts";
import { Scene } from "../../src/assess/unlock/scene.ts";
import { smallestOpenings } from "../../src/assess/unlock/search.ts";
import { itemColumns, personal, sceneOf, situation } from "./unlock-scenes.ts";
import type { Spec } from "./unlock-specs.ts";

/** An item answered in one of some classes: 0, 1, 2, or 3 for any other answer. */
const is = (item: number, ...classes: readonly number[]): Spec => ({
  is: "item",
  item,
  allowed: [0, 1, 2, 3].map((to) => (classes.includes(to) ? 1 : 0)),
  unanswered: false,
});
const open = (item: number): Spec => ({ ...is(item), unanswered: true }) as Spec;
const every = (...of: readonly Spec[]): Spec => ({ is: "all", of });
const some = (...of: readonly Spec[]): Spec => ({ is: "any", of });

/** Two items, one answered so and the other otherwise: a step, and one for each way of the first. */
const pair = (a: number, b: number): Spec =>
  every(some(is(a, 0), is(b, 0)), some(is(a, 1), is(b, 1)));
/** Two of three items, though each is shared out over two places: 1.5 at least, for all it seems. */
const triangle = (a: number, b: number, c: number): Spec =>
  every(some(is(a, 0), is(b, 0)), some(is(a, 0), is(c, 0)), some(is(b, 0), is(c, 0)));

const ran = (scene: Scene, most = 10, steps = 1000) => {
  const { openings, isCut, steps: taken } = smallestOpenings(scene, steps, most);
  const costs = openings.map(
    (opening) =>
      opening.scene.spent +
      opening.found.length +
      [...opening.classes.keys()].filter((variable) => opening.scene.costOf(variable) > 0).length,
  );
  return { openings, costs, taken, isCut };
};
const stepsOf = (spec: Spec, most = 10): number => ran(sceneOf(spec), most).taken;

// Every search takes a step for each scene that it takes up, and one for each formula that is looked
// into: for the conjuncts that share no item, each by itself, and for each way of answering an item that
// is shared. First it looks for one set; then, in each scene that has one of that size, for the others.
describe("where no item is shared, a search", () => {
  test("reads the ways off", () => {
    expect(stepsOf(some(is(0, 0), is(1, 0)))).toBe(2);
    expect(stepsOf({ is: "so", so: true })).toBe(2);
    expect(stepsOf(every(is(0, 0), is(1, 0), is(2, 0)))).toBe(1 + 3 + (1 + 3));
  });

  test("ends at once when nothing opens", () => {
    expect(stepsOf({ is: "so", so: false })).toBe(1);
  });
});

describe("where items are shared, a search", () => {
  test("branches on the answers to one of them", () => {
    expect(stepsOf(pair(0, 1), 1)).toBe(1 + 3);
    expect(stepsOf(pair(0, 1))).toBe(1 + 3 + (1 + 3));
    expect(ran(sceneOf(pair(0, 1))).costs).toEqual([2]);
  });

  test("is cut short where it may take no more steps", () => {
    const scene = (steps: number) => ran(sceneOf(pair(0, 1)), 10, steps);
    expect(scene(8)).toMatchObject({ taken: 8, isCut: false, costs: [2] });
    expect(scene(7)).toMatchObject({ taken: 7, isCut: true, costs: [2] });
    // One was found, and that there are no others is not known.
    expect(scene(4)).toMatchObject({ taken: 4, isCut: true, costs: [2] });
    expect(scene(1)).toMatchObject({ taken: 1, isCut: true, costs: [] });
  });

  test("looks apart into what has nothing in common", () => {
    expect(stepsOf(every(pair(0, 1), pair(2, 3)))).toBe(2 * (1 + 4 + 4));
  });

  test("looks into the smaller part first, and no further when it cannot be", () => {
    // Two items cannot be answered in three ways: the part, and four ways for the first of them.
    const both = (to: number) => some(is(3, to), is(4, to));
    const never = every(both(0), both(1), both(2));
    const larger = every(some(is(0, 0), is(1, 0), is(2, 0)), some(is(0, 1), is(1, 1), is(2, 1)));
    expect(stepsOf(every(larger, never))).toBe(1 + 5);
    expect(stepsOf(every(never, pair(0, 1)))).toBe(1 + 5);
  });

  test("tries the cheapest answer first", () => {
    // One answer serves two places and takes one more item; the other, or none, three in all.
    const spec = every(
      some(is(0, 0), is(1, 0)),
      some(is(0, 1), is(2, 0)),
      some(is(0, 1), is(3, 0)),
    );
    expect(stepsOf(spec, 1)).toBe(1 + 1 + 1 + 1);
    expect(ran(sceneOf(spec)).costs).toEqual([2]);
  });

  test("keeps as many sets as are wanted", () => {
    const spec = every(some(is(0, 0), is(1, 0)), some(is(2, 0), is(3, 0)));
    expect([1, 2, 3, 4, 5].map((most) => ran(sceneOf(spec), most).costs.length)).toEqual([
      1, 2, 3, 4, 4,
    ]);
  });

  test("takes a step more for every hundred pairs of those found", () => {
    const shut = sceneOf({ is: "so", so: false });
    const stepsWith = (found: number): number => ran(shut.counting(0, found)).taken;
    expect([0, 9, 10, 20, 25].map(stepsWith)).toEqual([1, 1, 1 + 1, 1 + 4, 1 + 6]);
  });

  test("leaves what costs more than what was found", () => {
    const spec = every(some(is(0, 0), is(3, 0)), some(is(0, 1), every(pair(1, 2))));
    // First the one that takes two; then neither without an answer, nor with the dear one.
    expect(stepsOf(spec, 1)).toBe(1 + 1 + 1 + 1);
    // Those that take as much: left unanswered, the fourth item and a pair, apart; answered the other
    // way, a pair.
    expect(stepsOf(spec, 10)).toBe(4 + (1 + 1 + (1 + 1 + 4) + 4));
  });

  test("shares what may be paid among the parts", () => {
    const at = (a: number, b: number) => some(is(0, 0), pair(a, b));
    const spec = every(
      at(1, 2),
      at(3, 4),
      at(5, 6),
      some(open(0), every(...[7, 8, 9].map((n) => is(n, 0)))),
    );
    // Answered, the first item takes three others besides: a step, and one for each.
    // Unanswered, three pairs seem to take one each and take two. With 3 at most, nothing is left
    // for the first.
    expect(stepsOf(spec, 1)).toBe(1 + 4 + (1 + 4));
    // With 4, 1 is left for the first, none for the second, and the third is not looked into.
    expect(stepsOf(spec, 10)).toBe(10 + (1 + 4 + (1 + 4 + 4)));
    expect(ran(sceneOf(spec)).costs).toEqual([4]);
  });

  test("does not look into parts that take too much together", () => {
    const either = (one: Spec) => some(is(0, 0), one);
    const spec = every(
      either(triangle(1, 2, 3)),
      either(triangle(4, 5, 6)),
      some(open(0), every(is(7, 0), is(8, 0))),
    );
    // Three when the first item is answered; 1.5 and 1.5 seem to do otherwise, but 2 and 2 do not.
    expect(stepsOf(spec, 10)).toBe(2 * (1 + (1 + 2) + 1));
  });

  test("answers at once what has but one sensible answer", () => {
    const silent = every(some(open(0), is(1, 0)), some(open(0), is(2, 0)));
    expect(stepsOf(silent)).toBe(2);
    expect(ran(sceneOf(silent)).costs).toEqual([0]);
    // Once that is so, another has but one too. With nothing to be paid, what is left for both is
    // looked at apart.
    const next = every(silent, some(open(1), is(3, 0)), some(open(1), is(3, 1)));
    expect(stepsOf(next)).toBe(1 + (1 + 2));
  });

  test.each([
    ["a later one", [0, 1], [1]],
    ["an earlier one", [0, 1], [0]],
    ["one that does for two others", [0, 2], [1, 2]],
    ["one of those that are alike", [0, 1, 2, 3], [0, 1, 2, 3]],
  ])("tries only the answers that serve most: %s", (_, first, second) => {
    const spec = every(
      some(is(0, ...first), is(1, 0)),
      some(is(0, ...second), is(2, 0)),
      some(open(0), is(3, 0)),
    );
    // None, which takes two others, apart; and that answer.
    expect(stepsOf(spec, 1)).toBe(1 + (1 + 2) + 1);
  });

  test("tries every answer that serves something else", () => {
    const spec = every(
      some(is(0, 0, 1), is(1, 0)),
      some(is(0, 1, 2), is(2, 0)),
      some(is(0, 0, 2), is(3, 0)),
    );
    expect(stepsOf(spec)).toBe(2 * (1 + 4));
  });
});

/** Wanted of people: to be found on a list, and like that. */
const wanted = (
  scene: Scene,
  list: "contacts" | "organisations",
  key: string,
  build: FoundCondition["build"] = () => TRUE,
): FoundCondition => {
  const condition = scene.condition(list, key, build, false);
  if (condition === undefined) throw new Error(`${key} cannot be`);
  return condition;
};
/** So many of a list, those that the scene has rows for first. */
const listed = (scene: Scene, list: "contacts" | "organisations", key: string, k = 1): Formula => {
  const count = scene.counts[list];
  return count === undefined
    ? atLeast(k, [], wanted(scene, list, key))
    : atLeast(
        k,
        Array.from({ length: count }, () => TRUE),
      );
};
const item = (scene: Scene, at: number): Formula => {
  const column = itemColumns[at];
  return column === undefined ? FALSE : scene.is(scene.variable(column, 0), 0);
};
const sceneWith = (build: (scene: Scene) => Formula): Scene => new Scene(situation, {}, build);

describe("where people are to be found, a search", () => {
  const like = (keen: readonly number[]): Spec => ({ is: "some", k: 1, of: [], like: { keen } });
  const ranked = (rank: readonly number[], ...of: readonly Spec[]): Spec => ({
    is: "some",
    k: 1,
    of,
    like: { rank },
  });

  test("does not count them when each is of use in one place alone", () => {
    expect(stepsOf(like([1, 0, 0]))).toBe(2);
    // Nobody is keen and is not.
    const both = every(like([1, 0, 0]), like([0, 1, 0]));
    expect(stepsOf(both)).toBe(2 * (1 + 2));
    expect(ran(sceneOf(both)).costs).toEqual([2]);
    // As soon as two are known to be enough, three items are not heeded.
    expect(stepsOf(some(both, every(is(0, 0), is(1, 0), is(2, 0))))).toBe(1 + (1 + 2));
    // Nobody is an organisation.
    const lists = sceneWith((own) =>
      all([item(own, 0), listed(own, "contacts", "a"), listed(own, "organisations", "a")]),
    );
    expect(ran(lists)).toMatchObject({ taken: 2 * (1 + 3), costs: [3] });
  });

  test("counts them when one can be of use in two places", () => {
    const both = every(like([1, 0, 0]), ranked([1, 1, 0, 0]));
    // Nobody is not enough, one is. Two would be dearer.
    expect(stepsOf(both)).toBe(1 + 1 + 1);
    expect(stepsOf(every(both, is(0, 0)))).toBe(1 + 1 + 1);
    expect(ran(sceneOf(every(both, is(0, 0)))).costs).toEqual([2]);
  });

  test("takes them to be as is of most use, since that is free", () => {
    const spec = every(ranked([1, 1, 0, 0], is(0, 0)), ranked([0, 1, 1, 0], is(1, 0)));
    // Nobody would take two items; one person is of the one rank that does for both.
    const { openings, costs, taken } = ran(sceneOf(spec));
    expect(taken).toBe(1 + 1 + 1);
    expect(costs).toEqual([1]);
    expect(
      openings.map(({ scene, classes }) => classes.get(scene.variable(personal.rank, 0))),
    ).toEqual([1]);
  });

  test("counts one list within another", () => {
    const scene = sceneWith((own) =>
      all([
        any([item(own, 0), all([listed(own, "contacts", "a"), listed(own, "contacts", "b")])]),
        listed(own, "organisations", "a"),
        listed(own, "organisations", "b"),
      ]),
    );
    const { costs, taken } = ran(scene);
    // One person, and with that one organisation: that opens, and nothing else there is as small.
    // Nobody, and with that one organisation: another.
    expect(taken).toBe(1 + 1 + 1 + 1 + (1 + 1 + 1));
    expect(costs).toEqual([2, 2]);
  });

  test("counts as many as can be of use on the list", () => {
    const none = (need: (own: Scene) => Formula): Scene =>
      sceneWith((own) => (own.counts.contacts === undefined ? need(own) : FALSE));
    const counted = none((own) =>
      all([
        listed(own, "contacts", "a", 2),
        listed(own, "contacts", "b"),
        listed(own, "organisations", "a", 5),
      ]),
    );
    // One to three; nobody is not enough.
    expect(ran(counted).taken).toBe(1 + 3);
    const summed = none((own) =>
      all([
        sum([{ gains: [1], gates: [item(own, 0)], required: false }], 5, false, {
          condition: wanted(own, "contacts", "a"),
          gain: 2,
        }),
        listed(own, "contacts", "b"),
      ]),
    );
    // Three gain 5, and one more.
    expect(ran(summed).taken).toBe(1 + 4);
    const within = none((own) =>
      any([
        all([item(own, 0), item(own, 1)]),
        atLeast(2, [
          item(own, 2),
          all([listed(own, "contacts", "a"), listed(own, "contacts", "b")]),
          item(own, 3),
        ]),
      ]),
    );
    // None, which may do, to two.
    expect(ran(within).taken).toBe(1 + 3);
  });

  test("makes no further scene once it is cut short", () => {
    let made = 0;
    const scene = sceneWith((own) => {
      made++;
      return all([listed(own, "contacts", "a", 9), listed(own, "contacts", "b")]);
    });
    expect(ran(scene, 10, 1)).toMatchObject({ taken: 1, isCut: true });
    expect(made).toBe(1);
    expect(ran(scene, 10, 1 + 2)).toMatchObject({ taken: 3, isCut: true });
    expect(made).toBe(1 + 2);
  });

  test("comes back to a scene that it left because nothing smaller was there", () => {
    // Nobody and three items, of two that seem to be one; or somebody and two that seem to be one.
    // The one is found first; looked into for two at most, the other has none, and then it has one.
    const spec = some(
      every(pair(0, 1), is(2, 0)),
      every(like([1, 0, 0]), ranked([1, 1, 0, 0]), pair(3, 4)),
    );
    expect(ran(sceneOf(spec)).costs).toEqual([3, 3]);
  });

  test("leaves a count at which the rest takes too much", () => {
    const scene = sceneWith((own) => {
      const { contacts = 0 } = own.counts;
      // Somebody found does harm.
      if (contacts > 0) return all([item(own, 2), item(own, 3)]);
      return any([
        all([item(own, 0), item(own, 1)]),
        all([listed(own, "contacts", "a"), listed(own, "contacts", "b")]),
      ]);
    });
    // One and two people: a step each, and put off, since more than two are taken. Nobody: two items,
    // apart; and once more, as to others.
    expect(ran(scene)).toMatchObject({ taken: 1 + 1 + 1 + 3 + 3, costs: [2] });
  });

  test("counts those who may help or harm, where anything depends on them", () => {
    const heeding = (need: (own: Scene) => Formula): Scene =>
      sceneWith((own) => {
        if (own.counts.contacts === undefined) own.heeded.set("contacts", 1);
        return need(own);
      });
    expect(ran(heeding((own) => item(own, 0))).taken).toBe(1 + 1 + 1);
    // Of a scene that is not told whole nothing is left out: without the item, which is unwelcome once
    // they are counted, somebody is needed.
    const unwelcome = heeding((own) => {
      const [column] = itemColumns;
      if (column === undefined) return FALSE;
      const way = any([
        item(own, 0),
        all([listed(own, "contacts", "a"), item(own, 1), item(own, 2)]),
      ]);
      const isCounted = own.counts.contacts !== undefined;
      return isCounted ? all([way, own.is(own.variable(column, 0), -1)]) : way;
    });
    expect(ran(unwelcome).costs).toEqual([3]);
    // Nobody else is counted where nothing depends on them.
    const apart = heeding((own) => (own.counts.contacts === undefined ? item(own, 0) : FALSE));
    expect(ran(apart).taken).toBe(1 + 1);
    // One for the place and one who may help.
    const never = heeding((own) =>
      own.counts.contacts === undefined ? listed(own, "contacts", "a") : FALSE,
    );
    expect(ran(never).taken).toBe(1 + 2);
  });
});
