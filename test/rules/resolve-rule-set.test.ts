import { describe, expect, test } from "vitest";
import type { Test } from "../../src/facts/test.ts";
import type { Expression } from "../../src/logic/expression.ts";
import { resolveRuleSet } from "../../src/rules/resolve-rule-set.ts";
import type { RuleSet } from "../../src/rules/rule-set.ts";
import { vocabulary } from "../conformance/vocabulary.ts";

const words = { zh: "甲", en: "A" };

const resolve = (when: unknown, more: Partial<RuleSet> = {}) =>
  resolveRuleSet(
    {
      ...vocabulary,
      ...more,
      stages: [
        { id: "s", title: words, checkpoints: [{ id: "c", title: words, when: when as never }] },
      ],
    },
    [],
  );

const expressionOf = (when: unknown, more?: Partial<RuleSet>): Expression<Test> => {
  const { stages, faults } = resolve(when, more);
  expect(faults).toEqual([]);
  return stages[0]?.checkpoints[0]?.when as Expression<Test>;
};
const testOf = (when: unknown): Test => {
  const expression = expressionOf(when);
  if (expression.kind !== "leaf") throw new Error(`a ${expression.kind}, not a question`);
  return expression.leaf;
};
/** Returns the one question asked of each element that an aggregate counts. */
const whereOf = (where: unknown): Test => {
  const { reading } = testOf({
    fact: "contacts.count",
    operator: "greaterThan",
    value: 0,
    params: { where },
  });
  if (reading.read !== "aggregate" || reading.where?.kind !== "leaf") throw new Error("no where");
  return reading.where.leaf;
};

describe("a question is resolved to a reading", () => {
  test("of a field where the deal has it, of a signal by what observations call it", () => {
    expect(testOf({ fact: "account.tier", operator: "not:equal", value: "A" })).toMatchObject({
      fact: "account.tier",
      reading: { read: "value", subject: "deal", what: "account.tier", plain: ["account", "tier"] },
      type: { kind: "choice", ordered: true },
      operator: { name: "equal" },
      decorators: [{ name: "not" }],
      value: "A",
      pointer: "/stages/0/checkpoints/0/when",
    });
    const signal = testOf({ fact: "sites", operator: "greaterThan", value: 3, source: "document" });
    expect(signal.reading).toEqual({ read: "value", subject: "deal", what: "sites" });
    expect(signal).toMatchObject({ source: "document", type: { kind: "number", min: 0 } });
  });

  test("of a field within a record, with the type it has there", () => {
    const nested = { fact: "custom.erp", path: "contract.signed", operator: "equal", value: true };
    expect(testOf(nested)).toMatchObject({
      reading: { what: "custom.erp", plain: ["custom", "erp"], path: ["contract", "signed"] },
      type: { kind: "boolean" },
    });
  });

  test("of the days until a date that a signal gives", () => {
    expect(
      testOf({ fact: "decision-day.daysUntil", operator: "lessThan", value: 30 }),
    ).toMatchObject({
      reading: { read: "days", direction: "until", of: { what: "decision-day" } },
      type: { kind: "number" },
    });
  });

  test("of whether a fact is known, personal data included", () => {
    const known = (of: string) => ({
      fact: "known",
      operator: "equal",
      value: true,
      params: { of },
    });
    expect(testOf(known("account.tier")).reading).toMatchObject({
      read: "known",
      of: { read: "value", what: "account.tier" },
    });
    // Whether the days to a date are known is whether the date is.
    expect(testOf(known("decision-day.daysAgo")).reading).toMatchObject({
      read: "known",
      of: { read: "value", what: "decision-day" },
    });
    expect(whereOf(known("personal.family")).reading).toMatchObject({
      read: "known",
      of: { subject: "contacts", what: "personal.family" },
    });
  });

  test("of what stands one hop away: from where the reference stands, through it", () => {
    const hop = whereOf({ fact: "organisation.kind", operator: "equal", value: "competitor" });
    expect(hop).toMatchObject({
      fact: "organisation.kind",
      reading: {
        subject: "contacts",
        what: "kind",
        through: { what: "organisation", list: "organisations" },
      },
    });
    const signal = whereOf({ fact: "organisation.has-stock", operator: "equal", value: true });
    expect(signal.reading).toEqual({
      read: "value",
      subject: "contacts",
      what: "has-stock",
      through: { what: "organisation", list: "organisations" },
    });
  });

  test("over a list, its params resolved for one element", () => {
    const share = testOf({
      fact: "contacts.weightedShare",
      operator: "greaterThanInclusive",
      value: 0.5,
      params: { scope: "decision-chain", weight: "influence", meets: { condition: "is-friendly" } },
    });
    expect(share).toMatchObject({
      reading: {
        read: "aggregate",
        list: "contacts",
        function: "weightedShare",
        scope: "decision-chain",
        weight: { reading: { what: "influence" }, type: { min: 0, max: 100 } },
        meets: { kind: "leaf", leaf: { fact: "stance", pointer: "/conditions/is-friendly" } },
      },
      type: { kind: "number", min: 0, max: 1 },
    });
    const best = testOf({
      fact: "contacts.best",
      operator: "greaterThanInclusive",
      value: "supporter",
      params: { of: "stance" },
    });
    expect(best).toMatchObject({ reading: { scope: "all" }, type: { scale: "stance" } });
  });
});

describe("a condition is resolved to its normal form", () => {
  const a = { fact: "budget-confirmed", operator: "equal", value: true };
  const b = { fact: "sites", operator: "greaterThan", value: 3 };
  const shape = (expression: Expression<Test>): unknown =>
    expression.kind === "leaf"
      ? `${expression.negated ? "not " : ""}${expression.leaf.fact} ${expression.leaf.operator.name}`
      : [expression.kind, ...expression.of.map(shape)];

  test("negation stands at the questions, whose operators it never flips", () => {
    expect(shape(expressionOf({ not: { all: [a, { any: [b, { not: a }] }] } }))).toEqual([
      "any",
      "not budget-confirmed equal",
      ["all", "not sites greaterThan", "budget-confirmed equal"],
    ]);
  });

  test("a named condition stands as what it names, at every use", () => {
    expect(shape(expressionOf({ atLeast: 1, of: [{ condition: "budget-is-set" }, b] }))).toEqual([
      "at-least",
      "budget-confirmed equal",
      "sites greaterThan",
    ]);
  });
});

test("how long observations count stands with each fact, list and judgement", () => {
  const { lexicon, completenessAges, judgementAge, faults } = resolve(undefined, {
    staleAfterDays: { "contacts.stance": 90, "contacts.complete": 60, judgement: 30, sites: 10 },
  });
  expect(faults).toEqual([]);
  expect(lexicon.elements.contacts.get("stance")?.staleAfterDays).toBe(90);
  expect(lexicon.deal.get("sites")?.staleAfterDays).toBe(10);
  expect(lexicon.deal.get("go-live-stated")?.staleAfterDays).toBe(180);
  expect(completenessAges).toEqual({ contacts: 60 });
  expect(judgementAge).toBe(30);
});
