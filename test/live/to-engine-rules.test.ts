import fc from "fast-check";
import { Engine } from "json-rules-engine";
import { describe, expect, it } from "vitest";
import { assess } from "../../src/assess/assess.ts";
import { compileRuleSet } from "../../src/assess/compile-rule-set.ts";
import type { Plan } from "../../src/assess/plan.ts";
import { assessLive, ExpansionError, engineFacts, toEngineRules } from "../../src/live/index.ts";
import type { Deal } from "../../src/model/deal.ts";
import type { Condition } from "../../src/rules/condition.ts";
import { completionArbitrary, dealArbitrary } from "../../src/testing/index.ts";
import { rows } from "../conformance/conformance.ts";
import { asOf, planArbitrary } from "../properties/case-arbitrary.ts";
import { ask, is, smallPlan } from "./small-plan.ts";

/** Returns the names of all facts in a condition. */
function factsIn(condition: unknown): readonly string[] {
  if (typeof condition !== "object" || condition === null) return [];
  const { fact } = condition as { readonly fact?: string };
  return fact === undefined ? Object.values(condition).flatMap(factsIn) : [fact];
}

/** Returns of each rule whose facts are all known whether an engine of its own says it holds. */
async function answersOfEngine(plan: Plan, deal: Deal): Promise<ReadonlyMap<string, boolean>> {
  const rules: ReturnType<typeof toEngineRules> = JSON.parse(JSON.stringify(toEngineRules(plan)));
  const facts = engineFacts(plan, deal, { asOf });
  const known = rules.filter(({ conditions }) =>
    factsIn(conditions).every((fact) => Object.hasOwn(facts, fact)),
  );
  const { results } = await new Engine(known).run(facts);
  const held = new Set(results.map(({ name }) => name));
  return new Map(known.map(({ name }) => [name, held.has(name)]));
}

/** Returns how many of the engine's answers agree with `assess`; all must. */
async function agreements(plan: Plan, deal: Deal): Promise<number> {
  const answers = await answersOfEngine(plan, deal);
  const expected = assess(plan, deal, { asOf }).stages.flatMap(({ id, entry, checkpoints }) => [
    [`entry:${id}`, entry] as const,
    ...checkpoints.map((own) => [`checkpoint:${own.id}`, own.truth] as const),
  ]);
  for (const [name, truth] of expected) {
    const answer = answers.get(name);
    if (answer !== undefined) expect([name, answer]).toEqual([name, truth === "satisfied"]);
  }
  return answers.size;
}

describe("bare json-rules-engine, given the exported rules", () => {
  it("answers as assess does where all is known", { timeout: 120_000 }, async () => {
    const complete = planArbitrary().chain((plan) =>
      dealArbitrary(plan, { troubled: false }).chain((deal) =>
        completionArbitrary(plan, deal).map((whole) => ({ plan, whole })),
      ),
    );
    let agreed = 0;
    await fc.assert(
      fc.asyncProperty(complete, async ({ plan, whole }) => {
        agreed += await agreements(plan, whole);
      }),
      { numRuns: 150 },
    );
    expect(agreed).toBeGreaterThan(100);
  });

  it("answers the rows of the rule language where all is known", async () => {
    let answered = 0;
    for (const { ruleSet, deal, truth, line } of rows) {
      const plan = compileRuleSet(ruleSet);
      const holds = (await answersOfEngine(plan, deal)).get("checkpoint:checkpoint");
      if (holds === undefined) continue;
      expect([line, holds]).toEqual([line, truth === "satisfied"]);
      answered++;
    }
    expect(answered).toBeGreaterThan(100);
  });

  it("orders a swapped null as assess does: it fails", async () => {
    const plan = smallPlan([ask("swapped", is("sites", 0, "swap:lessThanInclusive"))]);
    const deal: Deal = { id: "d", evidence: [{ what: "sites", value: null, at: "2026-06-01" }] };
    expect(await agreements(plan, deal)).toBe(1);
    expect([...(await answersOfEngine(plan, deal)).values()]).toEqual([false]);
  });
});

describe("exported rules", () => {
  const title = { zh: "词", en: "word" };

  it("are one for each checkpoint, by behaviours or judgement, and one for each entry", () => {
    const plan = smallPlan([], {
      stages: [
        {
          id: "first",
          title,
          checkpoints: [
            { id: "attested", title },
            { id: "either", title, when: is("account.tier", "A") },
            ask("behaviours", is("sites", 3, "greaterThan")),
          ],
        },
        { id: "second", title, entry: is("budget-confirmed", true), checkpoints: [] },
      ],
    });
    const attested = (checkpoint: string) => ({
      fact: `small/${checkpoint}`,
      operator: "equal",
      value: true,
    });
    expect(toEngineRules(plan)).toEqual([
      {
        name: "checkpoint:attested",
        conditions: { all: [attested("attested")] },
        event: { type: "checkpoint", params: { stage: "first", checkpoint: "attested" } },
      },
      {
        name: "checkpoint:either",
        conditions: {
          any: [
            // The fourth of D, C, B, A, counted from 0.
            { fact: "account.tier", operator: "equal", value: 3 },
            attested("either"),
          ],
        },
        event: { type: "checkpoint", params: { stage: "first", checkpoint: "either" } },
      },
      {
        name: "checkpoint:behaviours",
        conditions: { all: [{ fact: "sites", operator: "greaterThan", value: 3 }] },
        event: { type: "checkpoint", params: { stage: "first", checkpoint: "behaviours" } },
      },
      {
        name: "entry:second",
        conditions: { all: [{ fact: "budget-confirmed", operator: "equal", value: true }] },
        event: { type: "entry", params: { stage: "second" } },
      },
    ]);
  });

  it("come from a rule set as from its plan", () => {
    const plan = smallPlan([ask("tier", is("account.tier", "A"))]);
    expect(toEngineRules(plan.ruleSet)).toEqual(toEngineRules(plan));
  });

  it("name facts so that each stands for one reading", () => {
    const count = { fact: "contacts.count", operator: "greaterThan", value: 0 };
    const plan = smallPlan([
      ask("erp", { fact: "custom.erp", operator: "equal", value: "U8", path: "vendor" }),
      ask("paper", { fact: "sites", operator: "equal", value: 3, source: "document" }),
      ask("soon", is("opportunity.closeDate.daysUntil", 30, "lessThan")),
      ask("known", { fact: "known", operator: "equal", value: true, params: { of: "sites" } }),
      ask("people", count),
      ask("friends", { ...count, params: { where: is("stance", "supporter") } }),
      ask("people-again", { ...count, value: 2 }),
    ]);
    expect(toEngineRules(plan).map(({ conditions }) => factsIn(conditions)[0])).toEqual([
      "custom.erp#vendor",
      "sites?source=document",
      "opportunity.closeDate.daysUntil",
      "known(sites)",
      "contacts.count@/stages/0/checkpoints/4/when",
      "contacts.count@/stages/0/checkpoints/5/when",
      "contacts.count@/stages/0/checkpoints/4/when",
    ]);
  });

  it("have negation at the comparisons", () => {
    const plan = smallPlan([
      ask("neither", { not: { any: [is("account.tier", "A"), is("sites", 3, "greaterThan")] } }),
    ]);
    expect(toEngineRules(plan)[0]?.conditions).toEqual({
      all: [
        { fact: "account.tier", operator: "not:equal", value: 3 },
        { fact: "sites", operator: "not:greaterThan", value: 3 },
      ],
    });
  });

  it("write two of three as any of three pairs", () => {
    const [a, b, c] = [is("sites", 1), is("sites", 2), is("sites", 3)];
    const plan = smallPlan([ask("two", { atLeast: 2, of: [a, b, c] })]);
    expect(toEngineRules(plan)[0]?.conditions).toEqual({
      any: [{ all: [a, b] }, { all: [a, c] }, { all: [b, c] }],
    });
  });

  it("take aggregates as numbers, and what is unknown not at all", () => {
    const where = is("stance", "supporter");
    const plan = smallPlan([
      ask("friends", { fact: "contacts.count", operator: "equal", value: 1, params: { where } }),
      ask("best", {
        fact: "contacts.best",
        operator: "equal",
        value: "supporter",
        params: { of: "stance" },
      }),
      ask("tier", is("account.tier", "A")),
      ask("sites", is("sites", 1)),
    ]);
    const deal: Deal = {
      id: "d",
      account: { tier: "B" },
      contacts: [
        { id: "p1", stance: "supporter" },
        { id: "p2", stance: "enemy" },
      ],
      evidence: [{ what: "contacts.complete", value: "all", at: "2026-06-01" }],
    };
    expect(engineFacts(plan, deal, { asOf })).toEqual({
      "contacts.count@/stages/0/checkpoints/0/when": 1,
      // The fourth of enemy, opponent, neutral, supporter, mentor, counted from 0.
      "contacts.best@/stages/0/checkpoints/1/when": 3,
      "account.tier": 2,
    });
  });
});

describe("an atLeast too large to write out", () => {
  const of = Array.from({ length: 12 }, (_, n): Condition => is("sites", n));
  // Any 6 of 12 are 924 groups of 6.
  const plan = smallPlan([ask("half", { atLeast: 6, of })]);

  it("is refused with the rule and the number of comparisons", () => {
    const refusal = (() => {
      try {
        return toEngineRules(plan);
      } catch (error) {
        return error;
      }
    })();
    expect(refusal).toBeInstanceOf(ExpansionError);
    expect(refusal).toMatchObject({
      code: "too-many-combinations",
      rule: "checkpoint:half",
      comparisons: 5544,
    });
  });

  it("is written out within a bound that allows it", () => {
    const [rule] = toEngineRules(plan, { bound: 5544 });
    expect(factsIn(rule?.conditions)).toHaveLength(5544);
    expect(() => toEngineRules(plan, { bound: 5543 })).toThrow(ExpansionError);
  });

  it("is refused before anything is written, however large", () => {
    const many = Array.from({ length: 400 }, (_, n): Condition => is("sites", n));
    const huge = smallPlan([ask("huge", { atLeast: 200, of: many })]);
    expect(() => toEngineRules(huge)).toThrow(ExpansionError);
  });

  it("is no matter to live facts, which count", async () => {
    const deal: Deal = { id: "d", evidence: [{ what: "sites", value: 3, at: "2026-06-01" }] };
    const { stages } = await assessLive(plan, deal, { asOf });
    expect(stages[0]?.checkpoints[0]?.truth).toBe("failed");
  });
});
