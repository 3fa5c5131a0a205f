import { describe, expect, it } from "vitest";
import type { Plan } from "../../src/assess/plan.ts";
import { type Unlock, unlock } from "../../src/assess/unlock/unlock.ts";
import type { Deal } from "../../src/model/deal.ts";
import { answering } from "../../src/testing/answering.ts";
import { isDoorOpen } from "../assess/unlock-brute-force.ts";
import { rows } from "./conformance.ts";
import { doorBehind, doors } from "./doors.ts";
import { asOf } from "./vocabulary.ts";

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

/** Returns the names of sets, written in one order. */
const named = (sets: readonly (readonly string[])[]): readonly string[] =>
  sets.map((set) => [...set].sort().join(" + ")).sort();

describe("what opens a door", () => {
  it.each(doors)("line $line: $because", ({ ruleSet, deal, opening, isExact }) => {
    const plan = doorBehind(ruleSet);
    const found = unlock(plan, deal, { asOf, stage: "next" });
    const { cannot, sets, exact } = found;
    const ids = sets.map(({ items }) => items.map(({ id }) => id));
    expect(cannot === undefined ? named(ids) : [cannot.reason]).toEqual(
      named(typeof opening === "string" ? [[opening]] : opening),
    );
    expect(exact).toBe(isExact);
    expectLeast(plan, deal, found);
  });
});
