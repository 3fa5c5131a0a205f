import { describe, expect, test } from "vitest";
import { layOut } from "../../src/analyze/analysis.ts";
import { FAILED, type Rank, SATISFIED, UNKNOWN } from "../../src/logic/truth.ts";
import { canCome, canDecide, decides, isGroup } from "../../src/rule-tests/branch.ts";
import { parseRuleSet } from "../../src/rules/parse-rule-set.ts";

const text = (words: string) => ({ zh: words, en: words });
const nodeOf = (when: unknown) => {
  const parsed = parseRuleSet({
    id: "small",
    version: "1.0.0",
    kind: "stages",
    title: text("small"),
    stages: [
      { id: "one", title: text("one"), checkpoints: [{ id: "it", title: text("it"), when }] },
    ],
    wonAfter: "one",
  });
  if (!parsed.ok) throw new Error(parsed.issues[0]?.message.en);
  const node = layOut(parsed.ruleSet, []).checkpoints[0]?.when;
  if (node === undefined) throw new Error("no condition");
  return node;
};
const groupOf = (when: unknown) => {
  const node = nodeOf(when);
  if (!isGroup(node)) throw new Error("no group");
  return node;
};
const known = (of: string) => ({ fact: "known", operator: "equal", value: true, params: { of } });
const is = (fact: string) => ({ fact, operator: "equal", value: true });
const competitor = { fact: "kind", operator: "equal", value: "competitor" };
const organisations = (operator: string, value: number, where?: unknown) => ({
  fact: "organisations.count",
  operator,
  value,
  ...(where === undefined ? {} : { params: { where } }),
});
const nobodyCompetes = organisations("equal", 0, competitor);

describe("a count can fail", () => {
  test.each([
    ["of those who compete and whose use is known", { all: [competitor, known("uses")] }],
    ["of those whose use is known, whoever they are", known("uses")],
    ["of those who compete or whose use is known", { any: [competitor, known("uses")] }],
  ])("where nobody is on file: %s", (_, where) => {
    expect(canCome(nodeOf(organisations("greaterThanInclusive", 1, where)), "failed")).toBe(true);
  });

  // Whoever competes may yet turn out to be known: the count fails where nobody competes at all,
  // and there the other member holds.
  test("but not beside the statement that nobody competes, where it fails for no other reason", () => {
    const where = { all: [competitor, known("uses")] };
    const both = { any: [organisations("greaterThanInclusive", 1, where), nobodyCompetes] };
    expect(canCome(nodeOf(both), "failed")).toBe(false);
    expect(canCome(nodeOf(both), "satisfied")).toBe(true);
  });

  test("nor, where only knowing is asked, beside the statement that nobody is on file", () => {
    const one = organisations("greaterThanInclusive", 1, known("uses"));
    expect(canCome(nodeOf({ any: [one, organisations("equal", 0)] }), "failed")).toBe(false);
    // Two: with exactly one on file neither holds.
    const two = organisations("greaterThanInclusive", 2, known("uses"));
    expect(canCome(nodeOf({ any: [two, organisations("equal", 0)] }), "failed")).toBe(true);
  });

  test("beside the same statement where a competitor can fail what is asked", () => {
    const where = { all: [competitor, { fact: "strengths", operator: "notEqual", value: null }] };
    const both = { any: [organisations("greaterThanInclusive", 1, where), nobodyCompetes] };
    expect(canCome(nodeOf(both), "failed")).toBe(true);
  });

  // Fewer than one known: it fails as soon as one is known, which knowing can make so.
  test("by what is known, where it is a count of at most", () => {
    const none = organisations("lessThan", 1, { all: [competitor, known("uses")] });
    expect(canCome(nodeOf({ any: [none, nobodyCompetes] }), "failed")).toBe(true);
  });
});

describe("knowing", () => {
  test("holds and never fails, and what it alone would make fail does not either", () => {
    const node = nodeOf(known("account.satisfaction"));
    expect([canCome(node, "satisfied"), canCome(node, "failed")]).toEqual([true, false]);
    const either = nodeOf({ any: [known("account.satisfaction"), is("opportunity.isTendered")] });
    expect(canCome(either, "failed")).toBe(false);
    const both = nodeOf({ all: [known("account.satisfaction"), is("opportunity.isTendered")] });
    expect(canCome(both, "failed")).toBe(true);
    const not = nodeOf({ not: known("account.satisfaction") });
    expect([canCome(not, "satisfied"), canCome(not, "failed")]).toEqual([false, true]);
  });

  test("decides an `all` by holding alone, an `any` by holding alone, and neither by failing", () => {
    const pair = [known("account.satisfaction"), is("opportunity.isTendered")];
    const all = groupOf({ all: pair });
    const any = groupOf({ any: pair });
    expect([0, 1].map((member) => canDecide(all, member, "satisfied"))).toEqual([true, true]);
    expect([0, 1].map((member) => canDecide(all, member, "failed"))).toEqual([false, true]);
    expect([0, 1].map((member) => canDecide(any, member, "satisfied"))).toEqual([true, true]);
    expect([0, 1].map((member) => canDecide(any, member, "failed"))).toEqual([false, false]);
  });

  // Two of three, one of them never failing: another fails the group only when the third fails too.
  test("leaves the other members of a count of conditions their part", () => {
    const two = groupOf({
      atLeast: 2,
      of: [known("account.satisfaction"), is("opportunity.isTendered"), is("account.fitsCriteria")],
    });
    expect(canCome(two, "failed")).toBe(true);
    const failing = [0, 1, 2].map((member) => canDecide(two, member, "failed"));
    expect(failing).toEqual([false, true, true]);
  });
});

describe("a member decides its group", () => {
  const facts = [
    "opportunity.isTendered",
    "opportunity.isApproved",
    "account.fitsCriteria",
    "account.weAreQualified",
  ];
  const of = facts.map(is);
  const letters: Readonly<Record<string, Rank>> = { s: SATISFIED, f: FAILED, u: UNKNOWN };
  /** Returns which members decide, as a row of `1` and `0`. */
  const deciding = (when: unknown, row: string): string => {
    const group = groupOf(when);
    const ranks = [...row].map((letter) => letters[letter] ?? UNKNOWN);
    return ranks.map((_, member) => (decides(group, ranks, member) ? "1" : "0")).join("");
  };
  test.each([
    ["ssss", "1111"],
    ["sssu", "0000"],
    ["sssf", "0001"],
    ["suuf", "0001"],
    ["ssff", "0000"],
  ])("an `all` answered %s is decided by %s", (row, by) => {
    expect(deciding({ all: of }, row)).toBe(by);
  });
  test.each([
    ["ffff", "1111"],
    ["fffu", "0000"],
    ["fffs", "0001"],
    ["fuus", "0001"],
    ["ffss", "0000"],
  ])("an `any` answered %s is decided by %s", (row, by) => {
    expect(deciding({ any: of }, row)).toBe(by);
  });
  test.each([
    ["ssff", "1100"],
    ["ssuu", "1100"],
    ["sssf", "0000"],
    ["sfff", "0111"],
    ["ufff", "0111"],
    ["suff", "0000"],
    ["ffff", "0000"],
  ])("two of four answered %s is decided by %s", (row, by) => {
    expect(deciding({ atLeast: 2, of }, row)).toBe(by);
  });
});
