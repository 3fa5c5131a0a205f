import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileRuleSet } from "../../src/assess/compile-rule-set.ts";
import type { Contact } from "../../src/model/contact.ts";
import { valuesOf } from "../../src/model/scales.ts";
import { mapRelationships } from "../../src/relations/map-relationships.ts";
import { parseRuleSet } from "../../src/rules/parse-rule-set.ts";
import { dealArbitrary, refinementArbitrary } from "../../src/testing/index.ts";

const asOf = "2026-06-30";
const ids = ["a", "b", "c", "d", "e", "f"] as const;

const maybe = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.option(fc.option(arbitrary, { nil: null }), { nil: undefined });

/** People who may report to anybody: themselves, each other in circles, somebody not on file. */
const contactsArbitrary: fc.Arbitrary<readonly Contact[]> = fc
  .subarray([...ids], { minLength: 1 })
  .chain((chosen) =>
    fc.tuple(
      ...chosen.map((id) =>
        fc.record({
          id: fc.constant(id),
          reportsTo: maybe(fc.constantFrom(...ids, "gone")),
          reachableThrough: maybe(fc.constantFrom(...ids, "gone")),
          roles: maybe(fc.subarray([...valuesOf("role")], { maxLength: 2 })),
          level: maybe(fc.constantFrom(...valuesOf("level"))),
          function: maybe(fc.constantFrom(...valuesOf("function"))),
          stance: maybe(fc.constantFrom(...valuesOf("stance"))),
          intensity: maybe(fc.constantFrom(...valuesOf("intensity"))),
          coaching: maybe(fc.constantFrom(...valuesOf("coaching"))),
          faction: maybe(fc.constantFrom("甲派", "乙派")),
          department: maybe(fc.constantFrom("设备部", "财务部")),
          hasFinalSay: maybe(fc.boolean()),
        }),
      ),
    ),
  );

describe("on any people, circles and dangling references included", () => {
  test("everybody appears exactly once, below their superior where that is on file", () => {
    fc.assert(
      fc.property(contactsArbitrary, (contacts) => {
        const { people } = mapRelationships({ id: "d", contacts }, { asOf });
        expect(people.map(({ id }) => id).sort()).toEqual(contacts.map(({ id }) => id).sort());
        people.forEach(({ depth, reporting }, index) => {
          const above = people.slice(0, index).findLast((one) => one.depth < depth);
          if (reporting.state === "known") expect(above?.id).toBe(reporting.to);
          else expect(depth).toBe(0);
          if (depth > 0) expect(above?.depth).toBe(depth - 1);
        });
      }),
      { numRuns: 1000 },
    );
  });

  test("the order on file makes no difference", () => {
    const shuffled = contactsArbitrary.chain((contacts) =>
      fc.tuple(
        fc.constant(contacts),
        fc.shuffledSubarray([...contacts], {
          minLength: contacts.length,
          maxLength: contacts.length,
        }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([contacts, other]) => {
        expect(mapRelationships({ id: "d", contacts: other }, { asOf })).toEqual(
          mapRelationships({ id: "d", contacts }, { asOf }),
        );
      }),
      { numRuns: 1000 },
    );
  });

  test("a route begins with somebody in contact who is not against us, and arrives", () => {
    let routes = 0;
    fc.assert(
      fc.property(contactsArbitrary, (contacts) => {
        const { people, uncovered } = mapRelationships({ id: "d", contacts }, { asOf });
        const byId = new Map(people.map((person) => [person.id, person]));
        for (const { person, route } of uncovered) {
          const [first] = route;
          if (first === undefined) continue;
          routes++;
          expect(byId.get(first.from)).toMatchObject({ reached: "satisfied" });
          expect(byId.get(first.from)?.opposes).not.toBe("satisfied");
          expect(route.at(-1)?.to).toBe(person);
          route.slice(1).forEach(({ from }, index) => {
            expect(from).toBe(route[index]?.to);
          });
        }
      }),
      { numRuns: 1000 },
    );
    expect(routes).toBeGreaterThan(500);
  });

  test("the light is red just when somebody who decides is against us", () => {
    fc.assert(
      fc.property(contactsArbitrary, (contacts) => {
        const { light, people } = mapRelationships({ id: "d", contacts }, { asOf });
        const isHostile = people.some(
          ({ decides, opposes }) => decides === "satisfied" && opposes === "satisfied",
        );
        expect(light.colour === "red").toBe(isHostile);
        // Nobody has said that the list is complete.
        expect(light.colour).not.toBe("green");
      }),
    );
  });
});

const where = (fact: string, value: unknown, operator = "equal") => ({
  fact: "contacts.count",
  params: { where: { fact, operator, value } },
  operator: "greaterThan",
  value: 0,
});

/** A rule set that asks for what the light depends on, so that generated deals know it. */
const parsed = parseRuleSet({
  id: "people",
  version: "1.0.0",
  kind: "checklist",
  title: { zh: "人员", en: "people" },
  stages: [
    {
      id: "all",
      title: { zh: "全部", en: "all" },
      checkpoints: [
        {
          id: "people",
          title: { zh: "人员", en: "people" },
          judgement: false,
          when: {
            all: [
              where("roles", "decider", "contains"),
              where("stance", "supporter"),
              where("intensity", "none"),
              where("level", "executive"),
            ],
          },
        },
      ],
    },
  ],
});

test("knowing more never turns the light from green or from red", { timeout: 60_000 }, () => {
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  const plan = compileRuleSet(parsed.ruleSet);
  const cases = dealArbitrary(plan, { asOf, elements: 3 }).chain((deal) =>
    fc.tuple(fc.constant(deal), refinementArbitrary(plan, deal, { asOf })),
  );
  const seen = { red: 0, amber: 0, green: 0 };
  let settled = 0;
  fc.assert(
    fc.property(cases, ([deal, refined]) => {
      const before = mapRelationships(deal, { asOf }).light.colour;
      const after = mapRelationships(refined, { asOf }).light.colour;
      seen[before]++;
      if (before === "amber") settled += after === "amber" ? 0 : 1;
      else expect(after).toBe(before);
    }),
    { numRuns: 3000 },
  );
  expect(seen.red).toBeGreaterThan(20);
  expect(seen.green).toBeGreaterThan(20);
  expect(settled).toBeGreaterThan(20);
});
