import { describe, expect, test } from "vitest";
import { signalsOfStages } from "../../src/generate/signals-of-stages.ts";
import type { RuleSet } from "../../src/rules/rule-set.ts";
import { b2bQualification, kaFunnel, shippedRuleSets } from "../../src/shipped/rule-sets.ts";
import { questionsOf } from "../../src/testing/questions.ts";
import { is, planOf, shown, signal, stage } from "../gate/pipeline.ts";

const stagesOf = (ruleSet: RuleSet): Readonly<Record<string, number>> =>
  Object.fromEntries(signalsOfStages(ruleSet).map(({ name, stage: index }) => [name, index]));

test("a signal counts from the first stage that asks for it, however it asks", () => {
  const atLeastOne = { operator: "greaterThanInclusive", value: 1 };
  const some = (fact: string, params: object) => ({ ...atLeastOne, fact, params });
  const contacts = signal({ subject: "contact" });
  const number = signal({ subject: "contact", type: "number", min: 0 });
  const { ruleSet } = planOf({
    signals: {
      plain: signal(),
      "only-known": signal(),
      "decision-day": signal({ type: "date" }),
      named: signal(),
      applies: signal(),
      enters: signal(),
      counted: contacts,
      "of-organisation": signal({ subject: "organisation" }),
      summed: number,
      weight: number,
      member: contacts,
      flagged: signal(),
    },
    conditions: { outer: { not: { condition: "inner" } }, inner: { any: [is("named", true)] } },
    stages: [
      stage("a", [shown("plain", is("plain", true))]),
      stage("b", [shown("known", is("known", true, { params: { of: "only-known" } }))]),
      stage("c", [shown("day", { ...atLeastOne, fact: "decision-day.daysUntil" })]),
      stage("d", [shown("named", { condition: "outer" })]),
      stage("e", [shown("again", is("plain", true), { appliesWhen: is("applies", true) })], {
        entry: is("enters", true),
      }),
      stage("f", [shown("count", some("contacts.count", { where: is("counted", true) }))]),
      stage("g", [
        shown("hop", some("contacts.count", { where: is("organisation.of-organisation", true) })),
      ]),
      stage("h", [shown("sum", some("contacts.sum", { of: "summed" }))]),
      stage("i", [
        shown(
          "weighted",
          some("contacts.weightedShare", { weight: "weight", meets: is("member", true) }),
        ),
      ]),
    ],
    flags: [{ id: "flag", severity: "warn", title: signal().title, when: is("flagged", true) }],
  });
  expect(stagesOf(ruleSet)).toEqual({
    plain: 0,
    "only-known": 1,
    "decision-day": 2,
    named: 3,
    applies: 4,
    enters: 4,
    counted: 5,
    "of-organisation": 6,
    summed: 7,
    weight: 8,
    member: 8,
    // No stage asks for it: one past the last.
    flagged: 9,
  });
});

test("a shipped signal that is only asked whether it is known has its stage", () => {
  expect(stagesOf(b2bQualification)["purchasing-department-involved"]).toBe(4);
  expect(stagesOf(kaFunnel)["competitors-present"]).toBe(2);
});

describe.each(Object.entries<RuleSet>(shippedRuleSets))("the signals of %s", (_, ruleSet) => {
  test("have the first stage that asks for them", () => {
    const { stages = [], flags: _flags, ...others } = ruleSet;
    const asked = stages.map((each) => {
      const { facts } = questionsOf({ ...others, stages: [each] });
      return new Set(facts.map(({ what }) => what));
    });
    const first = (name: string): number => asked.findIndex((names) => names.has(name));
    expect(stagesOf(ruleSet)).toEqual(
      Object.fromEntries(
        Object.keys(ruleSet.signals ?? {}).map((name) => [
          name,
          first(name) < 0 ? stages.length : first(name),
        ]),
      ),
    );
  });
});
