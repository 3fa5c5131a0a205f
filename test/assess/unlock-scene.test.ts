import { describe, expect, test } from "vitest";
import { evaluate } from "../../src/assess/evaluate.ts";
import { doorFormula } from "../../src/assess/unlock/door-formula.ts";
import { FALSE, TRUE } from "../../src/assess/unlock/formula.ts";
import type { FoundCondition } from "../../src/assess/unlock/found-condition.ts";
import { type Column, knowledgeOf } from "../../src/assess/unlock/knowledge.ts";
import { Scene } from "../../src/assess/unlock/scene.ts";
import type { Counts } from "../../src/assess/unlock/scene-memory.ts";
import { smallestOpenings } from "../../src/assess/unlock/search.ts";
import { Situation } from "../../src/assess/unlock/situation.ts";
import { supplyKey, usesOf } from "../../src/assess/unlock/uses.ts";
import { dealOf, is, observed, planOf, shown, signal, stage } from "../gate/pipeline.ts";
import { today as asOf, opens as opensDoor } from "./opens.ts";

const yes = (fact: string) => is(fact, true);
const all = (...conditions: readonly object[]) => ({ all: conditions });
const count = (operator: string, value: number, params: object = {}) => ({
  fact: "contacts.count",
  operator,
  value,
  params,
});
const some = (where: object) => count("greaterThan", 0, { where });

const signals = {
  a: signal(),
  keen: signal({ subject: "contact" }),
  able: signal({ subject: "contact" }),
  "has-stock": signal({ subject: "organisation" }),
};

const lists = ["contacts", "organisations", "needs", "documents", "activities", "dates"];
const indexOf = (list: string): number => lists.indexOf(list);

const rulesOf = (when: object, more: object = {}) => ({
  signals,
  stages: [stage("one", [shown("asked", when)]), stage("two", [])],
  ...more,
});

/** The door behind a stage that asks for something, of a deal in which so many are found. */
const made = (when: object, deal: object = {}, counts: Counts = {}, more: object = {}) => {
  const plan = planOf(rulesOf(when, more));
  const given = dealOf(deal);
  const evaluation = evaluate(plan, given, asOf);
  const { snapshot } = evaluation;
  const situation = new Situation(knowledgeOf(plan), given, snapshot, snapshot);
  const scene = new Scene(situation, counts, (own) => doorFormula(own, evaluation, 1));
  const column = (what: string): Column => {
    const found = [...situation.knowledge.columns].find((one) => one.what === what);
    if (found === undefined) throw new Error(`nothing asks for ${what}`);
    return found;
  };
  const variable = (what: string, row = 0): number => scene.variable(column(what), row);
  const values = (what: string, row = 0): readonly unknown[] =>
    scene.variables[variable(what, row)]?.classes.values ?? [];
  return { plan, situation, scene, column, variable, values };
};

const people = (...ids: readonly string[]) => ({ contacts: ids.map((id) => ({ id })) });
const everybody = all(some(yes("keen")), some(yes("able")));

describe("a scene", () => {
  test("has rows for those on file and those found", () => {
    const { scene, situation } = made(everybody, people("p", "q"), { contacts: 2 });
    const rowOf = (id: string) => scene.rowOf("contacts", id);
    expect(["p", "q", "contacts-new-1", "contacts-new-2"].map(rowOf)).toEqual([0, 1, 2, 3]);
    expect(["contacts-new-3", "nobody"].map(rowOf)).toEqual([-1, -1]);
    expect(scene.rowOf("organisations", "organisations-new-1")).toBe(-1);
    const rows = scene.rows("contacts", situation.snapshot);
    expect(rows.map(({ row }) => row)).toEqual([0, 1, 2, 3]);
    expect(scene.deal(situation.snapshot)).toMatchObject({ row: 0 });
  });

  test("with more found of another list has both", () => {
    const { scene } = made(everybody, {}, { contacts: 2 });
    const more = scene.counting(indexOf("organisations"), 3);
    expect([more.counts, more.spent]).toEqual([{ contacts: 2, organisations: 3 }, 5]);
    expect(scene.spent).toBe(2);
    expect(() => scene.counting(6, 1)).toThrow(new RangeError("there is no list 6"));
  });

  test("asks a price for what is on file, and none for what comes with those found", () => {
    const { scene, variable } = made(everybody, people("p"), { contacts: 1 });
    const [own, found] = [variable("keen", 0), variable("keen", 1)];
    expect([scene.costOf(own), scene.costOf(found)]).toEqual([1, 0]);
    expect([...scene.costs()][own]).toBe(1);
    expect([...scene.costs()][found]).toBe(0);
  });

  test("tells sets of items apart, but not by what is said of those found", () => {
    const { scene, variable } = made(everybody, people("p"), { contacts: 2 });
    const answers = (...names: readonly [string, number, number][]) =>
      new Map(names.map(([what, row, to]) => [variable(what, row), to]));
    const key = scene.keyOf(answers(["keen", 0, 0], ["able", 1, 0]), []);
    expect(scene.keyOf(answers(["able", 2, 1], ["keen", 0, 1]), [])).toBe(key);
    expect(scene.keyOf(answers(["able", 0, 0]), [])).not.toBe(key);
    expect(scene.counting(0, 1).keyOf(new Map(), [])).toBe("-1");
    expect(scene.keyOf(new Map(), [])).toBe("-1,-1");
    // So many found in rows are as many found for a purpose each.
    const found = { list: 0 } as FoundCondition;
    const bare = made(everybody, people("p")).scene;
    expect(bare.keyOf(new Map(), [found, found])).toBe("-1,-1");
    expect(scene.counting(1, 1).keyOf(new Map(), [])).toBe("-2,-1,-1");
  });

  test("says of a class of answers, or of none, that it is given", () => {
    const { scene, variable, values } = made(yes("a"));
    const a = variable("a");
    expect(values("a")).toEqual([true, false]);
    expect(scene.is(a, 1)).toMatchObject({
      kind: "atom",
      allowed: Uint8Array.of(0, 1),
      unanswered: false,
    });
    expect(scene.is(a, 0)).toMatchObject({ allowed: Uint8Array.of(1, 0), unanswered: false });
    expect(scene.is(a, -1)).toMatchObject({ allowed: Uint8Array.of(0, 0), unanswered: true });
  });
});

describe("the completeness of a list", () => {
  const most = count("lessThan", 2);

  test("is among what a formula uses, or not", () => {
    const { scene } = made(most);
    const uses = usesOf(scene.formula);
    expect(scene.completes(indexOf("contacts"), uses)).toBe(true);
    expect(scene.completes(indexOf("needs"), uses)).toBe(false);
    expect(scene.minds(indexOf("contacts"), uses)).toBe(true);
    expect(scene.minds(indexOf("needs"), uses)).toBe(false);
    const other = made(some(yes("keen")));
    const own = usesOf(other.scene.formula);
    expect(own.keys).toContain(supplyKey(indexOf("contacts")));
    expect(other.scene.completes(indexOf("contacts"), own)).toBe(false);
    expect(other.scene.minds(indexOf("contacts"), own)).toBe(false);
  });

  test("is minded once the decision chain is known", () => {
    const evidence = observed({ "contacts.complete": "decision-chain" });
    const { scene } = made(some(yes("keen")), { evidence });
    const uses = usesOf(scene.formula);
    expect(scene.completes(indexOf("contacts"), uses)).toBe(false);
    expect(scene.minds(indexOf("contacts"), uses)).toBe(true);
    expect(scene.minds(indexOf("organisations"), uses)).toBe(false);
  });
});

describe("somebody yet to be found", () => {
  const like = (scene: Scene, column: Column, to: number, isReferredTo = false) =>
    scene.condition(
      "contacts",
      `${column.what} ${to} ${isReferredTo}`,
      (own, { row }) => own.is(own.variable(column, row), to),
      isReferredTo,
    ) as FoundCondition;

  test("can meet conditions together that do not contradict each other", () => {
    const { scene, column } = made(everybody);
    const [keen, able] = [like(scene, column("keen"), 0), like(scene, column("able"), 0)];
    const against = like(scene, column("keen"), 1);
    expect(scene.goTogether(keen, able)).toBe(true);
    expect(scene.goTogether(keen, against)).toBe(false);
    expect(scene.goTogether(against, keen)).toBe(false);
    expect(against.goesWith.get(keen)).toBe(false);
    expect(keen.goesWith.get(able)).toBe(true);
    expect(scene.goTogether(keen, keen)).toBe(true);
    expect(keen.goesWith.has(keen)).toBe(false);
    // Of whom is referred to nothing is worked out.
    const referredTo = like(scene, column("keen"), 1, true);
    expect(scene.goTogether(keen, referredTo)).toBe(true);
    expect(scene.goTogether(referredTo, keen)).toBe(true);
    expect(keen.goesWith.has(referredTo)).toBe(false);
  });

  test("is the same condition whenever it is named so, if anybody can be like that", () => {
    const { scene, column } = made(everybody);
    const keen = like(scene, column("keen"), 0);
    expect(keen).toMatchObject({ list: 0, name: "contacts", isPossible: true, refers: false });
    expect(like(scene, column("keen"), 0)).toBe(keen);
    expect(like(scene, column("keen"), 0, true).refers).toBe(true);
    expect(scene.condition("contacts", "never", () => FALSE, false)).toBeUndefined();
    expect(scene.condition("contacts", "ever", () => TRUE, false)).toBeDefined();
    expect(scene.condition("organisations", "ever", () => TRUE, false)?.list).toBe(1);
    // Where all are known or counted there is nobody else.
    const counted = made(everybody, {}, { contacts: 0 }).scene;
    expect(counted.condition("contacts", "ever", () => TRUE, false)).toBeUndefined();
    const evidence = observed({ "contacts.complete": "all" });
    const closed = made(everybody, { evidence }).scene;
    expect(closed.condition("contacts", "ever", () => TRUE, false)).toBeUndefined();
  });

  test("refers to somebody where a reference, or another to be found, is asked for", () => {
    const works = all(some(is("organisation", "o")), some(yes("keen")));
    const { scene, column } = made(works);
    const refers = (what: string, row: number) =>
      scene.condition(
        "contacts",
        `${what} of ${row}`,
        (own) => own.is(own.variable(column(what), row), 0),
        false,
      )?.refers;
    expect([refers("keen", 0), refers("organisation", 0)]).toEqual([false, true]);
    const both = scene.condition(
      "contacts",
      "both",
      (own, { row }) => {
        const keen = own.is(own.variable(column("keen"), row), 0);
        return { kind: "all", of: [keen, own.is(own.variable(column("organisation"), row), 0)] };
      },
      false,
    );
    expect(both?.refers).toBe(true);
  });

  test("is noted by lists of which somebody may be found, while a formula is made", () => {
    const { scene } = made(everybody, {}, { organisations: 1 });
    const { formula, lists: noted } = scene.noting(() => {
      scene.note("contacts", 2);
      scene.note("contacts", 3);
      scene.note("organisations", 4);
      scene.note("needs", 1);
      return TRUE;
    });
    expect(formula).toBe(TRUE);
    expect([...noted]).toEqual([
      ["contacts", 5],
      ["needs", 1],
    ]);
    scene.note("contacts", 1);
    expect(noted.get("contacts")).toBe(5);
  });

  test("stays out of the decision while the chain is known", () => {
    const evidence = observed({ "contacts.complete": "decision-chain" });
    const say = all(some(yes("keen")), count("lessThan", 9, { scope: "decision-chain" }));
    const found = made(say, { ...people("p"), evidence }, { contacts: 2 });
    const { keys } = usesOf(found.scene.formula);
    // Of those on file nothing of the kind is asked.
    expect([0, 1, 2].map((row) => keys.includes(found.variable("roles", row)))).toEqual([
      false,
      true,
      true,
    ]);
    const open = made(say, people("p"), { contacts: 2 });
    const own = usesOf(open.scene.formula).keys;
    expect(own.includes(open.variable("roles", 1))).toBe(false);
    const none = made(say, { ...people("p"), evidence }, {});
    expect(usesOf(none.scene.formula).keys.includes(none.variable("roles", 1))).toBe(false);
  });
});

describe("a reference", () => {
  const refers = all(some(is("organisation", "o1")), some(yes("organisation.has-stock")));
  const firms = { organisations: [{ id: "o1" }, { id: "o2" }] };
  const knownFirms = { ...firms, evidence: observed({ "organisations.complete": true }) };

  test("may lead to everybody on file, to nobody, and last to somebody to be found", () => {
    expect(made(refers, { ...people("p"), ...firms }).values("organisation")).toEqual([
      "o1",
      "o2",
      null,
      "organisations-new-1",
    ]);
    expect(made(refers, { ...people("p"), ...knownFirms }).values("organisation")).toEqual([
      "o1",
      "o2",
      null,
    ]);
    const two = made(refers, { ...people("p"), ...firms }, { organisations: 2 });
    expect(two.values("organisation")).toEqual([
      "o1",
      "o2",
      "organisations-new-1",
      "organisations-new-2",
      null,
    ]);
    const none = made(refers, { ...people("p"), ...firms }, { organisations: 0 });
    expect(none.values("organisation")).toEqual(["o1", "o2", null]);
  });

  test("leads nobody to himself", () => {
    const above = some(yes("reportsTo.keen"));
    const evidence = observed({ "contacts.complete": "all" });
    const { values } = made(above, { ...people("p", "q", "r"), evidence });
    expect([0, 1, 2].map((row) => values("reportsTo", row))).toEqual([
      ["q", "r", null],
      ["p", "r", null],
      ["p", "q", null],
    ]);
    const found = made(above, people("p", "q"), { contacts: 1 });
    expect(found.values("reportsTo", 0)).toEqual(["q", "contacts-new-1", null]);
    expect(found.values("reportsTo", 2)).toEqual(["p", "q", null]);
  });

  test("that nothing is read along has one answer for all that rules do not tell apart", () => {
    const plain = some(is("organisation", "o2"));
    expect(made(plain, { ...people("p"), ...knownFirms }).values("organisation")).toEqual([
      "o1",
      "o2",
    ]);
    // Somebody to be found is kept apart, since he is to be found first.
    expect(made(plain, { ...people("p"), ...firms }).values("organisation")).toEqual([
      "o1",
      "o2",
      "organisations-new-1",
    ]);
    expect(made(plain, people("p")).values("organisation")).toEqual([null, "organisations-new-1"]);
  });
});

describe("a formula", () => {
  test("of a condition about a frame is made once, unless what it depends on is noted", () => {
    const { scene, situation } = made(everybody, people("p"));
    const condition = { kind: "all", of: [] } as const;
    let built = 0;
    const build = () => {
      built++;
      return TRUE;
    };
    const frame = scene.row("contacts", 0, situation.snapshot);
    scene.once(frame, condition, build);
    scene.once(frame, condition, build);
    expect(built).toBe(1);
    // About another frame, or of another condition, it is another.
    scene.once(scene.row("contacts", 1, situation.snapshot), condition, build);
    scene.once(frame, { kind: "all", of: [] }, build);
    scene.once(frame, condition, build);
    expect(built).toBe(3);
    scene.noting(() => scene.once(frame, condition, build));
    scene.noting(() => scene.once(frame, condition, build));
    expect(built).toBe(5);
  });

  test("of what is known lasts, but not of another time, nor where apps may change it", () => {
    const { scene, situation, plan } = made(everybody);
    const { snapshot, knowledge, deal } = situation;
    expect(scene.isLasting(scene.deal(snapshot))).toBe(true);
    expect(scene.isLasting(scene.deal(plan.reader.read(deal, asOf, true)))).toBe(false);
    const without = new Situation(knowledge, deal, snapshot, snapshot, "apps");
    const other = new Scene(without, {}, () => TRUE);
    expect(other.isLasting(other.deal(snapshot))).toBe(false);
  });

  test("of a reference asks for somebody to be found only where he is referred to", () => {
    const { scene, situation, column, variable } = made(some(is("organisation", "o1")), {
      ...people("p"),
      organisations: [{ id: "o1" }],
    });
    const [question] = column("organisation").questions;
    if (question === undefined) throw new Error("nothing is asked");
    const frame = scene.row("contacts", 0, situation.snapshot);
    const organisation = variable("organisation");
    // Its classes: that firm, nobody, one to be found.
    expect(scene.ask(frame, question, 2)).toEqual({
      kind: "atom",
      variable: organisation,
      allowed: Uint8Array.of(1, 0, 0),
      unanswered: false,
    });
    const not = scene.ask(frame, question, 0);
    expect(not).toMatchObject({
      kind: "any",
      of: [
        { variable: organisation, allowed: Uint8Array.of(0, 1, 0), unanswered: false },
        {
          kind: "all",
          of: [
            { variable: organisation, allowed: Uint8Array.of(0, 0, 1), unanswered: false },
            { kind: "at-least", k: 1, supply: { name: "organisations", refers: true } },
          ],
        },
      ],
    });
    expect(scene.ask(frame, question, 0)).toEqual(not);
    expect(situation.knowledge.conditionsOn(situation.today).has("organisations any")).toBe(true);
  });
});

describe("a door opens", () => {
  const opens = (when: object, deal: object = {}, more: object = {}) =>
    opensDoor(rulesOf(when, more), deal);
  const closed = { evidence: observed({ "contacts.complete": "all" }) };

  test("by whom somebody refers to who is nobody on file", () => {
    const another = (fact: string, value: string | null) => ({
      fact,
      operator: "notEqual",
      value,
    });
    const elsewhere = all(another("organisation", "o1"), another("organisation", null));
    const firm = { organisations: [{ id: "o1" }] };
    expect(opens(some(elsewhere), { ...people("p"), ...firm, ...closed })).toEqual([
      "organisations.new + p:organisation",
    ]);
    const two = { organisations: [{ id: "o1" }, { id: "o2" }] };
    expect(opens(some(elsewhere), { ...people("p"), ...two, ...closed })).toEqual([
      "p:organisation",
    ]);
    // Not to be anywhere in particular takes nobody else.
    expect(
      opens(some(another("organisation", "o1")), { ...people("p"), ...firm, ...closed }),
    ).toEqual(["p:organisation"]);
  });

  test("by somebody above somebody else, never above himself", () => {
    const above = some(yes("reportsTo.keen"));
    const keen = (id: string) => ({ what: "keen", about: id, value: true, at: "2026-06-01" });
    const of = (...ids: readonly string[]) => ({
      ...people(...ids),
      evidence: [...closed.evidence, keen("p")],
    });
    expect(opens(above, of("p"))).toBe("complete-list");
    expect(opens(above, of("p", "q"))).toEqual(["q:reportsTo"]);
  });

  test("by no more of those referred to than references lead to", () => {
    const both = all(yes("organisation.has-stock"), is("organisation.has-stock", false));
    const { scene } = made(some(both), { ...people("p"), ...closed });
    const { openings, steps } = smallestOpenings(scene, 100, 10);
    // A step for the scene, one with the one that somebody may work for.
    expect([openings, steps]).toEqual([[], 1 + 1]);
  });

  test("by nobody who would have to be two things at once", () => {
    expect(opens(some(all(yes("keen"), is("keen", false))))).toBe("impossible");
    expect(opens(some(all(yes("keen"), yes("able"))))).toEqual(["contacts.new"]);
  });

  test("unless somebody found speaks against what is taken for granted", () => {
    const flag = (when: object) => ({
      flags: [{ id: "bar", severity: "block", presumed: "absent", title: signal().title, when }],
    });
    const both = all(some(yes("keen")), some(is("keen", false)));
    const crowd = (least: number) => flag(count("greaterThanInclusive", least));
    expect(opens(both, people("p"), crowd(4))).toEqual([
      "contacts.new + contacts.new",
      "contacts.new + p:keen",
    ]);
    expect(opens(both, people("p"), crowd(3))).toEqual(["contacts.new + p:keen"]);
    expect(opens(both, people("p"), crowd(2))).toBe("impossible");
    // Nobody says that whoever is keen is able too.
    expect(opens(some(yes("keen")), {}, flag(some(yes("able"))))).toEqual(["contacts.new"]);
  });
});
