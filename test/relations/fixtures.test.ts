import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Deal } from "../../src/model/deal.ts";
import { mapRelationships } from "../../src/relations/map-relationships.ts";

const mapOf = (name: string) => {
  const file = new URL(`../../fixtures/deals/${name}.json`, import.meta.url);
  const deal = JSON.parse(readFileSync(file, "utf8")) as Deal;
  return mapRelationships(deal, { asOf: "2026-06-30" });
};

test("where the approver is an enemy the light is red, though the decider supports us", () => {
  const { light, complete } = mapOf("07-hostile-decider");
  expect(complete).toBe("decision-chain");
  expect(light).toEqual({
    colour: "red",
    reasons: [{ code: "decider-opposes", people: ["c-head"] }],
  });
});

test.each([
  "08-tender-not-applicable",
  "09-tender-unknown",
  "14-adopted",
  "15-ready-to-advance",
  "16-won",
  "17-tender-lost",
])("%s is amber: the decider supports us, the approver is neutral", (name) => {
  const { light, people, classes, uncovered } = mapOf(name);
  expect(light).toEqual({
    colour: "amber",
    reasons: [{ code: "decider-undecided", people: ["c-head"] }],
  });
  expect(people.map(({ id, depth }) => [id, depth])).toEqual([
    ["c-head", 0],
    ["c-deputy", 1],
    ["c-info", 2],
    ["c-buyer", 1],
  ]);
  // Nobody of the operations level is on file, and only the decision chain is known in full.
  expect(classes.find(({ value }) => value === "operations")).toMatchObject({
    people: [],
    reached: "unknown",
  });
  // The approver through the deputy who supports us; the buyer through the two of them.
  expect(uncovered).toEqual([
    {
      person: "c-head",
      lacks: ["support"],
      route: [{ from: "c-deputy", to: "c-head", by: "report" }],
    },
    {
      person: "c-buyer",
      lacks: ["support"],
      route: [
        { from: "c-deputy", to: "c-head", by: "report" },
        { from: "c-head", to: "c-buyer", by: "superior" },
      ],
    },
  ]);
});
