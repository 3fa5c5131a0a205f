import { describe, expect, test } from "vitest";
import { assess } from "../../src/assess/assess.ts";
import { compileRuleSet } from "../../src/assess/compile-rule-set.ts";
import type { MissingItem } from "../../src/assess/verdict.ts";
import type { Deal } from "../../src/model/deal.ts";
import { text } from "../../src/model/text.ts";
import type { Condition } from "../../src/rules/condition.ts";
import { parseRuleSet } from "../../src/rules/parse-rule-set.ts";
import type { Checkpoint, Flag, RuleSet, Stage } from "../../src/rules/rule-set.ts";

const words = text("词", "word");
const asOf = "2026-06-30";

const checkpoint = (id: string, more: Partial<Checkpoint> = {}): Checkpoint => ({
  id,
  title: words,
  judgement: false,
  ...more,
});
const stage = (id: string, checkpoints: readonly Checkpoint[], more: Partial<Stage> = {}) => ({
  id,
  title: words,
  checkpoints: [...checkpoints],
  ...more,
});
const blocking = (when: Condition): Flag => ({ id: "bar", severity: "block", title: words, when });

/** Returns what a deal lacks, each item by its id. */
const lacking = (
  parts: Pick<RuleSet, "kind"> & Partial<RuleSet>,
  deal: Omit<Deal, "id"> = {},
): ReadonlyMap<string, MissingItem> => {
  const parsed = parseRuleSet({ id: "mine", version: "1.0.0", title: words, ...parts });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  const { missing } = assess(compileRuleSet(parsed.ruleSet), { id: "d", ...deal }, { asOf });
  return new Map(missing.map((item) => [item.id, item]));
};

const yes = (fact: string): Condition => ({ fact, operator: "equal", value: true });
const tendered = yes("opportunity.isTendered");
const approved = yes("opportunity.isApproved");

describe("what a checklist lacks", () => {
  const stages = [
    stage("always", [
      checkpoint("small", { when: approved }),
      checkpoint("must", { when: yes("opportunity.plan.isApproved"), essential: true }),
    ]),
    stage(
      "if-tendered",
      [
        checkpoint("bid", { when: yes("opportunity.tender.bondPaid"), weight: 3 }),
        checkpoint("price", { when: yes("opportunity.tender.hasPriceGap"), weight: 2 }),
      ],
      { appliesWhen: tendered },
    ),
  ];
  const missing = lacking({ kind: "checklist", stages });

  test("stands before no door", () => {
    for (const [id, { doors }] of missing) expect([id, doors]).toEqual([id, []]);
  });

  test("is essential for an essential checkpoint alone", () => {
    const essential = [...missing.values()].filter((item) => item.essential);
    expect(essential.map(({ id }) => id)).toEqual(["opportunity.plan.isApproved"]);
  });

  test("carries for a section that may apply what the section weighs", () => {
    expect(missing.get("opportunity.isTendered")).toMatchObject({
      checkpoints: ["bid", "price"],
      points: 5,
    });
  });

  test("is essential and before a door no more for what a block flag asks", () => {
    const told = lacking({
      kind: "checklist",
      stages,
      flags: [blocking(yes("opportunity.hasNewProjects"))],
    });
    expect(told.get("opportunity.hasNewProjects")).toMatchObject({ doors: [], essential: false });
  });

  test("stands in the order of what is essential, then of the points", () => {
    expect([...missing.keys()]).toEqual([
      "opportunity.plan.isApproved",
      "opportunity.isTendered",
      "opportunity.tender.bondPaid",
      "opportunity.tender.hasPriceGap",
      "opportunity.isApproved",
    ]);
  });
});

describe("what a set of stages lacks", () => {
  test("stands before the door that a stage's applicability is about, and is essential there", () => {
    const missing = lacking({
      kind: "stages",
      stages: [
        stage("one", [checkpoint("a", { when: approved })]),
        stage("two", [checkpoint("b", { when: approved })], { appliesWhen: tendered }),
      ],
    });
    expect(missing.get("opportunity.isTendered")).toMatchObject({
      doors: ["two"],
      checkpoints: [],
      essential: true,
    });
  });
});

describe("what stages lack", () => {
  const signals = Object.fromEntries(
    ["light", "heavy", "must", "far", "end", "end-must"].map((id) => [
      id,
      { title: words, ask: words, subject: "deal", type: "boolean", favours: "us" } as const,
    ]),
  );
  const some = (fact: string): Condition => ({ fact, operator: "greaterThan", value: 0 });
  const missing = lacking({
    kind: "stages",
    signals,
    stages: [
      stage("one", [
        checkpoint("a", { when: yes("light"), weight: 1 }),
        checkpoint("b", { when: some("documents.count"), weight: 9 }),
        checkpoint("c", { when: some("contacts.count"), essential: true, weight: 2 }),
        checkpoint("d", { when: yes("heavy"), weight: 5 }),
        checkpoint("e", { when: yes("must"), essential: true, weight: 1 }),
      ]),
      stage("two", [
        checkpoint("f", { when: yes("far"), essential: true, weight: 9 }),
        checkpoint("g", { when: yes("light"), weight: 7 }),
      ]),
      stage("three", [
        checkpoint("h", { when: yes("end"), weight: 9 }),
        checkpoint("i", { when: yes("end-must"), essential: true }),
      ]),
    ],
  });

  test("stands by the nearest door, then what is essential, then plain questions, then points", () => {
    expect([...missing.keys()]).toEqual([
      "must",
      "contacts.new",
      "heavy",
      "light",
      "documents.new",
      "far",
      "end-must",
      "end",
      "documents.complete",
      "contacts.complete",
    ]);
  });

  test("tells every door and checkpoint that it is about, in their order, and all it weighs", () => {
    expect(missing.get("light")).toMatchObject({
      doors: ["two", "three"],
      checkpoints: ["a", "g"],
      points: 8,
      essential: false,
    });
    expect(missing.get("end-must")).toMatchObject({ doors: [], checkpoints: ["i"], points: 1 });
  });
});

describe("whether a list is complete", () => {
  const documents = (operator: string, value: number): Condition => ({
    fact: "documents.count",
    operator,
    value,
    params: { where: { fact: "kind", operator: "equal", value: "contract" } },
  });
  const everybody: Condition = {
    fact: "contacts.every",
    operator: "equal",
    value: true,
    params: { meets: { fact: "stance", operator: "greaterThanInclusive", value: "supporter" } },
  };
  const balance = {
    title: words,
    ask: words,
    subject: "contact" as const,
    type: "number" as const,
    min: -5,
    favours: "us" as const,
  };
  const demanding = (when: Condition, flags: readonly Flag[] = [], more: Partial<Stage> = {}) =>
    lacking({
      kind: "stages",
      stages: [
        stage("one", [checkpoint("a", { when, essential: true, weight: 9 })]),
        stage("two", [checkpoint("b", { when: approved })], more),
        stage("three", []),
      ],
      flags: [...flags],
      signals: { balance },
    });

  test("opens no door where it could only speak against a count, and stands last of all", () => {
    const missing = demanding(documents("greaterThanInclusive", 1));
    // A contract still to be found opens the door; knowing that there is no other shuts it.
    expect([...missing.keys()]).toEqual([
      "documents.new",
      "opportunity.isApproved",
      "documents.complete",
    ]);
    expect(missing.get("documents.new")?.doors).toEqual(["two"]);
    expect(missing.get("documents.complete")).toMatchObject({
      doors: [],
      checkpoints: ["a"],
      points: 9,
      essential: true,
    });
  });

  test.each<[string, Condition]>([
    ["that there are none", documents("equal", 0)],
    ["that there are not many", documents("lessThan", 3)],
    ["the opposite of a lower bound", { not: documents("greaterThanInclusive", 1) }],
    ["a lower bound negated by a decorator", documents("not:greaterThan", 0)],
    ["a statement about all", everybody],
  ])("opens the door of what asks %s", (_, when) => {
    const missing = demanding(when);
    const list = when === everybody ? "contacts" : "documents";
    expect(missing.get(`${list}.complete`)?.doors).toEqual(["two"]);
  });

  test("opens the door of what asks for both", () => {
    const missing = demanding({ all: [documents("greaterThan", 0), documents("lessThan", 3)] });
    expect(missing.get("documents.complete")?.doors).toEqual(["two"]);
  });

  test("can do away with a stage that applies where there is one, and lift a block", () => {
    const may = demanding(approved, [], { appliesWhen: documents("greaterThan", 0) });
    expect(may.get("documents.complete")?.doors).toEqual(["two"]);
    const barred = demanding(approved, [blocking(documents("greaterThan", 0))]);
    expect(barred.get("documents.complete")?.doors).toEqual(["one"]);
  });

  test("can only speak against the best, and for a bound on the best", () => {
    const best = (operator: string): Condition => ({
      fact: "contacts.best",
      operator,
      value: "supporter",
      params: { of: "stance" },
    });
    expect(demanding(best("greaterThanInclusive")).get("contacts.complete")?.doors).toEqual([]);
    expect(demanding(best("lessThan")).get("contacts.complete")?.doors).toEqual(["two"]);
  });

  test("opens the door of a sum that may fall, not of one that can but grow", () => {
    const sum = (of: string): Condition => ({
      fact: "contacts.sum",
      operator: "greaterThanInclusive",
      value: 2,
      params: { of },
    });
    expect(demanding(sum("visits")).get("contacts.complete")?.doors).toEqual([]);
    expect(demanding(sum("balance")).get("contacts.complete")?.doors).toEqual(["two"]);
  });
});

describe("what is asked", () => {
  const said = {
    title: words,
    ask: words,
    subject: "deal",
    type: "boolean",
    favours: "us",
  } as const;
  const signals = {
    old: { ...said, staleAfterDays: 30 },
    never: said,
    fresh: said,
    sign: said,
  };
  const move = { to: "two", at: "2026-01-10", over: [] };
  const passed = { stage: "two", history: [{ kind: "start", ...move }] };
  const seen = { what: "old", value: true, at: "2026-01-01" };
  const asked = (parts: Partial<RuleSet>, deal: object = {}) => {
    const missing = lacking({ kind: "stages", signals, ...parts }, deal as Deal);
    return [...missing.values()].map(({ id, reason, checkpoints }) => [id, reason, checkpoints]);
  };

  test("behind a passed door is what nobody ever said, not what was said long ago", () => {
    const stages = [
      stage("one", [
        checkpoint("a", { when: yes("old") }),
        checkpoint("b", { when: yes("never") }),
        checkpoint("c", { when: yes("fresh") }),
      ]),
      stage("two", [checkpoint("d", { when: yes("fresh") })]),
      stage("three", []),
    ];
    const deal = { evidence: [seen] };
    expect(asked({ stages }, { ...deal, progress: { mine: passed } })).toEqual([
      ["fresh", "absent", ["c", "d"]],
      ["never", "absent", ["b"]],
    ]);
    expect(asked({ stages }, deal).map(([id, reason]) => [id, reason])).toContainEqual([
      "old",
      "stale",
    ]);
  });

  test("again before the next door is what was said long ago", () => {
    const stages = [
      stage("one", [checkpoint("a", { when: yes("old") })]),
      stage("two", [checkpoint("d", { when: yes("old") })]),
      stage("three", []),
    ];
    const deal = { evidence: [seen], progress: { mine: passed } };
    expect(asked({ stages }, deal)).toEqual([["old", "stale", ["d"]]]);
  });

  test("is nothing of a checkpoint that is waived, attested, or does not apply", () => {
    const stages = [
      stage("one", [
        checkpoint("waived", { when: yes("never"), waivable: true }),
        checkpoint("attested", { when: yes("fresh"), judgement: true }),
        checkpoint("apart", { when: yes("sign"), appliesWhen: tendered }),
      ]),
      stage("two", []),
    ];
    const waiver = { checkpoint: "waived", by: "Li", reason: "agreed", at: "2026-06-01" };
    const deal = {
      opportunity: { isTendered: false },
      evidence: [{ what: "mine/attested", value: true, at: "2026-06-01" }],
      progress: { mine: { waivers: [waiver] } },
    };
    expect(asked({ stages }, deal)).toEqual([]);
    expect(asked({ stages }).map(([id]) => id)).toEqual([
      "never",
      "fresh",
      "mine/attested",
      "sign",
      "opportunity.isTendered",
    ]);
  });

  test("of flags is what may bar a door", () => {
    const flags: Flag[] = [
      { id: "bar", severity: "block", title: words, when: yes("sign") },
      { id: "told", severity: "warn", title: words, when: yes("never") },
      { id: "taken", severity: "block", presumed: "absent", title: words, when: yes("fresh") },
    ];
    const stages = [stage("one", [])];
    expect(asked({ stages, flags }).map(([id]) => id)).toEqual(["sign"]);
  });

  test("stands before the next door that may be entered, while its own is not open", () => {
    const stages = [
      stage("one", [
        checkpoint("a", { when: yes("never"), essential: true }),
        checkpoint("b", { when: yes("fresh") }),
      ]),
      stage("two", [], { appliesWhen: tendered }),
      stage("three", []),
    ];
    const doorsOf = (deal: object) =>
      [...lacking({ kind: "stages", signals, stages }, deal as Deal)].map(([id, { doors }]) => [
        id,
        doors,
      ]);
    const opportunity = { isTendered: false };
    expect(doorsOf({ opportunity })).toEqual([
      ["never", ["three"]],
      ["fresh", ["three"]],
    ]);
    const evidence = [{ what: "never", value: true, at: "2026-06-01" }];
    // With the essential one the door is open: the other stands before none.
    expect(doorsOf({ opportunity, evidence })).toEqual([["fresh", []]]);
  });
});
