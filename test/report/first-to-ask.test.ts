import { describe, expect, test } from "vitest";
import type { MissingItem, Verdict } from "../../src/assess/verdict.ts";
import { firstToAsk } from "../../src/report/first-to-ask.ts";
import { answer, lead, missing, stage } from "./sample.ts";

/** A verdict whose next door is the tender's; `need` was passed, `budget` is open. */
const open = (items: readonly MissingItem[]): Verdict => ({
  ...lead,
  claimed: "budget",
  stages: [
    stage("need", [answer("problem")], { behind: "passed" }),
    stage("budget", [answer("approved"), answer("funds", { essential: false })]),
    stage("tender", [answer("bid")]),
  ],
  mayAdvance: { truth: "unknown", to: "tender", over: [] },
  missing: items,
});

const asked = (items: readonly MissingItem[], most = 5): readonly string[] =>
  firstToAsk(open(items), most).map(({ item }) => item.id);

const doors = ["tender"];

test("what opens the next door comes before what does not, the essential before the rest", () => {
  expect(
    asked([
      missing("later", ["bid"], { points: 9, essential: true }),
      missing("useful", ["funds"], { doors, points: 5 }),
      missing("needed", ["approved"], { doors }),
    ]),
  ).toEqual(["needed", "useful", "later"]);
});

describe("with the next door open", () => {
  const first = { truth: "satisfied", to: "need", over: [] } as const;
  const ahead = (stages: Verdict["stages"]) =>
    firstToAsk(
      {
        ...lead,
        stages,
        mayAdvance: first,
        missing: [
          missing("far", ["bid"], { doors: ["contract"], points: 9, essential: true }),
          missing("contacts.new", ["problem"], { kind: "person", doors: ["budget"] }),
          missing("funds", ["approved"], { doors: ["tender"], points: 5 }),
        ],
      },
      9,
    ).map(({ item }) => item.id);
  const need = stage("need", [answer("problem")], { reach: "satisfied" });
  const budget = stage("budget", [answer("approved")]);
  const others = [stage("tender", [answer("bid")]), stage("contract", [answer("signed")])];

  test("what opens the first shut door after it comes first, whatever it asks", () => {
    expect(ahead([need, budget, ...others])).toEqual(["contacts.new", "far", "funds"]);
  });

  test("doors that stand open, or that do not apply, are passed by", () => {
    const done = { ...need, exit: "satisfied" } as const;
    expect(ahead([done, budget, ...others])).toEqual(["funds", "far", "contacts.new"]);
    // Nothing but the stage that does not apply stands between `need` and `tender`.
    const none = { ...budget, applies: "failed" } as const;
    expect(ahead([done, none, ...others])).toEqual(["far", "funds", "contacts.new"]);
  });

  test("a door whose own entry is open is the first shut one", () => {
    const done = { ...need, exit: "satisfied" } as const;
    const entered = { ...budget, entry: "unknown" } as const;
    expect(ahead([done, entered, ...others])).toEqual(["contacts.new", "far", "funds"]);
  });
});

test("a plain question comes before whether there is anybody else", () => {
  expect(
    asked([
      missing("contacts.new", ["approved"], { kind: "person", doors, points: 9 }),
      missing("contacts.complete", ["approved"], { kind: "completeness", doors, points: 9 }),
      missing("plain", ["approved"], { doors }),
    ]),
  ).toEqual(["plain"]);
});

test("whether a list is complete comes last where that can open no door", () => {
  const complete = { kind: "completeness", points: 9, essential: true } as const;
  expect(
    asked([
      missing("contacts.complete", ["approved"], { ...complete, doors }),
      missing("documents.complete", ["funds"], complete),
      missing("later", ["bid"], { doors: ["contract"] }),
    ]),
  ).toEqual(["contacts.complete", "later", "documents.complete"]);
});

test("one checkpoint takes one question, until nothing else is left to ask for", () => {
  expect(
    asked([
      missing("first", ["approved"], { doors }),
      missing("second", ["approved"], { doors }),
      missing("both", ["approved", "funds"], { doors }),
      missing("door", [], { doors }),
      missing("same-door", [], { doors }),
    ]),
  ).toEqual(["first", "both", "door"]);
});

test("there are no more than asked for", () => {
  const many = ["approved", "funds", "bid"].map((id) => missing(id, [id]));
  expect(asked(many, 2)).toEqual(["approved", "funds"]);
  expect(asked(many, 0)).toEqual([]);
});

test("a question is asked for the checkpoints in the way, not for those of passed stages", () => {
  const [ask] = firstToAsk(open([missing("both", ["problem", "funds"], { doors })]), 1);
  expect(ask?.checkpoints).toEqual(["funds"]);
});
