import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileRuleSet } from "../../src/assess/compile-rule-set.ts";
import { evaluate } from "../../src/assess/evaluate.ts";
import type { Plan } from "../../src/assess/plan.ts";
import { doorFormula } from "../../src/assess/unlock/door-formula.ts";
import type { Formula } from "../../src/assess/unlock/formula.ts";
import { knowledgeOf } from "../../src/assess/unlock/knowledge.ts";
import { type Build, Scene } from "../../src/assess/unlock/scene.ts";
import { countsKey, SceneMemory } from "../../src/assess/unlock/scene-memory.ts";
import { Situation } from "../../src/assess/unlock/situation.ts";
import { listNames } from "../../src/facts/lexicon.ts";
import type { Deal } from "../../src/model/deal.ts";
import { parseRuleSet } from "../../src/rules/parse-rule-set.ts";
import { meddpicc } from "../../src/shipped/index.ts";
import { deals, plans } from "./unlock-shipped.ts";
import { asOf, worldArbitrary } from "./unlock-worlds.ts";

/** What a scene says, told by the items themselves, however they are numbered. */
function saidBy({ formula, variables, heeded }: Scene): unknown {
  const told = (at: Formula): unknown => {
    switch (at.kind) {
      case "atom": {
        const { name, classes } = variables[at.variable] as (typeof variables)[number];
        return [name, classes.values, [...at.allowed], at.unanswered];
      }
      case "all":
      case "any":
        return [at.kind, ...at.of.map(told)];
      case "at-least":
        return [at.k, at.supply?.name, ...at.of.map(told)];
      case "sum":
        return [
          [at.need, at.strict, at.supply?.gain, at.supply?.condition.name],
          ...at.of.map(({ gains, gates, required }) => [gains, required, ...gates.map(told)]),
        ];
      default:
        return at.kind;
    }
  };
  return [told(formula), [...heeded]];
}

function placeOf(plan: Plan, deal: Deal, target: number) {
  const evaluation = evaluate(plan, deal, asOf);
  const { snapshot } = evaluation;
  const ageless = plan.reader.read(deal, asOf, true);
  const situation = new Situation(knowledgeOf(plan), deal, snapshot, ageless);
  const build: Build = (own) => doorFormula(own, evaluation, target);
  return { situation, build };
}

/** Makes scenes of one another and each anew, and compares what they say; returns how many differ. */
function compares(plan: Plan, deal: Deal, target: number, walk: readonly (readonly number[])[]) {
  const { situation, build } = placeOf(plan, deal, target);
  const root = new Scene(situation, {}, build);
  const said = new Set<string>();
  for (const counts of walk) {
    let scene = root;
    listNames.forEach((list, index) => {
      const count = counts[index] ?? -1;
      if (count >= 0 && situation.lists[list].isOpen) scene = scene.counting(index, count);
    });
    const anew = new Scene(situation, scene.counts, build);
    expect(saidBy(scene)).toEqual(saidBy(anew));
    for (const list of listNames) expect(scene.referencesTo(list)).toBe(anew.referencesTo(list));
    said.add(JSON.stringify(saidBy(scene)));
  }
  return said.size;
}

const walks = fc.array(
  fc.array(fc.integer({ min: -1, max: 2 }), {
    minLength: listNames.length,
    maxLength: listNames.length,
  }),
  { minLength: 4, maxLength: 4 },
);

describe("scenes that were made of one another say what scenes made anew say", () => {
  test.each([
    ["people", { people: ["keen", "rank"], plain: 1 }],
    ["firms", { people: ["organisation"], plain: 1 }],
  ] as const)("in worlds made at random: %s", (_, options) => {
    let worth = 0;
    let made = 0;
    fc.assert(
      fc.property(worldArbitrary(options), walks, ({ ruleSet, deal }, walk) => {
        made++;
        const parsed = parseRuleSet(ruleSet);
        if (!parsed.ok) throw new Error(parsed.issues[0]?.message.en);
        const plan = compileRuleSet(parsed.ruleSet);
        if (compares(plan, deal, plan.stages.length - 1, walk) > 1) worth++;
      }),
      { numRuns: 200 },
    );
    expect(worth / made).toBeGreaterThan(1 / 10);
  });

  test.each(plans.map((plan) => [plan.ruleSet.id, plan] as const))("of %s", (_, plan) => {
    fc.assert(
      fc.property(fc.constantFrom(...deals), walks, (deal, walk) => {
        compares(plan, deal, plan.stages.length - 1, walk);
      }),
      { numRuns: 20 },
    );
  });
});

test("what does not depend on who is found is made once", () => {
  const plan = compileRuleSet(meddpicc);
  const { situation, build } = placeOf(plan, { id: "d", contacts: [{ id: "p" }] }, 3);
  const root = new Scene(situation, {}, build);
  const parts = (formula: Formula): readonly Formula[] =>
    formula.kind === "all" || formula.kind === "any" || formula.kind === "at-least"
      ? [formula, ...formula.of.flatMap(parts)]
      : formula.kind === "sum"
        ? [formula, ...formula.of.flatMap(({ gates }) => gates.flatMap(parts))]
        : [formula];
  const made = new Set(parts(root.formula));
  const shared = (scene: Scene): number =>
    parts(scene.formula).filter((part) => made.has(part)).length;
  const dates = root.counting(listNames.indexOf("dates"), 1);
  expect(shared(dates)).toBeGreaterThan(shared(new Scene(situation, dates.counts, build)) + 50);
  // One item of each kind and row, whichever scene it was first asked for in.
  const { length } = root.variables;
  root.counting(listNames.indexOf("dates"), 1);
  expect(root.variables.length).toBe(length);
});

test("keys tell apart how many are found of the lists that matter, and nothing else", () => {
  const [contacts, dates] = [1 << listNames.indexOf("contacts"), 1 << listNames.indexOf("dates")];
  const counts = { contacts: 1, dates: 0 };
  expect(countsKey(counts, 0)).toBe(countsKey({}, 0));
  expect(countsKey(counts, contacts)).toBe(countsKey({ contacts: 1, needs: 4 }, contacts));
  const keys = [
    countsKey(counts, 0),
    countsKey(counts, contacts),
    countsKey({ contacts: 2 }, contacts),
    countsKey({}, contacts),
    countsKey(counts, dates),
    countsKey({}, dates),
    countsKey(counts, contacts | dates),
    countsKey({ contacts: 1, dates: 1 }, contacts | dates),
    countsKey({ contacts: 1 }, contacts | dates),
  ];
  expect(new Set(keys).size).toBe(keys.length);
});

test("costs are told of however many items there are", () => {
  const memory = new SceneMemory();
  const add = (cost: 0 | 1) => memory.variables.push({ cost } as (typeof memory.variables)[number]);
  expect([...memory.costs()]).toEqual([]);
  add(1);
  add(0);
  expect([...memory.costs()]).toEqual([1, 0]);
  const before = memory.costs();
  for (let i = 0; i < 1000; i++) add(i % 3 === 0 ? 1 : 0);
  expect([...memory.costs()]).toEqual(memory.variables.map(({ cost }) => cost));
  expect([...before]).toEqual([1, 0]);
});
