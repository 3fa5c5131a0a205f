import { describe, expect, test } from "vitest";
import { behindOf } from "../../src/assess/behind.ts";
import type { Move, Progress } from "../../src/model/progress.ts";

const indexOf = new Map([
  ["s0", 0],
  ["s1", 1],
  ["s2", 2],
  ["s3", 3],
  ["s4", 4],
  ["s2-formerly", 2],
]);
const move = (kind: Move["kind"], to: string, more: object = {}): Move =>
  ({ kind, to, over: [], at: "2026-06-01", ...more }) as unknown as Move;
const over = (...stages: string[]) => ({
  over: stages.map((stage) => ({ stage, why: "not-applicable" })),
});

/** Returns what moves settled, in the stage the last of them led to unless another is given. */
const settledBy = (history: readonly Move[], stage?: string) => {
  const last = history.findLast((one) => "to" in one);
  const at = stage ?? (last !== undefined && "to" in last ? last.to : null);
  const behind = behindOf({ stage: at, history } as Progress, indexOf);
  const passed = [0, 1, 2, 3, 4].filter((index) => behind.hasPassed(index));
  return { ...behind, passed };
};

describe("without moves", () => {
  test("nothing is settled", () => {
    for (const progress of [undefined, {}, { stage: null }, { stage: null, history: [] }])
      expect({ ...behindOf(progress, indexOf), hasPassed: 0 }).toEqual({
        current: -1,
        stranger: null,
        hasPassed: 0,
        heedsMoves: false,
        cameThroughDoor: false,
        adoptedAt: -1,
        closed: null,
      });
    expect(settledBy([]).passed).toEqual([]);
  });

  test("a stage is known by its id, and by a former one", () => {
    expect(settledBy([], "s2")).toMatchObject({
      current: 2,
      stranger: null,
      cameThroughDoor: false,
    });
    expect(settledBy([], "s2-formerly")).toMatchObject({ current: 2, stranger: null });
    expect(settledBy([], "gone")).toMatchObject({ current: -1, stranger: "gone" });
  });
});

describe("doors that a deal came through", () => {
  test("are behind it, but for stages passed over", () => {
    expect(settledBy([move("start", "s0")])).toMatchObject({
      current: 0,
      passed: [],
      heedsMoves: true,
      cameThroughDoor: true,
    });
    expect(settledBy([move("start", "s0"), move("advance", "s3", over("s1"))]).passed).toEqual([
      0, 2,
    ]);
    // A stage that the rules do not know any more stands nowhere.
    expect(settledBy([move("start", "s0"), move("advance", "s3", over("gone"))]).passed).toEqual([
      0, 1, 2,
    ]);
    expect(settledBy([move("start", "gone")]).passed).toEqual([]);
  });

  test("do not count for a stage that was written over", () => {
    expect(settledBy([move("start", "s2")], "s3")).toMatchObject({
      current: 3,
      cameThroughDoor: false,
      heedsMoves: true,
    });
  });

  test("stay behind it down to where it goes back to", () => {
    const back = settledBy([move("start", "s0"), move("advance", "s3"), move("retreat", "s1")]);
    expect(back).toMatchObject({ passed: [0], cameThroughDoor: true });
    const twice = [move("start", "s1"), move("retreat", "s0"), move("external", "s2")];
    expect(settledBy(twice)).toMatchObject({ passed: [], cameThroughDoor: false });
  });

  test("are none of those that somebody else moved it past", () => {
    const moved = settledBy([move("start", "s1"), move("external", "s3")]);
    expect(moved).toMatchObject({ passed: [0], cameThroughDoor: false, heedsMoves: true });
    const stayed = settledBy([move("start", "s2"), move("external", "s2")]);
    expect(stayed).toMatchObject({ passed: [0, 1], cameThroughDoor: true });
  });
});

describe("an adopted deal", () => {
  test("came through no door, and has those up to its stage presumed", () => {
    expect(settledBy([move("adopt", "s2")])).toMatchObject({
      adoptedAt: 2,
      passed: [],
      heedsMoves: false,
      cameThroughDoor: false,
    });
    expect(settledBy([move("adopt", "s2"), move("advance", "s4")])).toMatchObject({
      adoptedAt: 2,
      passed: [2, 3],
    });
    const back = [move("adopt", "s2"), move("advance", "s4"), move("retreat", "s1")];
    expect(settledBy(back)).toMatchObject({ adoptedAt: 1, passed: [] });
  });
});

describe("a closed deal", () => {
  const start = move("start", "s1");
  const lost = { kind: "close", outcome: "lost" } as Move;

  test.each([
    ["is closed by closing it", [start, lost], "lost"],
    ["stays so when it moves back", [start, lost, move("retreat", "s0")], "lost"],
    ["is open once it is reopened", [start, lost, move("reopen", "s1")], null],
    ["is what the other system says", [start, move("external", "s1", { outcome: "won" })], "won"],
    ["is open when that says nothing of it", [start, lost, move("external", "s1")], null],
    ["is open once it is adopted", [start, lost, move("adopt", "s1")], null],
    ["stays so when it moves on", [start, lost, move("advance", "s2")], "lost"],
  ] as const)("%s", (_, history, closed) => {
    expect(settledBy(history).closed).toBe(closed);
  });
});
