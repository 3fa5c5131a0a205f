import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compareDoorsWith } from "../../../src/analyze/prove/compare-doors.ts";
import {
  type EquivalenceProver,
  openEquivalenceProver,
} from "../../../src/analyze/prove/proves-equivalent.ts";
import { openZ3, type Z3Session } from "../../../src/analyze/prove/z3-session.ts";
import { assess } from "../../../src/assess/assess.ts";
import { compileRuleSet } from "../../../src/assess/compile-rule-set.ts";
import type { RuleSet } from "../../../src/rules/rule-set.ts";
import { asOf, checkpoint, count, essential, rulesOf, stage, test } from "./small-rules.ts";

const agreed = test("agreed", "equal", true);
const visited = test("visited", "equal", true);
const seats = (n: number) => test("seats", "greaterThanInclusive", n);
const asking = (when: object, more: object = {}) =>
  rulesOf([stage("first", [essential("asked", when as never)], more as never), stage("last", [])]);

describe("doors of two versions", () => {
  let session: Z3Session;
  beforeAll(async () => {
    session = await openZ3();
  });
  afterAll(() => session.close());
  const compare = async (older: RuleSet, newer: RuleSet) => {
    const { doors, ...rest } = await compareDoorsWith(session, older, newer, { asOf });
    const last = doors.find(({ stage: id, side }) => id === "last" && side === "enter");
    return { last, ...rest };
  };
  const isOpen = (rules: RuleSet, deal: object | undefined) =>
    assess(compileRuleSet(rules), deal as never, { asOf }).stages[1]?.reach === "satisfied";

  it("are equivalent when conditions are only written otherwise", async () => {
    const older = asking({ not: { any: [{ not: agreed }, { not: visited }] } });
    const newer = asking({ all: [visited, agreed] });
    expect((await compare(older, newer)).last).toEqual({
      stage: "last",
      side: "enter",
      relation: "equivalent",
    });
  });

  it("are tighter where more is asked: a deal shows what no longer gets in", async () => {
    const [older, newer] = [asking(seats(3)), asking(seats(4))];
    const { last } = await compare(older, newer);
    expect(last?.relation).toBe("tighter");
    expect([isOpen(older, last?.onlyOld), isOpen(newer, last?.onlyOld)]).toEqual([true, false]);
  });

  it("are looser where less is asked: a deal shows what now gets in", async () => {
    const [older, newer] = [asking({ all: [agreed, visited] }), asking({ any: [agreed, visited] })];
    const { last } = await compare(older, newer);
    expect(last?.relation).toBe("looser");
    expect([isOpen(older, last?.onlyNew), isOpen(newer, last?.onlyNew)]).toEqual([false, true]);
  });

  it("are incomparable where something else is asked", async () => {
    const { last } = await compare(asking(agreed), asking(visited));
    expect(last?.relation).toBe("incomparable");
    expect([last?.onlyNew?.evidence?.[0]?.what, last?.onlyOld?.evidence?.[0]?.what]).toEqual([
      "visited",
      "agreed",
    ]);
  });

  it("differ where evidence lapses sooner, on deals that are half known", async () => {
    const rules = (days: number) =>
      rulesOf(
        [
          stage("first", [essential("sized", test("account.tier", "equal", "A"))]),
          stage("last", []),
        ],
        {
          staleAfterDays: { "account.tier": days },
        },
      );
    const { last } = await compare(rules(90), rules(30));
    expect(last?.relation).toBe("tighter");
    expect(last?.onlyOld?.evidence?.[0]?.at).toBe("2026-05-30");
  });

  it("are told when they are new, gone, or go by another name", async () => {
    const older = rulesOf([stage("first", []), stage("middle", []), stage("end", [])]);
    const newer = rulesOf([
      stage("first", []),
      stage("last", [], { formerly: ["end"] }),
      stage("after", []),
    ]);
    const { last, added, removed } = await compare(older, newer);
    expect([last?.relation, added, removed]).toEqual(["equivalent", ["after"], ["middle"]]);
  });
});

describe("two versions", () => {
  let prover: EquivalenceProver;
  beforeAll(async () => {
    prover = await openEquivalenceProver();
  });
  afterAll(() => prover.close());
  const compare = (older: RuleSet, newer: RuleSet) =>
    prover.compare(compileRuleSet(older), compileRuleSet(newer), { asOf });

  it.each([
    ["a whole number above 2 is 3 or more", test("seats", "greaterThan", 2), seats(3)],
    ["who is twice on a list is once", { any: [agreed, agreed] }, agreed],
    [
      "nobody is fewer than one",
      count("contacts", undefined, "equal", 0),
      count("contacts", undefined, "lessThan", 1),
    ],
  ])("are equivalent: %s", async (_, one, other) => {
    expect(await compare(asking(one), asking(other))).toBe("equivalent");
  });

  it.each([
    ["a number may be 3", test("seats", "greaterThan", 3), seats(3)],
    [
      "what is unknown is neither",
      { any: [agreed, { not: agreed }] },
      { any: [visited, { not: visited }] },
    ],
    [
      "two are more than one",
      count("contacts", undefined, "greaterThan", 1),
      count("contacts", undefined, "greaterThan", 0),
    ],
  ])("are different: %s", async (_, one, other) => {
    expect(await compare(asking(one), asking(other))).toBe("different");
  });

  it("are equivalent when a mark moves between two scores that there can be", async () => {
    const marked = (passMark: number) =>
      rulesOf([
        stage("first", [checkpoint("one", agreed), checkpoint("two", visited)], { passMark }),
      ]);
    expect(await compare(marked(20), marked(50))).toBe("equivalent");
    expect(await compare(marked(50), marked(51))).toBe("different");
  });

  it("are equivalent when what another essential implies becomes essential", async () => {
    const rules = (more: object) =>
      rulesOf([
        stage("first", [
          essential("both", { all: [agreed, visited] }),
          checkpoint("one", agreed, more as never),
        ]),
      ]);
    expect(await compare(rules({}), rules({ essential: true }))).toBe("equivalent");
  });
});
