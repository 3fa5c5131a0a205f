import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileRuleSet } from "../../src/assess/compile-rule-set.ts";
import { type Unlock, unlock } from "../../src/assess/unlock/unlock.ts";
import type { Deal } from "../../src/model/deal.ts";
import { parseRuleSet } from "../../src/rules/parse-rule-set.ts";
import { sangforSevenSteps } from "../../src/shipped/index.ts";
import { answering } from "../../src/testing/answering.ts";
import { dealOf, is, planOf, shown, signal, stage } from "../gate/pipeline.ts";
import { isDoorOpen, nameOf, openingSets } from "./unlock-brute-force.ts";
import { asOf, type World, worldArbitrary } from "./unlock-worlds.ts";

const plan = compileRuleSet(sangforSevenSteps);
const folder = new URL("../../fixtures/deals/", import.meta.url);
const fixture = (name: string): Deal =>
  JSON.parse(readFileSync(new URL(`${name}.json`, folder), "utf8"));

/** More ways to answer than this are too many to try them all. */
const mostTries = 4000;

function tries({ questions }: World, size: number, from = 0): number {
  if (size === 0) return 1;
  return questions.slice(from).reduce((sum, { id, answers }, index) => {
    const next = from + index + (id.endsWith(".new") ? 0 : 1);
    return sum + answers.length * tries({ questions } as World, size - 1, next);
  }, 0);
}

/** Checks an answer against trying everything; returns whether there was anything to check. */
function agrees(world: World): boolean {
  const parsed = parseRuleSet(world.ruleSet);
  if (!parsed.ok) throw new Error(parsed.issues[0]?.message.en);
  const own = compileRuleSet(parsed.ruleSet);
  const found = unlock(own, world.deal, { asOf });
  const { stage, sets } = found;
  if (found.open || stage === null || !found.exact) return false;
  for (const { answers } of sets) {
    expect(isDoorOpen(own, answering(world.deal, answers, asOf), asOf, stage)).toBe(true);
  }
  const smallest = sets[0]?.items.length ?? 4;
  for (let size = 0; size <= smallest; size++) {
    if (tries(world, size) > mostTries) return false;
    const all = openingSets(own, world.deal, asOf, stage, world.questions, size);
    const names = size === smallest ? new Set(sets.map(nameOf)) : new Set<string>();
    if (sets.length < 10) expect(names).toEqual(all);
    else for (const name of names) expect(all).toContain(name);
  }
  return true;
}

describe("the least evidence that opens a door", () => {
  it.each([
    ["plain facts and signals", { people: [], plain: 4 }, 400],
    ["people with an attitude", { people: ["keen"], plain: 2 }, 160],
    ["people on a scale", { people: ["rank"], plain: 1 }, 160],
    ["people with a number", { people: ["size"], plain: 1 }, 160],
    ["people and where they work", { people: ["organisation"], plain: 1 }, 160],
  ] as const)(
    "is what trying everything finds: %s",
    { timeout: 240_000 },
    (_, options, numRuns) => {
      let checked = 0;
      let made = 0;
      fc.assert(
        fc.property(worldArbitrary(options), (world) => {
          made++;
          if (agrees(world)) checked++;
        }),
        { numRuns },
      );
      expect(checked / made).toBeGreaterThan(1 / 5);
    },
  );

  it("is one answer where one is missing: whether the project is tendered", () => {
    const { stage, sets, exact } = unlock(plan, fixture("09-tender-unknown"), { asOf });
    expect(stage).toBe("tender");
    expect(exact).toBe(true);
    // Answered with yes the tender applies and the deal may enter it; nothing else is asked there.
    expect(sets.map(({ answers }) => answers)).toEqual([
      [{ item: "opportunity.isTendered", value: true }],
    ]);
  });

  it("opens the door of every fixture deal that it gives sets for, and no part of a set does", () => {
    let opened = 0;
    for (const name of readdirSync(folder)) {
      const deal = fixture(name.replace(".json", ""));
      const { stage, sets } = unlock(plan, deal, { asOf }) as Unlock;
      for (const { answers } of sets) {
        if (stage === null) continue;
        const opens = (given: typeof answers): boolean =>
          isDoorOpen(plan, answering(deal, given, asOf), asOf, stage);
        expect(opens(answers)).toBe(true);
        for (const left of answers) {
          expect(opens(answers.filter((given) => given !== left))).toBe(false);
        }
        opened++;
      }
    }
    expect(opened).toBeGreaterThan(10);
  });

  it("says that a door is open, shut, barred, or not there", () => {
    const of = (name: string): Unlock => unlock(plan, fixture(name), { asOf });
    expect(of("15-ready-to-advance").open).toBe(true);
    expect(of("07-hostile-decider").cannot?.checkpoints).toEqual(["key-person-drives"]);
    expect(of("13-blocked").cannot?.flags).toEqual(["project-frozen"]);
    expect(of("16-won").cannot?.reason).toBe("closed");
    // @ts-expect-error the rule set has no such stage
    const nowhere = unlock(plan, { id: "d" }, { asOf, stage: "no-such-stage" });
    expect(nowhere.cannot?.reason).toBe("unknown-stage");
  });

  it("says so when its steps do not suffice", () => {
    expect(unlock(plan, fixture("11-stale-behind"), { asOf, steps: 2 }).exact).toBe(false);
  });

  it("takes a step more for every hundred places of a condition, each time it looks at it", () => {
    const stepsFor = (count: number): number => {
      const ids = Array.from({ length: count }, (_, n) => `s${n}`);
      const any = shown("a", { any: ids.map((id) => is(id, true)) });
      const rules = planOf({
        signals: Object.fromEntries(ids.map((id) => [id, signal()])),
        stages: [stage("one", [any]), stage("two", [])],
      });
      return unlock(rules, dealOf({}), { asOf, stage: "two" }).steps;
    };
    const looks = stepsFor(99);
    expect(looks).toBeGreaterThan(0);
    expect(looks).toBe(stepsFor(11));
    expect([stepsFor(100), stepsFor(250)]).toEqual([2 * looks, 3 * looks]);
  });
});
