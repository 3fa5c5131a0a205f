import { describe, expect, test } from "vitest";
import { attested, is, shown, signal, stage } from "../gate/pipeline.ts";
import { opens } from "./opens.ts";

const words = signal().title;
const names = ["a", "b", "c", "d", "x"];
const signals = {
  ...Object.fromEntries(names.map((name) => [name, signal()])),
  old: signal({ staleAfterDays: 30 }),
  keen: signal({ subject: "contact" }),
};
const yes = (fact: string) => is(fact, true);
const no = (fact: string) => is(fact, false);
const light = (id: string, weight: number, more: object = {}) =>
  shown(id, yes(id), { essential: false, weight, ...more });
const said = (what: string, value: unknown, at = "2026-06-01") => ({ what, value, at });

const at = "2026-01-02";
const ruleSet = { id: "sales", version: "1.0.0", digest: "x" };
const onFile = { evidence: 1, waivers: 0 };
const moves = {
  adopt: (to: string) => ({ kind: "adopt", to, at, reason: "it was there", ruleSet, onFile }),
  start: (to: string) => ({ kind: "start", to, over: [], at, verdict: "x", ruleSet, onFile }),
  retreat: (from: string, to: string) => ({
    kind: "retreat",
    from,
    to,
    at,
    reason: "too soon",
    ruleSet,
    onFile,
  }),
};
type Made = ReturnType<(typeof moves)[keyof typeof moves]>;
const standing = (...history: readonly Made[]) => ({
  progress: { sales: { stage: history.at(-1)?.to, history } },
});
const adopted = standing(moves.adopt("two"));

describe("a stage before the one that a deal was adopted into is taken to be left", () => {
  /** Stage one behind the deal; stage two asks something that may speak against it. */
  const rules = (checkpoints: readonly object[], when: object, more: object = {}) => ({
    signals,
    stages: [
      stage("one", checkpoints, more),
      stage("two", [shown("asked", when)]),
      stage("three", []),
    ],
  });
  const three = { stage: "three" };

  test("unless an essential checkpoint of it fails", () => {
    const either = { any: [no("a"), yes("c")] };
    expect(opens(rules([shown("a", yes("a"))], either), adopted, three)).toEqual(["c"]);
    expect(opens(rules([shown("b", yes("b"))], either), adopted, three)).toEqual(["a", "c"]);
    expect(opens(rules([shown("a", yes("a"))], no("a")), adopted, three)).toBe("impossible");
  });

  test("unless an essential checkpoint that applies fails", () => {
    const own = [shown("a", yes("a"), { appliesWhen: yes("d") })];
    expect(opens(rules(own, no("a")), adopted, three)).toEqual(["a"]);
    expect(opens(rules(own, { all: [no("a"), no("d")] }), adopted, three)).toEqual(["a + d"]);
    expect(opens(rules(own, { all: [no("a"), yes("d")] }), adopted, three)).toBe("impossible");
  });

  test("unless somebody denied what nothing else shows", () => {
    const denied = { evidence: [said("sales/told", false)] };
    const own = [attested("told", { when: yes("a") })];
    // Denied and not seen either: both speak against it.
    expect(opens(rules(own, no("a")), { ...adopted, ...denied }, three)).toBe("impossible");
    expect(opens(rules(own, no("a")), adopted, three)).toEqual(["a"]);
  });

  test.each([
    // Of four points three are lost with the first, so that one is left: a quarter.
    [24, ["a", "c"]],
    [25, ["a", "c"]],
    [26, ["c"]],
    [100, ["c"]],
  ])("unless a pass mark of %i %% is out of reach", (passMark, expected) => {
    const own = [light("a", 3), light("b", 1)];
    const either = { any: [no("a"), yes("c")] };
    expect(opens(rules(own, either, { passMark }), adopted, three)).toEqual(expected);
  });

  test.each([
    // Without the first, which may not apply, there is one point, and all of it can be had.
    [yes("d"), "impossible"],
    [no("d"), ["a + d"]],
    [{ any: [yes("d"), no("d")] }, ["a + d"]],
  ])("unless a pass mark is out of reach of what applies: %j", (also, expected) => {
    const own = [light("a", 3, { appliesWhen: yes("d") }), light("b", 1)];
    const both = { all: [no("a"), also] };
    expect(opens(rules(own, both, { passMark: 50 }), adopted, three)).toEqual(expected);
  });

  test("unless what it is entered by fails, or it is known not to apply", () => {
    const entered = rules([], { any: [no("a"), yes("c")] }, { entry: yes("a") });
    expect(opens(entered, adopted, three)).toEqual(["c"]);
    const maybe = rules([], no("a"), { entry: yes("a"), appliesWhen: yes("d") });
    expect(opens(maybe, adopted, three)).toEqual(["a"]);
    const never = { ...adopted, evidence: [said("d", false)] };
    expect(opens(maybe, never, three)).toEqual(["a"]);
    const surely = { ...adopted, evidence: [said("d", true)] };
    expect(opens(maybe, surely, three)).toBe("impossible");
  });

  test("and its own is taken to be entered, but not to be left", () => {
    const own = rules([], yes("x"));
    const [one, two, last] = own.stages;
    const stages = [one, { ...two, entry: yes("a") }, last];
    expect(opens({ signals, stages }, adopted, three)).toEqual(["x"]);
    expect(opens({ signals, stages }, { ...adopted, evidence: [said("a", false)] }, three)).toBe(
      "already-failed",
    );
  });

  test("unless somebody who may be found speaks against it", () => {
    const nobody = {
      fact: "contacts.count",
      operator: "equal",
      value: 0,
      params: { where: yes("keen") },
    };
    const somebody = { ...nobody, operator: "greaterThan" };
    expect(
      opens(rules([shown("alone", nobody)], { any: [somebody, yes("c")] }), adopted, three),
    ).toEqual(["c"]);
    expect(opens(rules([shown("alone", nobody)], somebody), adopted, three)).toBe("impossible");
  });
});

describe("what counted when a deal came through a door", () => {
  const stages = [
    stage("one", [shown("then", yes("old"))]),
    stage("two", [shown("now", yes("a"))], { entry: yes("old") }),
    stage("three", [shown("last", yes("b"))]),
    stage("four", []),
  ];
  const evidence = [said("old", true, "2026-01-01")];

  test("counts behind it, however long ago it was said", () => {
    const on = { ...standing(moves.start("two")), evidence };
    expect(opens({ signals, stages }, on, { stage: "three" })).toEqual(["a"]);
    expect(opens({ signals, stages }, on, { stage: "four" })).toEqual(["a + b"]);
    expect(opens({ signals, stages }, { evidence }, { stage: "three" })).toEqual(["a + old"]);
  });

  test("does not count for doors that it went back from", () => {
    const back = { ...standing(moves.start("three"), moves.retreat("three", "one")), evidence };
    expect(opens({ signals, stages }, back, { stage: "two" })).toEqual(["old"]);
    expect(opens({ signals, stages }, back, { stage: "three" })).toEqual(["a + old"]);
  });

  test("does not count where a deal merely stands", () => {
    const merely = { progress: { sales: { stage: "two" } }, evidence };
    expect(opens({ signals, stages }, merely, { stage: "three" })).toEqual(["a + old"]);
  });
});

describe("a flag that is presumed to be down", () => {
  const flagged = (when: object, presumed: boolean, asked: object) => ({
    signals,
    stages: [stage("one", [shown("asked", asked)]), stage("two", [])],
    flags: [
      {
        id: "bar",
        severity: "block",
        title: words,
        when,
        ...(presumed ? { presumed: "absent" } : {}),
      },
    ],
  });

  test("bars a door as soon as it is up", () => {
    const either = { any: [yes("a"), yes("c")] };
    expect(opens(flagged(yes("a"), true, either), {})).toEqual(["c"]);
    expect(opens(flagged(yes("a"), true, yes("a")), {})).toBe("impossible");
    expect(opens(flagged({ all: [yes("a"), yes("b")] }, true, yes("a")), {})).toEqual(["a"]);
  });

  test("else bars it until it is known to be down", () => {
    const either = { any: [yes("a"), yes("c")] };
    expect(opens(flagged(yes("a"), false, either), {})).toEqual(["a + c"]);
    expect(opens(flagged({ all: [yes("a"), yes("b")] }, false, yes("a")), {})).toEqual(["a + b"]);
  });
});
