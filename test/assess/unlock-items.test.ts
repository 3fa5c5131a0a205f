import { describe, expect, test } from "vitest";
import { assess } from "../../src/assess/assess.ts";
import { evaluate } from "../../src/assess/evaluate.ts";
import { doorFormula } from "../../src/assess/unlock/door-formula.ts";
import { knowledgeOf } from "../../src/assess/unlock/knowledge.ts";
import { Scene } from "../../src/assess/unlock/scene.ts";
import { Situation } from "../../src/assess/unlock/situation.ts";
import { unlock } from "../../src/assess/unlock/unlock.ts";
import { unlockSets } from "../../src/assess/unlock/unlock-items.ts";
import { answer } from "../../src/gate/record.ts";
import type { Deal } from "../../src/model/deal.ts";
import { dealOf, is, planOf, shown, signal, stage } from "../gate/pipeline.ts";

const asOf = "2026-06-30";
const words = signal().title;

const signals = {
  ...Object.fromEntries(["a", "b", "c", "d"].map((id) => [id, signal()])),
  keen: signal({ subject: "contact" }),
  able: signal({ subject: "contact" }),
  good: signal({ subject: "contact" }),
  "has-stock": signal({ subject: "organisation", staleAfterDays: 30 }),
  size: signal({ subject: "organisation", type: "number" }),
  recent: signal({ staleAfterDays: 30 }),
};
const yes = (fact: string, more: object = {}) => is(fact, true, more);
const light = { essential: false };
const some = (where: object, more: object = {}) => ({
  fact: "contacts.count",
  operator: "greaterThan",
  value: 0,
  params: { where },
  ...more,
});

/** Opens the door behind one stage with these checkpoints, for a deal. */
const opened = (checkpoints: readonly object[], deal: object = {}, more: object = {}) => {
  const plan = planOf({
    signals,
    stages: [stage("one", checkpoints, more), stage("two", [])],
  });
  const given = dealOf(deal);
  return {
    ...unlock(plan, given, { asOf, stage: "two" }),
    missing: assess(plan, given, { asOf }).missing,
  };
};
const named = ({ sets }: Pick<ReturnType<typeof opened>, "sets">) =>
  sets.map(({ items }) => items.map(({ id }) => id));

describe("the items of a set", () => {
  const found = opened(
    [shown("first", yes("a"), { ...light, weight: 1 }), shown("then", yes("b"))],
    {},
    { passMark: 100 },
  );

  test("stand in the order they are asked in: what is essential first", () => {
    expect(named(found)).toEqual([["b", "a"]]);
    expect(found.sets[0]?.answers).toEqual([
      { item: "b", value: true },
      { item: "a", value: true },
    ]);
  });

  test("are those that the verdict tells as missing, whole", () => {
    expect(found.sets[0]?.items).toEqual(found.missing);
  });
});

describe("sets", () => {
  test("stand in the order of what they ask first, and then of what they ask next", () => {
    const either = { any: [yes("a"), yes("b")] };
    // The second is asked before the first, because more hangs on it.
    const weighed = shown("more", yes("b"), { ...light, weight: 5 });
    expect(named(opened([shown("one", either), weighed]))).toEqual([["b"], ["a"]]);
    const two = { atLeast: 2, of: ["a", "b", "c"].map((id) => yes(id)) };
    const heavy = shown("most", yes("c"), { ...light, weight: 9 });
    expect(named(opened([shown("two", two), weighed, heavy]))).toEqual([
      ["c", "b"],
      ["c", "a"],
      ["b", "a"],
    ]);
  });

  test("are ten at most", () => {
    const ids = Array.from({ length: 12 }, (_, n) => `s${n}`);
    const plan = planOf({
      signals: Object.fromEntries(ids.map((id) => [id, signal()])),
      stages: [stage("one", [shown("any", { any: ids.map((id) => yes(id)) })]), stage("two", [])],
    });
    const found = unlock(plan, dealOf({}), { asOf, stage: "two" });
    expect([found.sets.length, found.exact]).toEqual([10, true]);
  });
});

describe("somebody to be found", () => {
  test("has all that is asked of one, and nothing else", () => {
    const both = opened([shown("one", some(yes("keen"))), shown("two", some(yes("able")))]);
    expect(named(both)).toEqual([["contacts.new"]]);
    expect(both.sets[0]?.answers).toEqual([
      { item: "contacts.new", value: { id: "contacts-new-1", able: true, keen: true } },
    ]);
    const apart = { all: [some(yes("keen")), some(is("keen", false))] };
    const two = opened([shown("one", apart)], { contacts: [{ id: "contacts-new-1" }] });
    // The one on file may be either of them; that id is taken.
    expect(named(two)).toEqual([
      ["contacts-new-1:keen", "contacts.new"],
      ["contacts.new", "contacts.new"],
    ]);
    const [, others] = two.sets;
    const found = others?.answers.map(({ value }) => value as { id: string; keen: boolean });
    expect(found?.map(({ id }) => id)).toEqual(["contacts-new-1-", "contacts-new-2"]);
    expect(found?.map(({ keen }) => keen).sort()).toEqual([false, true]);
  });

  test("of several has what is asked of one each, and no more", () => {
    const both = opened([
      shown("one", some(yes("keen"))),
      shown("two", some({ all: [yes("keen"), yes("able")] })),
      shown("three", { ...some(is("good", false)), value: 1 }),
    ]);
    expect(named(both)).toEqual([["contacts.new", "contacts.new"]]);
    const found = both.sets[0]?.answers.map(({ value }) => Object.keys(value as object).sort());
    expect(found?.sort((a, b) => a.length - b.length)).toEqual([
      ["good", "id"],
      ["able", "good", "id", "keen"],
    ]);
  });

  test("was there before where the chain is said to be known", () => {
    const evidence = [{ what: "contacts.complete", value: "decision-chain", at: "2026-06-01" }];
    const found = opened([shown("one", some(yes("keen")))], { contacts: [{ id: "p" }], evidence });
    const answer = found.sets
      .flatMap(({ answers }) => answers)
      .find(({ item }) => item === "contacts.new");
    expect(answer?.value).toEqual({ id: "contacts-new-1", addedAt: null, keen: true });
  });
});

describe("what is asked once something else is answered", () => {
  const works = some(yes("organisation.has-stock"));
  const firm = { contacts: [{ id: "p" }], organisations: [{ id: "o" }] };
  const complete = { what: "contacts.complete", value: "all", at: "2026-06-01" };
  const closed = { what: "organisations.complete", value: true, at: "2026-06-01" };

  test("is an item of its own, with what is on file about it and nothing at stake", () => {
    const found = opened([shown("one", works)], {
      ...firm,
      evidence: [
        complete,
        closed,
        { what: "has-stock", about: "o", value: true, at: "2026-01-01" },
      ],
    });
    expect(named(found)).toEqual([["p:organisation", "o:has-stock"]]);
    expect(found.missing.map(({ id }) => id)).toEqual(["p:organisation"]);
    expect(found.sets[0]?.items[1]).toMatchObject({
      id: "o:has-stock",
      about: "o",
      what: "has-stock",
      title: words,
      ask: words,
      reason: "stale",
      checkpoints: [],
      doors: [],
      points: 0,
      essential: false,
    });
    expect(found.sets[0]?.items[1]).not.toHaveProperty("source");
  });

  test("of each of several is what is on file about that one", () => {
    const evidence = [
      complete,
      closed,
      { what: "size", about: "o2", value: 4, at: "2026-06-01", source: "informant" },
      { what: "has-stock", about: "o2", value: true, at: "2026-01-01" },
    ];
    const found = opened(
      [shown("one", some({ all: [is("organisation.size", 4), yes("organisation.has-stock")] }))],
      {
        contacts: [{ id: "p" }],
        organisations: [{ id: "o1" }, { id: "o2" }, { id: "o3" }],
        evidence,
      },
    );
    // The size of the second is known.
    expect(named(found)).toEqual([["p:organisation", "o2:has-stock"]]);
    expect(found.sets[0]?.items[1]).toMatchObject({ about: "o2", reason: "stale" });
    const sized = opened([shown("one", some(is("organisation.size", 5, { source: "document" })))], {
      contacts: [{ id: "p" }],
      organisations: [{ id: "o1" }, { id: "o2" }],
      evidence: [
        complete,
        closed,
        { what: "size", about: "o1", value: 5, at: "2026-06-29" },
        { what: "size", about: "o2", value: 5, at: "2026-06-29" },
        { what: "size", about: "o2", value: 4, at: "2026-06-29" },
      ],
    });
    // Those whose first items are asked alike stand as they were found.
    expect(named(sized).map(([first]) => first)).toEqual(["p:organisation", "p:organisation"]);
    expect(named(sized).flat().sort()).toEqual([
      "o1:size",
      "o2:size",
      "p:organisation",
      "p:organisation",
    ]);
    expect(
      sized.sets
        .flatMap(({ items }) => items.slice(1))
        .map(({ about, reason }) => [about, reason])
        .sort(),
    ).toEqual([
      ["o1", "source"],
      ["o2", "conflict"],
    ]);
  });

  test("may be about the deal", () => {
    const deal = dealOf({
      evidence: [{ what: "recent", value: true, at: "2026-01-01" }],
    });
    const plan = planOf({
      signals,
      stages: [stage("one", [shown("a", yes("a"))]), stage("two", [])],
      // What is taken for granted is not asked for.
      flags: ["b", "recent"].map((id) => ({
        id,
        severity: "block",
        presumed: "absent",
        title: words,
        when: yes(id),
      })),
    });
    const evaluation = evaluate(plan, deal, asOf);
    const { snapshot } = evaluation;
    const situation = new Situation(knowledgeOf(plan), deal, snapshot, snapshot);
    const scene = new Scene(situation, {}, (own) => doorFormula(own, evaluation, 1));
    const about = (what: string) => scene.variables.findIndex(({ column }) => column.what === what);
    const answers = new Map(["a", "b", "recent"].map((what) => [about(what), 0]));
    const [set] = unlockSets(situation, [{ scene, classes: answers, found: [] }], evaluation, 1);
    expect(set?.items.map(({ id }) => id)).toEqual(["a", "b", "recent"]);
    const nothing = { checkpoints: [], doors: [], points: 0, essential: false };
    expect(set?.items.slice(1)).toEqual([
      expect.objectContaining({ id: "b", what: "b", reason: "absent", ...nothing }),
      expect.objectContaining({ id: "recent", what: "recent", reason: "stale", ...nothing }),
    ]);
    for (const item of set?.items ?? []) expect(item).not.toHaveProperty("about");
  });

  test("tells the source that is demanded", () => {
    const written = some(yes("organisation.has-stock", { source: "document" }));
    const found = opened([shown("one", written)], { ...firm, evidence: [complete, closed] });
    expect(found.sets[0]?.items[1]).toMatchObject({
      id: "o:has-stock",
      source: "document",
      reason: "source",
    });
  });

  test("is an organisation yet to be found", () => {
    const found = opened([shown("one", works)], { contacts: [{ id: "p" }], evidence: [complete] });
    // It must be on file before somebody can work for it.
    expect(named(found)).toEqual([["organisations.new", "p:organisation"]]);
    expect(found.sets[0]?.answers).toEqual([
      { item: "organisations.new", value: { id: "organisations-new-1", "has-stock": true } },
      { item: "p:organisation", value: "organisations-new-1" },
    ]);
    expect(found.sets[0]?.items[0]).toMatchObject({
      id: "organisations.new",
      reason: "incomplete",
      checkpoints: [],
      doors: [],
      points: 0,
      essential: false,
    });
  });

  test("is an organisation for somebody yet to be found, and both can be answered as they stand", () => {
    const rules = planOf({
      signals,
      stages: [stage("first", [shown("one", works)]), stage("two", [])],
    });
    const deal = dealOf({ progress: { sales: { stage: "first" } } });
    const [set] = unlock(rules, deal, { asOf }).sets;
    expect(set?.items.map(({ id }) => id)).toEqual(["organisations.new", "contacts.new"]);
    const told = (set?.answers ?? []).reduce((on: Deal, { item, value }) => {
      const next = answer(rules, on, item, value, { at: asOf });
      if (!next.ok) throw new Error(`${item}: ${next.reasons[0].message.en}`);
      return next.deal;
    }, deal);
    expect(unlock(rules, told, { asOf, stage: "two" }).open).toBe(true);
  });

  test("tells no more than any missing item does", () => {
    const found = opened([shown("one", works)], { ...firm, evidence: [complete, closed] });
    const keys = found.sets.flatMap(({ items }) => items.flatMap((item) => Object.keys(item)));
    const known = [
      "id",
      "kind",
      "what",
      "about",
      "list",
      "title",
      "ask",
      "type",
      "source",
      "reason",
    ];
    const more = ["fields", "checkpoints", "doors", "points", "essential"];
    expect(keys.filter((key) => ![...known, ...more].includes(key))).toEqual([]);
  });
});
