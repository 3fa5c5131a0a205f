import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compileRuleSet } from "../../src/assess/compile-rule-set.ts";
import type { Plan } from "../../src/assess/plan.ts";
import { type Unlock, unlock } from "../../src/assess/unlock/unlock.ts";
import type { Deal } from "../../src/model/deal.ts";
import type { RuleSet } from "../../src/rules/rule-set.ts";
import { answering } from "../../src/testing/answering.ts";
import { isDoorOpen } from "../assess/unlock-brute-force.ts";
import { dealOf, rows, ruleSetOf } from "./conformance.ts";
import { asOf } from "./vocabulary.ts";

/** Returns a plan whose second stage is entered once the checkpoint of the first is satisfied. */
const doorBehind = ({ title, stages = [], ...parts }: RuleSet): Plan => {
  const first = stages.map((stage) => ({ ...stage, passMark: 100 }));
  const next = { id: "next", title, checkpoints: [] };
  return compileRuleSet({ ...parts, title, stages: [...first, next] });
};

const opens = (plan: Plan, deal: Deal, answers: Unlock["sets"][number]["answers"]): boolean =>
  isDoorOpen(plan, answering(deal, answers, asOf), asOf, "next");

/** Checks that every set satisfies the checkpoint, and that nothing in it can be left out. */
function expectLeast(plan: Plan, deal: Deal, { sets }: Unlock): void {
  for (const { answers } of sets) {
    expect([answers, opens(plan, deal, answers)]).toEqual([answers, true]);
    for (const left of answers)
      expect(
        opens(
          plan,
          deal,
          answers.filter((given) => given !== left),
        ),
      ).toBe(false);
  }
}

describe("the least evidence for a checkpoint of conditions.txt", () => {
  it.each(rows)("line $line is $truth: $because", ({ ruleSet, deal, truth }) => {
    const plan = doorBehind(ruleSet);
    const found = unlock(plan, deal, { asOf, stage: "next" });
    const { open = false, cannot, sets } = found;
    const told = open ? "open" : (cannot?.reason ?? "sets");
    if (truth === "unknown") expect(["sets", "complete-list"]).toContain(told);
    else expect(told).toBe(truth === "satisfied" ? "open" : "already-failed");
    if (truth === "failed") expect(cannot?.checkpoints).toEqual(["checkpoint"]);
    expect(sets.length > 0).toBe(told === "sets");
    expectLeast(plan, deal, found);
  });
});

const doors = readFileSync(new URL("./unlocks.txt", import.meta.url), "utf8")
  .split("\n")
  .flatMap((text, index) => {
    if (text === "" || text.startsWith("#")) return [];
    const [condition = "", facts = "", expected = "", because = ""] = text.split(" ; ");
    return [{ line: index + 1, condition, facts, expected, because }];
  });

/** Returns the names of sets, written in one order. */
const named = (sets: readonly (readonly string[])[]): readonly string[] =>
  sets.map((set) => [...set].sort().join(" + ")).sort();

describe("what opens a door", () => {
  it.each(doors)("line $line: $because", ({ condition, facts, expected }) => {
    const plan = doorBehind(ruleSetOf(JSON.parse(condition)));
    const deal = dealOf(JSON.parse(facts));
    const found = unlock(plan, deal, { asOf, stage: "next" });
    const { cannot, sets, exact } = found;
    const ids = sets.map(({ items }) => items.map(({ id }) => id));
    const [, rough, known = ""] = /^(~ )?(.*)$/.exec(expected) ?? [];
    expect(cannot === undefined ? named(ids) : [cannot.reason]).toEqual(
      named(known.split(" | ").map((set) => set.split(" + "))),
    );
    expect(exact).toBe(rough === undefined);
    expectLeast(plan, deal, found);
  });
});
