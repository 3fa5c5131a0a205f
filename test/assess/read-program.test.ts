import { describe, expect, test } from "vitest";
import { Ages } from "../../src/assess/ages.ts";
import { follow, readProgram, type Undated } from "../../src/assess/read-program.ts";
import type { AppFact } from "../../src/facts/fact.ts";
import { is, planOf, shown, signal, stage } from "../gate/pipeline.ts";

const { title } = signal();
const named = { title, ask: title };
const asOf = "2026-06-30";

const record = { kind: "record", fields: { seats: { kind: "number" } } } as const;
const facts: readonly AppFact[] = [
  { name: "crm.health", ...named, type: { kind: "number" }, read: ({ id }) => id.length },
  { name: "crm.usage", ...named, type: record, read: (_, asOf) => ({ seats: asOf.length }) },
  { name: "crm.live", ...named, type: { kind: "number" } },
];

const above = (fact: string, more: object = {}) => ({
  fact,
  operator: "greaterThan",
  value: 0,
  ...more,
});

const plan = planOf(
  {
    signals: { said: signal() },
    custom: { erp: { ...named, type: "record", fields: { seats: { type: "number" } } } },
    stages: [
      stage("only", [
        shown("tier", is("account.tier", "A")),
        shown("written", is("account.tier", "A", { source: "document" })),
        shown("said", is("said", true)),
        shown("seats", above("custom.erp", { path: "seats" })),
        shown("budget", above("opportunity.budget.amount")),
        shown("health", above("crm.health")),
        shown("usage", above("crm.usage", { path: "seats" })),
        shown("live", above("crm.live")),
        shown("friends", {
          fact: "contacts.count",
          operator: "greaterThan",
          value: 0,
          params: { where: is("stance", "mentor") },
        }),
      ]),
    ],
  },
  facts,
);

/** Returns how the program of a subject reads what is called so, from a deal or one on its lists. */
const read = (
  what: string,
  root: unknown,
  undated?: Undated,
  subject: "deal" | "contacts" = "deal",
) => {
  const table = plan.slots.tables[subject];
  const byName = new Map(facts.map((fact) => [fact.name, fact]));
  const { plain } = readProgram(table, byName, new Ages(), undated);
  return plain
    .filter(({ index }) => {
      const slot = table.slots[index];
      return slot?.kind === "value" && slot.what === what;
    })
    .map(({ get }) => get(root, { id: "deal-1" }, asOf));
};

describe("a value as it stands", () => {
  test("is found where the model has it", () => {
    // Once: what demands a source is met by no value as it stands.
    expect(read("account.tier", { account: { tier: "B" } })).toEqual(["B"]);
    expect(read("account.tier", { account: null })).toEqual([null]);
    expect(read("account.tier", {})).toEqual([undefined]);
    expect(read("opportunity.budget.amount", { opportunity: { budget: { amount: 7 } } })).toEqual([
      7,
    ]);
    expect(read("opportunity.budget.amount", { opportunity: { budget: null } })).toEqual([null]);
    expect(read("stance", { id: "p1", stance: "mentor" }, undefined, "contacts")).toEqual([
      "mentor",
    ]);
  });

  test("is found along the path that is asked for", () => {
    expect(read("custom.erp", { custom: { erp: { seats: 5 } } })).toEqual([5]);
    expect(read("custom.erp", { custom: { erp: {} } })).toEqual([undefined]);
    expect(read("custom.erp", { custom: { erp: null } })).toEqual([null]);
  });

  test("is nowhere for a signal", () => {
    expect(read("said", { said: true })).toEqual([]);
  });

  test("is worked out by the app from the deal and the day, unless it is loaded", () => {
    expect(read("crm.health", {})).toEqual(["deal-1".length]);
    expect(read("crm.usage", {})).toEqual(["2026-06-30".length]);
    expect(read("crm.live", {})).toEqual([]);
  });

  test("comes from elsewhere where it is given", () => {
    const undated: Undated = new Map<string, unknown>([
      ["account.tier", "C"],
      ["custom.erp", { seats: 9 }],
      ["crm.live", 3],
      ["crm.health", undefined],
    ]);
    expect(read("account.tier", { account: { tier: "B" } }, undated)).toEqual(["C"]);
    expect(read("custom.erp", { custom: { erp: { seats: 5 } } }, undated)).toEqual([9]);
    expect(read("crm.live", {}, undated)).toEqual([3]);
    expect(read("crm.health", {}, undated)).toEqual([undefined]);
  });
});

test.each([
  ["nothing to follow", { a: 1 }, [], { a: 1 }],
  ["two steps", { a: { b: 1 } }, ["a", "b"], 1],
  ["nothing there", { a: {} }, ["a", "b"], undefined],
  ["null at the end", { a: { b: null } }, ["a", "b"], null],
  ["null on the way", { a: null }, ["a", "b"], null],
  ["no record on the way, so to what fits no type", { a: "text" }, ["a", "length"], Number.NaN],
  ["a list on the way, so to what fits no type", { a: [1] }, ["a", "length"], Number.NaN],
  ["nothing on the way", {}, ["a", "b"], undefined],
  ["what every object inherits", {}, ["toString"], undefined],
])("a path leads to what it names: %s", (_, root, path, value) => {
  expect(follow(root, path)).toEqual(value);
});
