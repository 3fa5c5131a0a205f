import { describe, expect, test } from "vitest";
import { unlock } from "../../src/assess/unlock/unlock.ts";
import type { AppFact } from "../../src/facts/fact.ts";
import { attested, dealOf, is, planOf, shown, signal, stage } from "../gate/pipeline.ts";
import { today as asOf, opens as opensDoor } from "./opens.ts";

const signals = {
  ...Object.fromEntries(["a", "b", "c", "d"].map((id) => [id, signal()])),
  old: signal({ staleAfterDays: 30 }),
};
const yes = (fact: string) => is(fact, true);
const light = (id: string, weight: number, more: object = {}) =>
  shown(id, yes(id), { essential: false, weight, ...more });

const opening = (
  parts: object,
  deal: object = {},
  target: string | null = "two",
  facts: readonly AppFact[] = [],
) => {
  const plan = planOf({ signals, ...parts }, facts);
  return unlock(plan, dealOf(deal), { asOf, ...(target === null ? {} : { stage: target }) });
};
const opens = (
  parts: object,
  deal: object = {},
  stage: string | null = "two",
  facts: readonly AppFact[] = [],
) => opensDoor({ signals, ...parts }, deal, { stage, facts });
const behindOne = (checkpoints: readonly object[], more: object = {}) => ({
  stages: [stage("one", checkpoints, more), stage("two", [])],
});

describe("a pass mark is reached", () => {
  const three = [light("a", 3), light("b", 1), light("c", 1)];

  test.each([
    // Of five points.
    [20, ["a", "b", "c"]],
    [40, ["a"]],
    [60, ["a"]],
    [61, ["a + b", "a + c"]],
    [80, ["a + b", "a + c"]],
    [100, ["a + b + c"]],
    [0, "open"],
  ])("of %i %%", (passMark, expected) => {
    expect(opens(behindOne(three, { passMark }))).toEqual(expected);
  });

  test("without what has failed, if it still can be", () => {
    const no = (what: string) => ({ what, value: false, at: "2026-06-01" });
    const yes = (what: string) => ({ what, value: true, at: "2026-06-01" });
    expect(opens(behindOne(three, { passMark: 60 }), { evidence: [no("b")] })).toEqual(["a"]);
    expect(opens(behindOne(three, { passMark: 40 }), { evidence: [no("a")] })).toEqual(["b + c"]);
    expect(opens(behindOne(three, { passMark: 60 }), { evidence: [no("a")] })).toBe(
      "already-failed",
    );
    expect(opens(behindOne(three, { passMark: 80 }), { evidence: [yes("a"), no("b")] })).toEqual([
      "c",
    ]);
  });

  test("whether or not something applies, or once that is known", () => {
    const maybe = [light("a", 3, { appliesWhen: yes("d") }), light("b", 1)];
    // Both; or the second alone applies; or three of four.
    expect(opens(behindOne(maybe, { passMark: 50 }))).toEqual(["a + b", "a + d", "b + d"]);
  });
});

describe("an essential checkpoint", () => {
  test("is satisfied, or does not apply", () => {
    expect(opens(behindOne([shown("a", yes("a"), { appliesWhen: yes("d") })]))).toEqual(["a", "d"]);
  });

  test("is shown, or attested where that is allowed", () => {
    expect(opens(behindOne([attested("told", { when: yes("a") })]))).toEqual(["a", "sales/told"]);
    expect(opens(behindOne([attested("told")]))).toEqual(["sales/told"]);
    const shownFalse = { evidence: [{ what: "a", value: false, at: "2026-06-01" }] };
    expect(opens(behindOne([attested("told", { when: yes("a") })]), shownFalse)).toEqual([
      "sales/told",
    ]);
  });

  test("is one no more once it is waived", () => {
    const rules = behindOne([shown("a", yes("a"), { waivable: true }), shown("b", yes("b"))]);
    const waiver = { checkpoint: "a", by: "Li", reason: "agreed", at: "2026-06-01" };
    expect(opens(rules, { progress: { sales: { waivers: [waiver] } } })).toEqual(["b"]);
  });
});

describe("a door", () => {
  const between = (more: object) => [
    stage("one", [shown("a", yes("a"))]),
    stage("two", [shown("b", yes("b"))], more),
    stage("three", []),
  ];

  test("is behind those of the stages before it, unless they do not apply", () => {
    expect(opens({ stages: between({}) }, {}, "three")).toEqual(["a + b"]);
    expect(opens({ stages: between({ appliesWhen: yes("d") }) }, {}, "three")).toEqual([
      "a + b",
      "a + d",
    ]);
    expect(
      opens({ stages: between({ appliesWhen: yes("d"), entry: yes("c") }) }, {}, "three"),
    ).toEqual(["a + d"]);
  });

  test("asks for the conditions of entry up to its own", () => {
    expect(opens({ stages: between({ entry: yes("c") }) }, {}, "two")).toEqual(["a + c"]);
    expect(opens({ stages: between({ entry: yes("c") }) }, {}, "three")).toEqual(["a + b + c"]);
  });

  test("of a stage that may not apply asks that it does", () => {
    expect(opens({ stages: between({ appliesWhen: yes("d") }) }, {}, "two")).toEqual(["a + d"]);
    const no = { evidence: [{ what: "d", value: false, at: "2026-06-01" }] };
    expect(opening({ stages: between({ appliesWhen: yes("d") }) }, no, "two").cannot).toEqual({
      reason: "already-failed",
      checkpoints: [],
      stages: ["two"],
      flags: [],
    });
  });

  test("is the next one that may be entered, where none is named", () => {
    expect(opening({ stages: between({}) }, {}, null).stage).toBe("one");
    const at = (stage: string) => ({ progress: { sales: { stage } } });
    expect(opening({ stages: between({}) }, at("one"), null).stage).toBe("two");
    expect(opens({ stages: between({}) }, at("three"), null)).toBe("no-next-stage");
    const no = { evidence: [{ what: "d", value: false, at: "2026-06-01" }] };
    expect(
      opening({ stages: between({ appliesWhen: yes("d") }) }, { ...at("one"), ...no }, null).stage,
    ).toBe("three");
  });

  test("that the deal came through asks for nothing again that was said too long ago", () => {
    const stages = [
      stage("one", [shown("then", yes("old")), shown("a", yes("a"))]),
      stage("two", [shown("now", yes("b"))]),
      stage("three", []),
    ];
    const evidence = [{ what: "old", value: true, at: "2026-01-01" }];
    const ruleSet = { id: "sales", version: "1.0.0", digest: "x" };
    const onFile = { evidence: 1, waivers: 0 };
    const start = {
      kind: "start",
      to: "two",
      over: [],
      at: "2026-01-02",
      verdict: "x",
      ruleSet,
      onFile,
    };
    const passed = { evidence, progress: { sales: { stage: "two", history: [start] } } };
    expect(opens({ stages }, passed, "three")).toEqual(["a + b"]);
    expect(opens({ stages }, { evidence }, "three")).toEqual(["a + b + old"]);
    // Nor within a checkpoint of which something else is asked.
    const both = [
      stage("one", [shown("both", { all: [yes("old"), yes("a")] })]),
      stage("two", [shown("now", yes("b"))]),
      stage("three", []),
    ];
    expect(opens({ stages: both }, passed, "three")).toEqual(["a + b"]);
    expect(opens({ stages: both }, { evidence }, "three")).toEqual(["a + b + old"]);
  });

  test("opens by as much as may be added, where more is asked for than anybody adds", () => {
    const heads = signal({ subject: "contact", type: "number", min: 0, max: 2, integer: true });
    const params = { of: "heads", where: { fact: "heads", operator: "lessThan", value: 2 } };
    const sum = (least: number) => ({
      signals: { ...signals, heads },
      ...behindOne([
        shown("sum", {
          fact: "contacts.sum",
          operator: "greaterThanInclusive",
          value: least,
          params,
        }),
      ]),
    });
    const people = (least: number) =>
      opening(sum(least)).sets.map(({ answers }) => answers.map(({ value }) => value));
    // Whoever has two heads is not meant: one each.
    const one = (n: number) => ({ id: `contacts-new-${n}`, heads: 1 });
    expect(people(1)).toEqual([[one(1)]]);
    expect(people(2)).toEqual([[one(1), one(2)]]);
  });

  test("opens by what may be on its day, whatever day was asked about before", () => {
    const spoken = {
      all: [
        { fact: "lastContactAt", operator: "greaterThan", value: "2026-07-01" },
        { fact: "lastContactAt.daysAgo", operator: "greaterThanInclusive", value: 0 },
      ],
    };
    const some = { fact: "contacts.count", operator: "greaterThan", value: 0 };
    const rules = behindOne([shown("spoken", { ...some, params: { where: spoken } })]);
    const plan = planOf({ signals, ...rules });
    const on = (day: string) => unlock(plan, dealOf({}), { asOf: day, stage: "two" });
    for (const day of ["2026-06-30", "2026-07-10", "2026-06-30"]) {
      const { sets, cannot } = on(day);
      expect([day, cannot?.reason ?? sets.map(({ answers }) => answers[0]?.value)]).toEqual([
        day,
        day < "2026-07-01" ? "impossible" : [{ id: "contacts-new-1", lastContactAt: day }],
      ]);
    }
  });

  test("is barred by a flag until that is known not to be raised, unless it is presumed so", () => {
    const words = signal().title;
    const flag = { id: "bar", severity: "block", title: words, when: yes("c") };
    const rules = behindOne([shown("a", yes("a"))]);
    expect(opens({ ...rules, flags: [flag] })).toEqual(["a + c"]);
    expect(opens({ ...rules, flags: [{ ...flag, presumed: "absent" }] })).toEqual(["a"]);
    expect(opens({ ...rules, flags: [{ ...flag, severity: "warn" }] })).toEqual(["a"]);
    const raised = { evidence: [{ what: "c", value: true, at: "2026-06-01" }] };
    expect(opening({ ...rules, flags: [flag] }, raised).cannot).toEqual({
      reason: "blocked",
      checkpoints: [],
      stages: [],
      flags: ["bar"],
    });
  });
});

describe("nothing opens a door", () => {
  test("where there is none", () => {
    expect(opening({ kind: "checklist", ...behindOne([shown("a", yes("a"))]) })).toEqual({
      stage: null,
      sets: [],
      exact: true,
      cannot: { reason: "no-stages", checkpoints: [], stages: [], flags: [] },
      steps: 0,
    });
    expect(opens(behindOne([]), {}, "nowhere")).toBe("unknown-stage");
  });

  test("from a stage that the rules do not know", () => {
    const stray = { progress: { sales: { stage: "nowhere" } } };
    expect(opens(behindOne([shown("a", yes("a"))]), stray)).toBe("unknown-stage");
    expect(opens(behindOne([shown("a", yes("a"))]), stray, "two")).toBe("unknown-stage");
  });

  test("that is known to be shut: which checkpoints and stages do is told", () => {
    const evidence = ["a", "c"].map((what) => ({ what, value: false, at: "2026-06-01" }));
    const stages = [
      stage("one", [shown("a", yes("a")), shown("b", yes("b"))]),
      stage("two", [shown("c", yes("c"))]),
      stage("three", []),
    ];
    expect(opening({ stages }, { evidence }, "three").cannot).toEqual({
      reason: "already-failed",
      checkpoints: ["a", "c"],
      stages: ["one", "two"],
      flags: [],
    });
    expect(opening({ stages }, { evidence }, "two").cannot).toMatchObject({
      checkpoints: ["a"],
      stages: ["one"],
    });
    expect(opening({ stages }, { evidence }, "one").open).toBe(true);
    expect(opening({ stages }, { evidence: evidence.slice(1) }, "three").cannot).toMatchObject({
      checkpoints: ["c"],
      stages: ["two"],
    });
  });

  describe("and of what is shut only what shuts the door is told", () => {
    const no = (...names: readonly string[]) => ({
      evidence: names.map((what) => ({ what, value: false, at: "2026-06-01" })),
    });
    const shut = (stages: readonly object[], deal: object, target = "three", more: object = {}) => {
      const { reason, ...by } = opening({ stages, ...more }, deal, target).cannot ?? {};
      return [reason, by];
    };
    const by = (stages: readonly string[], checkpoints: readonly string[] = []) => [
      "already-failed",
      { stages, checkpoints, flags: [] },
    ];
    const one = (more: object = {}) => stage("one", [shown("a", yes("a"))], more);
    const two = (more: object = {}) => stage("two", [shown("b", yes("b"))], more);
    const three = (more: object = {}) => stage("three", [shown("c", yes("c"))], more);

    test("no stage behind that door", () => {
      expect(shut([one(), two(), three()], no("a", "b"), "two")).toEqual(by(["one"], ["a"]));
    });

    test("no stage that does not apply, or may not", () => {
      const maybe = [one(), two({ appliesWhen: yes("d") }), three()];
      expect(shut(maybe, no("a", "b", "d"))).toEqual(by(["one"], ["a"]));
      expect(shut(maybe, no("a", "b"))).toEqual(by(["one"], ["a"]));
      // The stage to be entered would have to.
      const last = [one(), two({ appliesWhen: yes("d"), entry: yes("c") }), three()];
      expect(shut(last, no("c"), "two")[1]).toEqual(by(["two"])[1]);
    });

    test("no checkpoint of a stage that does not let the deal in, if it lets it out", () => {
      const entered = (more: object) => [one(), two({ entry: yes("d"), ...more }), three()];
      expect(shut(entered({}), no("d", "b"))).toEqual(by(["two"], ["b"]));
      const lax = stage("two", [light("b", 1)], { entry: yes("d"), passMark: 0 });
      expect(shut([one(), lax, three()], no("d", "b"))).toEqual(by(["two"]));
      // What is missed in the stage to be entered shuts the doors after it.
      expect(shut(entered({}), no("d", "b"), "two")).toEqual(by(["two"]));
    });

    test("no checkpoint that does not apply, or is met, or is not known to be missed", () => {
      const checkpoints = [
        shown("a", yes("a")),
        shown("b", yes("b"), { appliesWhen: yes("d") }),
        shown("c", yes("c")),
      ];
      expect(shut([stage("one", checkpoints), stage("two", [])], no("a", "b", "d"), "two")).toEqual(
        by(["one"], ["a"]),
      );
    });

    test("no flag that is not raised", () => {
      const flag = (id: string) => ({
        id,
        severity: "block",
        title: signal().title,
        when: yes(id),
      });
      const flags = { flags: [flag("c"), flag("d")] };
      expect(shut([one(), two()], no("a", "c"), "two", flags)).toEqual(by(["one"], ["a"]));
    });
  });

  test("that nobody on a list that is complete can open", () => {
    const some = (where: object, more: object = {}) => ({
      fact: "contacts.count",
      operator: "greaterThan",
      value: 0,
      params: { where, ...more },
    });
    const never = { all: [yes("a"), is("a", false)] };
    const both = (...all: readonly object[]) => behindOne([shown("both", { all })]);
    const complete = (value: string) => ({
      evidence: [{ what: "contacts.complete", value, at: "2026-06-01" }],
    });
    const people = { contacts: [{ id: "p" }] };
    const decider = some({ fact: "roles", operator: "contains", value: "decider" });
    // Somebody may still be found; what is impossible is something else.
    expect(opens(both(never, decider), people)).toBe("impossible");
    expect(opens(both(never, decider), { ...people, ...complete("all") })).toBe("impossible");
    const every = (params: object) => ({
      fact: "contacts.every",
      operator: "equal",
      value: true,
      params: { ...params, meets: is("stance", "mentor") },
    });
    const users = { contacts: [{ id: "p", roles: ["user"] }] };
    const deciders = { where: { fact: "roles", operator: "contains", value: "decider" } };
    for (const [scope, params] of [
      ["all", deciders],
      ["all", { scope: "decision-chain" }],
      ["decision-chain", { scope: "decision-chain" }],
    ] as const) {
      const found = opens(both(yes("a"), every(params)), { ...users, ...complete(scope) });
      expect(found).toBe("complete-list");
    }
  });

  test("that an app shuts by what it works out, which may change with the answers", () => {
    const { title, ask } = signal();
    const score = (read: () => number | null | undefined): AppFact => ({
      name: "crm.score",
      title,
      ask,
      type: { kind: "number" },
      read,
    });
    const rules = behindOne([shown("scored", is("crm.score", 1))]);
    expect(opens(rules, {}, "two", [score(() => 0)])).toBe("opaque-facts");
    expect(opens(rules, {}, "two", [score(() => 1)])).toBe("open");
    expect(opens(rules, {}, "two", [score(() => undefined)])).toEqual(["crm.score"]);
    const told: AppFact = { name: "crm.told", title, ask, type: { kind: "number" } };
    expect(opens(rules, {}, "two", [told, score(() => 0)])).toBe("opaque-facts");
    expect(opening(rules, {}, "two", [score(() => 1)])).toEqual({
      stage: "two",
      sets: [],
      exact: true,
      open: true,
      steps: 0,
    });
    // Whatever it might work out, something else shuts the door as well.
    const shut = behindOne([shown("scored", is("crm.score", 1)), shown("a", yes("a"))]);
    const no = { evidence: [{ what: "a", value: false, at: "2026-06-01" }] };
    expect(opens(shut, no, "two", [score(() => 0)])).toBe("already-failed");
  });

  test("may not be said where answers are not all tried, only where they are asked for", () => {
    const more = {
      signals: {
        ...signals,
        topics: signal({ type: "set" }),
        heads: signal({ subject: "contact", type: "number", min: 0, integer: true }),
      },
    };
    const about = (topic: string) => ({ fact: "topics", operator: "contains", value: topic });
    const many = { all: [..."1234567"].map(about) };
    const count = { fact: "contacts.count", operator: "greaterThan", value: 0 };
    const big = { fact: "heads", operator: "greaterThan", value: 1 };
    const isExact = (...given: Parameters<typeof opening>) => opening(...given).exact;
    const rules = (when: object) => ({ ...more, ...behindOne([shown("asked", when)]) });
    expect(isExact(rules(many))).toBe(false);
    expect(isExact(rules({ all: [yes("a"), many] }))).toBe(false);
    // The set is asked for behind that door.
    const stages = [
      stage("one", [shown("a", yes("a"))]),
      stage("two", [shown("many", many)]),
      stage("three", []),
    ];
    expect(isExact({ ...more, stages }, {}, "two")).toBe(true);
    expect(isExact({ ...more, stages }, {}, "three")).toBe(false);
    const bigOne = shown("big", { ...count, params: { where: big } });
    const behind = [stage("one", [bigOne]), ...stages.slice(1)];
    expect(isExact({ ...more, stages: behind }, {}, "two")).toBe(true);
    // Whoever is found may have a number of heads that is not tried; those on file are all tried.
    const crowd = {
      all: [
        { fact: "contacts.sum", operator: "greaterThan", value: 4, params: { of: "heads" } },
        { ...count, params: { where: big } },
      ],
    };
    expect(isExact(rules(crowd))).toBe(false);
    const all = { evidence: [{ what: "contacts.complete", value: "all", at: "2026-06-01" }] };
    expect(isExact(rules(crowd), { contacts: [{ id: "p" }], ...all })).toBe(true);
  });

  test("on a day that is none", () => {
    const plan = planOf({ signals, ...behindOne([]) });
    expect(() => unlock(plan, dealOf({}), { asOf: "2026-02-30" })).toThrow();
  });
});
