import { expect, test } from "vitest";
import { ColumnMarks } from "../../src/assess/column-marks.ts";
import type { ValueSlot } from "../../src/assess/slot.ts";
import type { Snapshot } from "../../src/assess/snapshot.ts";
import { noStakes, StakeSets } from "../../src/assess/stake-sets.ts";

const sets = new StakeSets();
const a = sets.only(1);
const b = sets.only(2);
const ab = sets.unite(a, b);

const slot = (column: number, minSource = 0) => ({ column, minSource }) as ValueSlot;
const old = { what: "x", value: 1, at: "2026-01-01" };
/** The value in slot 2 is known, the third column has an observation that counts no longer. */
const snapshot = {
  values: [undefined, undefined, false, undefined],
  winners: [undefined, undefined, undefined, old],
  conflicts: new Set(),
  invalid: [],
  stale: [old],
} as unknown as Snapshot;

const started = () => {
  const marks = new ColumnMarks(4);
  marks.begin(sets);
  return marks;
};
const told = (marks: ColumnMarks): readonly (readonly [number, number])[] => {
  const all: (readonly [number, number])[] = [];
  marks.tell((column, set) => all.push([column, set]));
  return all;
};

test("columns are told in the order they were met, with all that is at stake", () => {
  const marks = started();
  marks.mark(slot(1), 1, a, snapshot);
  marks.mark(slot(0), 0, b, snapshot);
  marks.mark(slot(1), 1, b, snapshot);
  expect(told(marks)).toEqual([
    [1, ab],
    [0, b],
  ]);
  marks.begin(sets);
  expect(told(marks)).toEqual([]);
});

test("the strongest source that anybody demands is kept", () => {
  const marks = started();
  marks.mark(slot(0), 0, a, snapshot);
  expect(marks.sources[0]).toBe(0);
  marks.mark(slot(0, 3), 0, a, snapshot);
  marks.mark(slot(0, 1), 0, a, snapshot);
  expect(marks.sources[0]).toBe(3);
  marks.begin(sets);
  expect(marks.sources[0]).toBe(0);
});

test("the reason is that of the first who asks", () => {
  const marks = started();
  marks.mark(slot(0), 0, a, snapshot);
  marks.mark(slot(1, 2), 1, a, snapshot);
  marks.mark(slot(2), 2, a, snapshot);
  marks.mark(slot(3), 3, a, snapshot);
  marks.mark(slot(0, 2), 0, a, snapshot);
  expect(marks.reasons).toEqual([undefined, "source", "incomplete", "stale"]);
});

test("to know a list complete helps what it can help, and what it was not asked for all", () => {
  const marks = started();
  expect(marks.helped(0, ab)).toBe(ab);
  marks.markClosing(slot(0), a, false);
  expect(marks.helped(0, ab)).toBe(noStakes);
  marks.markClosing(slot(0), a, true);
  expect(marks.helped(0, ab)).toBe(a);
  marks.markClosing(slot(0), b, false);
  expect(marks.helped(0, ab)).toBe(a);
  marks.markClosing(slot(0), b, true);
  expect(marks.helped(0, ab)).toBe(ab);
  marks.begin(sets);
  expect(marks.helped(0, b)).toBe(b);
});
