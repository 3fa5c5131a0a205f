import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { openMoveAudit, type RecordedMove } from "../../src/gate/audit-moves.ts";
import { orderOf, type StageOrder } from "../../src/gate/audit-order.ts";
import { parseStageOrder } from "../../src/import/stage-order-file.ts";
import { planOf, stage } from "./pipeline.ts";

const orderFrom = (file: object): StageOrder => {
  const parsed = parseStageOrder(file);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.value;
};

/** Lead, need (by two names), tender (not every deal has it), offer; won from the offer. */
const order = orderFrom({
  version: "2",
  stages: [
    { names: ["lead"] },
    { names: ["need", "needs"] },
    { names: ["tender"], optional: true },
    { names: ["offer"] },
    { names: ["service"] },
  ],
  won: ["signed"],
  lost: ["dropped"],
  shelved: ["asleep"],
  wonFrom: "offer",
});

const moves = (...told: readonly (string | Partial<RecordedMove>)[]): readonly RecordedMove[] =>
  told.map((one, index) =>
    typeof one === "string" ? { time: index, to: one } : { time: index, ...one },
  );

const found = (told: readonly RecordedMove[], by = order) => {
  const audit = openMoveAudit(by);
  return told.flatMap((move) => audit.next(move).map((one) => [one.code, one.move, ...one.stages]));
};

describe("an audit by the order alone finds nothing wrong", () => {
  const sound: readonly (readonly [what: string, told: readonly RecordedMove[]])[] = [
    ["with a deal that went through every stage", moves("lead", "need", "tender", "offer")],
    ["with one that was won from where it may be", moves("lead", "need", "offer", "signed")],
    [
      "with one that was won later than it might be",
      moves("lead", "need", "offer", "service", "signed"),
    ],
    ["with one that passed over a stage that not every deal has", moves("lead", "need", "offer")],
    ["with a move between two names of one place", moves("lead", "need", "needs", "tender")],
    ["with a record that leaves the deal where it was", moves("lead", "lead", "need", "need")],
    ["with a return for a reason", moves("lead", "need", { to: "lead", reason: "new buyer" })],
    ["with a deal lost from anywhere", moves("lead", "dropped")],
    [
      "with a lost deal taken up again for a reason",
      moves("lead", "need", "dropped", { to: "need", reason: "they called" }, "offer"),
    ],
    ["with a record that begins under way", moves({ from: "need", to: "offer" })],
    [
      "with several moves at one time, in the order they stand in",
      ["lead", "need", "offer"].map((to) => ({ time: 7, to })),
    ],
    [
      "with a move there and back at one time",
      [
        { time: 0, to: "lead" },
        { time: 1, to: "need" },
        { time: 1, to: "lead", reason: "a slip" },
        { time: 1, to: "need" },
      ],
    ],
  ];
  it.each(sound)("%s", (_, told) => {
    expect(found(told)).toEqual([]);
  });
});

describe("an audit by the order alone finds", () => {
  it.each<readonly [string, readonly RecordedMove[], readonly unknown[][]]>([
    ["stages that were skipped", moves("lead", "offer"), [["skip", 1, "need"]]],
    ["a deal that begins ahead", moves("need"), [["skip", 0, "lead"]]],
    ["a return without a word", moves("lead", "need", "lead"), [["backward", 2, "lead"]]],
    [
      "a return whose reason is blank",
      moves("lead", "need", { to: "lead", reason: " " }),
      [["backward", 2, "lead"]],
    ],
    ["a deal won too early", moves("lead", "need", "signed"), [["won-early", 2, "need"]]],
    ["a deal won before it began", moves("signed"), [["won-early", 0]]],
    [
      "a deal won at once in a stage ahead",
      moves("lead", { to: "offer", outcome: "won" }),
      [["skip", 1, "need"]],
    ],
    ["a move after closing", moves("lead", "dropped", "need"), [["after-closing", 2]]],
    [
      "another ending after closing",
      moves("lead", "need", "offer", "signed", "dropped"),
      [["after-closing", 4]],
    ],
    [
      "a reopening that leads ahead, reason or not",
      moves("lead", "dropped", { to: "need", reason: "they called" }),
      [["after-closing", 2]],
    ],
    [
      "a move from where the deal was not",
      moves("lead", { from: "tender", to: "need" }),
      [["not-from", 1, "tender"]],
    ],
    [
      "a move from an ending that was none",
      moves("lead", { from: "dropped", to: "need" }),
      [["not-from", 1, "dropped"]],
    ],
    [
      "a stage that nobody knows, and nothing of what follows from it",
      moves("lead", "survey", "offer", "signed"),
      [["unknown-stage", 1, "survey"]],
    ],
    [
      "a beginning that nobody knows",
      moves({ from: "survey", to: "lead" }),
      [["unknown-stage", 0, "survey"]],
    ],
    [
      "a time that goes back, and each one before the latest so far",
      [
        { time: 5, to: "lead" },
        { time: 3, to: "need" },
        { time: 4, to: "tender" },
      ],
      [
        ["out-of-order", 1],
        ["out-of-order", 2],
      ],
    ],
    [
      "a record that stands twice, once",
      [
        { time: 0, to: "lead" },
        { time: 1, to: "need" },
        { time: 1, to: "need" },
        { time: 2, to: "offer" },
      ],
      [["duplicate", 2]],
    ],
    [
      "a list that stands twice, and no move back in it",
      [...moves("lead", "need", "offer"), ...moves("lead", "need", "offer")],
      [
        ["duplicate", 3],
        ["duplicate", 4],
        ["duplicate", 5],
      ],
    ],
    [
      "an id that stands twice, whatever else differs",
      [
        { time: 0, to: "lead", id: "a" },
        { time: 1, to: "need", id: "a" },
      ],
      [["duplicate", 1]],
    ],
    [
      "moves under other rules, which are not held against these",
      moves({ to: "lead", version: "2" }, { to: "offer", version: "1" }, "signed"),
      [["unverifiable", 1]],
    ],
    [
      "rules of other stages, and nothing of what follows from them",
      moves({ to: "survey", version: "1" }, { to: "offer", version: "2" }),
      [["unverifiable", 0]],
    ],
  ])("%s", (_, told, findings) => {
    expect(found(told)).toEqual(findings);
  });
});

test("the order of a rule set knows former names, where a deal is won, and what is optional", () => {
  const plan = planOf({
    wonAfter: "offer",
    stages: [
      stage("lead", [], { formerly: ["prospect"] }),
      stage("tender", [], {
        appliesWhen: { fact: "opportunity.procurement", operator: "equal", value: "open-tender" },
      }),
      stage("offer", []),
      stage("service", []),
    ],
  });
  const own = orderOf(plan);
  expect(found(moves("prospect", "offer", "won"), own)).toEqual([]);
  expect(found(moves("lead", "won"), own)).toEqual([["won-early", 1, "lead"]]);
  expect(found(moves({ to: "lead", version: "1.0.0" }), own)).toEqual([]);
  expect(found(moves({ to: "lead", version: "0.9.0" }), own)).toEqual([["unverifiable", 0]]);
});

test("a walk through all mandatory stages, in order and in time, is found sound; dropping one is found", () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 9 }), fc.nat(), (count, pick) => {
      const names = Array.from({ length: count }, (_, index) => `s${index}`);
      const line = orderFrom({ stages: names.map((each) => ({ names: [each] })), won: ["won"] });
      const walk = [...names, "won"];
      expect(found(moves(...walk), line)).toEqual([]);
      const at = pick % count;
      const gap = walk.filter((_, index) => index !== at);
      // Without the last stage, what is missing shows where the deal is won.
      const code = at === count - 1 ? "won-early" : "skip";
      expect(found(moves(...gap), line).map(([first]) => first)).toEqual([code]);
    }),
  );
});
