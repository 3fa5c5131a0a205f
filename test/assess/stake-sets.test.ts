import { describe, expect, test } from "vitest";
import { RowMarks } from "../../src/assess/row-marks.ts";
import { noStakes, StakeSets } from "../../src/assess/stake-sets.ts";

describe("sets of stakes", () => {
  const sets = new StakeSets();
  const one = sets.only(1);
  const three = sets.only(3);
  const both = sets.unite(three, one);

  test("are known by one number each, however they come about", () => {
    expect(sets.size).toBe(4);
    expect(sets.only(3)).toBe(three);
    expect(sets.unite(one, three)).toBe(both);
    expect(sets.unite(three, one)).toBe(both);
    expect(sets.unite(both, three)).toBe(both);
    expect(sets.unite(one, both)).toBe(both);
    const two = sets.only(2);
    const all = sets.unite(both, two);
    expect(sets.unite(sets.unite(one, two), three)).toBe(all);
    expect(new Set([noStakes, one, two, three, both, all]).size).toBe(6);
    // The seventh is that of one and two.
    expect(sets.size).toBe(7);
  });

  test("hold their stakes in ascending order, as numbers", () => {
    expect(sets.members(both)).toEqual([1, 3]);
    expect(sets.members(sets.unite(sets.only(10), sets.only(9)))).toEqual([9, 10]);
    expect(sets.members(noStakes)).toEqual([]);
    expect(sets.members(1000)).toEqual([]);
  });

  test("gain nothing from themselves, or from none", () => {
    expect(sets.unite(both, both)).toBe(both);
    expect(sets.unite(both, noStakes)).toBe(both);
    expect(sets.unite(noStakes, both)).toBe(both);
  });
});

describe("marks on rows", () => {
  const sets = new StakeSets();
  const a = sets.only(1);
  const b = sets.only(2);
  const ab = sets.unite(a, b);
  const started = () => {
    const marks = new RowMarks(2);
    marks.begin(sets);
    return marks;
  };
  const standing = (marks: RowMarks, place: number) =>
    [0, 1, 2, 3].map((row) => marks.at(place, row));
  const entries = (marks: RowMarks, place: number): number => {
    let count = 0;
    for (let entry = marks.first[place] ?? -1; entry >= 0; entry = marks.next[entry] ?? -1) count++;
    return count;
  };

  test("put a set on some rows of a place, beside what stands there", () => {
    const marks = started();
    marks.mark(0, 0b0111, a);
    expect(standing(marks, 0)).toEqual([a, a, a, noStakes]);
    marks.mark(0, 0b0010, b);
    expect(standing(marks, 0)).toEqual([a, ab, a, noStakes]);
    marks.mark(0, 0b1000, b);
    expect(standing(marks, 0)).toEqual([a, ab, a, b]);
    expect(standing(marks, 1)).toEqual([noStakes, noStakes, noStakes, noStakes]);
    marks.mark(1, 0b0100, b);
    expect(standing(marks, 1)).toEqual([noStakes, noStakes, b, noStakes]);
    expect(standing(marks, 0)).toEqual([a, ab, a, b]);
  });

  test("keep an entry for rows that have the same set, and no empty one", () => {
    const marks = started();
    marks.mark(0, 0b0111, a);
    marks.mark(0, 0b0010, b);
    marks.mark(0, 0b1000, b);
    expect(entries(marks, 0)).toBe(3);
    // Both rows of an entry: it is the entry that changes.
    marks.mark(0, 0b0101, b);
    expect([standing(marks, 0), entries(marks, 0)]).toEqual([[ab, ab, ab, b], 3]);
    marks.mark(0, 0b1111, a);
    expect([standing(marks, 0), entries(marks, 0)]).toEqual([[ab, ab, ab, ab], 3]);
    marks.mark(0, 0b1111, ab);
    expect([standing(marks, 0), entries(marks, 0)]).toEqual([[ab, ab, ab, ab], 3]);
  });

  test("tell the places they stand at in order, in whichever they came", () => {
    const marks = new RowMarks(4);
    marks.begin(sets);
    expect(marks.places()).toEqual([]);
    marks.mark(3, 0b1, a);
    marks.mark(0, 0b10, b);
    marks.mark(3, 0b10, b);
    expect(marks.places()).toEqual([0, 3]);
    marks.begin(sets);
    expect(marks.places()).toEqual([]);
  });

  test("reach the last of 15 rows, and are forgotten when all begins anew", () => {
    const marks = started();
    marks.mark(1, 1 << 14, a);
    expect([marks.at(1, 14), marks.at(1, 13)]).toEqual([a, noStakes]);
    marks.mark(1, (1 << 15) - 1, b);
    expect([marks.at(1, 14), marks.at(1, 13)]).toEqual([ab, b]);
    marks.begin(sets);
    expect([marks.at(1, 14), marks.at(1, 13)]).toEqual([noStakes, noStakes]);
  });
});
