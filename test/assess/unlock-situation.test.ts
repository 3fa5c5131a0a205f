import { describe, expect, test } from "vitest";
import { unlock } from "../../src/assess/unlock/unlock.ts";
import type { AppFact } from "../../src/facts/fact.ts";
import { answering } from "../../src/testing/answering.ts";
import { dealOf, is, planOf, shown, signal, stage } from "../gate/pipeline.ts";
import { opens as opensDoor, today } from "./opens.ts";
import { isDoorOpen } from "./unlock-brute-force.ts";

const words = signal().title;
const signals = {
  a: signal(),
  b: signal(),
  fresh: signal({ staleAfterDays: 30 }),
  keen: signal({ subject: "contact", staleAfterDays: 30 }),
  able: signal({ subject: "contact" }),
  due: signal({ type: "date" }),
};
const custom = {
  erp: {
    title: words,
    ask: words,
    type: "record",
    fields: { seats: { type: "number", min: 0 }, vendor: { type: "text" } },
  },
};
const on = (fact: string, value: unknown, more: object = {}) => is(fact, value, more);
const proven = (fact: string, value: unknown = true) => on(fact, value, { source: "document" });
const seen = (what: string, value: unknown, at = "2026-06-01", more: object = {}) => ({
  what,
  value,
  at,
  ...more,
});
const somebody = (where: object, more: object = {}) => ({
  fact: "contacts.count",
  operator: "greaterThan",
  value: 0,
  params: { where, ...more },
});

/** What opens the door behind one condition. */
const opens = (when: object, deal: object, asked: Parameters<typeof opensDoor>[2] = {}) => {
  const stages = [stage("one", [shown("point", when)]), stage("two", [])];
  return opensDoor({ signals, custom, stages }, deal, asked);
};

describe("what was said", () => {
  test("stays, but for the better source that is asked for", () => {
    const told = (value: unknown, more: object = {}) => ({
      evidence: [seen("a", value, "2026-06-01", { source: "informant", ...more })],
    });
    expect(opens(proven("a"), told(true))).toEqual(["a"]);
    expect(opens(proven("a"), told(false))).toBe("impossible");
    expect(opens(proven("a", null), told(null))).toEqual(["a"]);
    expect(opens(proven("a"), told(true, { at: today }))).toEqual(["a"]);
    expect(opens(proven("a"), told(true, { source: "document" }))).toBe("open");
    expect(opens(proven("a"), {})).toEqual(["a"]);
  });

  test("by a weak source and too long ago may have changed", () => {
    const told = (at: string) => ({
      evidence: [seen("fresh", false, at, { source: "informant" })],
    });
    // Thirty days later, on 30 June, it still counts.
    expect(opens(proven("fresh"), told("2026-05-31"))).toBe("impossible");
    expect(opens(proven("fresh"), told("2026-05-30"))).toEqual(["fresh"]);
  });

  test("too long ago may have changed", () => {
    const told = (at: string) => ({ evidence: [seen("fresh", false, at)] });
    expect(opens(on("fresh", true), told("2026-05-31"))).toBe("already-failed");
    expect(opens(on("fresh", true), told("2026-05-30"))).toEqual(["fresh"]);
  });

  test("in two ways is settled on another day, and not on the same", () => {
    const twice = (at: string) => ({ evidence: [seen("a", true, at), seen("a", false, at)] });
    expect(opens(on("a", true), twice("2026-06-29"))).toEqual(["a"]);
    expect(opens(on("a", true), twice(today))).toBe("said-today");
    expect(opens({ any: [on("a", true), on("b", true)] }, twice(today))).toEqual(["b"]);
  });

  test("on file without a source stays, if a source is asked for and it is a value at all", () => {
    const approved = { opportunity: { isApproved: true } };
    expect(opens(proven("opportunity.isApproved"), approved)).toEqual(["opportunity.isApproved"]);
    expect(opens(proven("opportunity.isApproved", false), approved)).toBe("impossible");
    expect(
      opens(proven("opportunity.isApproved", null), { opportunity: { isApproved: null } }),
    ).toEqual(["opportunity.isApproved"]);
    expect(opens(on("opportunity.isApproved", true), approved)).toBe("open");
  });

  test("of one person is not said of another", () => {
    const people = { contacts: [{ id: "p1" }, { id: "p2" }, { id: "p3" }] };
    const evidence = [
      seen("able", true, "2026-06-01", { about: "p2" }),
      seen("keen", false, "2026-06-01", { about: "p1" }),
      seen("contacts.complete", "all"),
    ];
    const both = somebody({ all: [on("keen", true), on("able", true)] });
    expect(opens(both, { ...people, evidence })).toEqual(["p2:keen"]);
    const proof = somebody(proven("able"));
    const weak = [
      ...evidence,
      seen("able", false, "2026-06-01", { about: "p3", source: "informant" }),
    ];
    // What was said of p2 needs a document; of p3 it was denied; of p1 nothing is known.
    expect(opens(proof, { ...people, evidence: weak })).toEqual(["p1:able", "p2:able"]);
  });

  test("on file of one person is not said of another", () => {
    const contacts = [
      { id: "p1", roles: ["user"] },
      { id: "p2", roles: ["decider"] },
      { id: "p3" },
    ];
    const where = on("roles", "decider", { operator: "contains", source: "document" });
    const evidence = [seen("contacts.complete", "all")];
    expect(opens(somebody(where), { contacts, evidence })).toEqual(["p2:roles", "p3:roles"]);
  });

  test("of a record tells whether all its answers are tried, whatever was asked before", () => {
    const names = ["f1", "f2", "f3", "f4", "f5", "f6"];
    const fields = Object.fromEntries(names.map((name) => [name, { type: "boolean" }]));
    const when = { all: names.map((path) => ({ ...on("custom.plant", true), path })) };
    const plan = planOf({
      custom: { plant: { title: words, ask: words, type: "record", fields } },
      stages: [stage("one", [shown("point", when)]), stage("two", [])],
    });
    const exact = (known: readonly string[]): boolean => {
      const plant = Object.fromEntries(known.map((name) => [name, true]));
      const deal = dealOf({ custom: { plant } });
      const { sets, exact } = unlock(plan, deal, { asOf: today, stage: "two" });
      expect(sets.map(({ items }) => items.map(({ id }) => id))).toEqual([["custom.plant"]]);
      return exact;
    };
    // Yes, no or none for each: 3 of 3 are 27 records, 6 of 6 are 729, and 256 are tried.
    const few = ["f1", "f2", "f3"];
    expect([exact(few), exact([]), exact(few)]).toEqual([true, false, true]);
  });

  test("of a record is kept when the rest is answered", () => {
    const rules = {
      all: [
        on("custom.erp", 10, { path: "seats", operator: "greaterThan" }),
        on("custom.erp", "x", { path: "vendor" }),
      ],
    };
    const erp = (record: object) => ({ custom: { erp: record } });
    expect(opens(rules, erp({ seats: 20 }))).toEqual(["custom.erp"]);
    expect(opens(rules, erp({ seats: 5 }))).toBe("already-failed");
    expect(opens({ not: rules }, erp({ vendor: "x" }))).toEqual(["custom.erp"]);
    expect(opens({ not: rules }, erp({ seats: 20 }))).toEqual(["custom.erp"]);
  });
});

describe("that a list is complete", () => {
  const nobody = { fact: "contacts.count", operator: "equal", value: 0 };
  const noDecider = { ...nobody, params: { scope: "decision-chain" } };
  const complete = (value: string, at: string) => seen("contacts.complete", value, at);

  test("may be declared once a day", () => {
    expect(opens(nobody, {})).toEqual(["contacts.complete"]);
    expect(opens(nobody, { evidence: [complete("decision-chain", "2026-06-01")] })).toEqual([
      "contacts.complete",
    ]);
    const saidToday = { evidence: [complete("decision-chain", today)] };
    expect(opens(nobody, saidToday)).toBe("said-today");
    expect(opens(noDecider, { evidence: [complete("decision-chain", today)] })).toBe("open");
    expect(opens(nobody, { evidence: [complete("all", "2026-06-01")] })).toBe("open");
  });

  test("may be declared whoever comes on file, before or later", () => {
    const one = { fact: "contacts.count", operator: "lessThan", value: 2 };
    const added = (addedAt: string | null) => ({ contacts: [{ id: "p1", addedAt }] });
    expect(opens(one, added("2026-06-29"))).toEqual(["contacts.complete"]);
    expect(opens(one, added(today))).toEqual(["contacts.complete"]);
    expect(opens(one, added("2026-07-01"))).toEqual(["contacts.complete"]);
    expect(opens(one, added(null))).toEqual(["contacts.complete"]);
  });
});

describe("what an app works out", () => {
  const { title, ask } = signal();
  const app = (name: string, read?: () => boolean | undefined): AppFact => ({
    name,
    title,
    ask,
    type: { kind: "boolean" },
    ...(read === undefined ? {} : { read }),
  });

  test("may change, but not what it is only told", () => {
    const facts = [app("crm.told"), app("crm.score", () => false)];
    expect(opens(on("crm.score", true), {}, { facts })).toBe("opaque-facts");
    const told = { evidence: [seen("crm.told", false)] };
    expect(opens(on("crm.told", true), told, { facts })).toBe("already-failed");
    expect(
      opens(
        { all: [on("crm.score", true), on("a", true)] },
        { evidence: [seen("a", false)] },
        { facts },
      ),
    ).toBe("already-failed");
  });
});

test("days are counted from the day that is asked about", () => {
  const between = {
    all: [
      on("due.daysAgo", 5, { operator: "greaterThanInclusive" }),
      on("due.daysAgo", 10, { operator: "lessThanInclusive" }),
    ],
  };
  const ahead = {
    all: [
      on("due.daysUntil", 5, { operator: "greaterThanInclusive" }),
      on("due.daysUntil", 10, { operator: "lessThanInclusive" }),
    ],
  };
  const plan = planOf({
    signals,
    stages: [
      stage("one", [shown("past", between)]),
      stage("two", [shown("future", ahead)]),
      stage("three", []),
    ],
  });
  for (const asOf of [today, "2026-12-31", today, "2024-02-29"]) {
    const { sets } = unlock(plan, dealOf({}), { asOf, stage: "two" });
    expect(sets.map(({ items }) => items.map(({ id }) => id))).toEqual([["due"]]);
    const opened = answering(dealOf({}), sets[0]?.answers ?? [], asOf);
    expect(isDoorOpen(plan, opened, asOf, "two")).toBe(true);
    // No day is five days ago and five days ahead.
    expect(unlock(plan, dealOf({}), { asOf, stage: "three" }).cannot?.reason).toBe("impossible");
  }
});
