import { describe, expect, test } from "vitest";
import { crosswalkOf, crosswalkPage } from "../../scripts/crosswalk.ts";
import { observationsRead } from "../../scripts/observations-read.ts";
import { text } from "../../src/model/text.ts";
import type { Condition } from "../../src/rules/condition.ts";
import type { RuleSet, Signal } from "../../src/rules/rule-set.ts";

const signal = (subject: Signal["subject"]): Signal => ({
  title: text("见过", "seen"),
  subject,
  type: "boolean",
  favours: "us",
  ask: text("见过吗？", "Seen?"),
});
const signals = { "deal-seen": signal("deal"), "person-seen": signal("contact") };
const is = (fact: string, value: boolean | string = true): Condition => ({
  fact,
  operator: "equal",
  value,
});
const atLeastOne = (list: string, where: Condition): Condition => ({
  fact: `${list}.count`,
  operator: "greaterThanInclusive",
  value: 1,
  params: { where },
});
const readBy = (condition: Condition, conditions: RuleSet["conditions"] = {}) =>
  [...observationsRead(condition, { signals, conditions })].sort();

describe("what a condition reads", () => {
  test.each([
    ["a field, however its days are counted", is("account.tier", "A"), ["account.tier"]],
    [
      "days from a date",
      { fact: "opportunity.needBy.daysUntil", operator: "lessThan", value: 9 },
      ["opportunity.needBy"],
    ],
    ["that a field is known", { ...is("known"), params: { of: "account.tier" } }, ["account.tier"]],
    [
      "what is nested in any way",
      {
        all: [{ any: [is("deal-seen")] }, { not: { atLeast: 1, of: [is("account.name", "甲")] } }],
      },
      ["account.name", "deal-seen"],
    ],
    [
      "what a person and a hop from them show",
      atLeastOne("contacts", {
        all: [is("person-seen"), is("stance", "neutral"), is("reportsTo.stance", "enemy")],
      }),
      ["contacts.reportsTo", "contacts.stance", "person-seen"],
    ],
    [
      "a document by its kind and not by its status",
      atLeastOne("documents", {
        all: [{ fact: "kind", operator: "in", value: ["rfi", "tender"] }, is("status", "received")],
      }),
      ["documents:rfi", "documents:tender"],
    ],
    ["an activity of any kind", atLeastOne("activities", is("status", "done")), ["activities"]],
    [
      "the kind of somebody's organisation",
      atLeastOne("contacts", is("organisation.kind", "tender-agent")),
      ["contacts.organisation", "organisations:tender-agent"],
    ],
    [
      "who has a say, and that nobody of them is missing, for a share",
      {
        fact: "contacts.weightedShare",
        operator: "greaterThan",
        value: 0.5,
        params: { meets: is("stance", "mentor"), weight: "influence", scope: "decision-chain" },
      },
      ["contacts.complete", "contacts.influence", "contacts.roles", "contacts.stance"],
    ],
    [
      "that nobody else is on the list, for none",
      {
        fact: "organisations.count",
        operator: "equal",
        value: 0,
        params: { where: is("kind", "competitor") },
      },
      ["organisations.complete", "organisations:competitor"],
    ],
    ["nothing, of the verdict itself", { fact: "verdict.stale", operator: "equal", value: 0 }, []],
  ] as const)("is %s", (_, condition, expected) => {
    expect(readBy(condition as Condition)).toEqual(expected);
  });

  test("is what its named conditions read, on a person as well", () => {
    const conditions = { seen: is("person-seen"), twice: { condition: "seen" } };
    expect(readBy(atLeastOne("contacts", { condition: "twice" }), conditions)).toEqual([
      "person-seen",
    ]);
  });
});

const ruleSet = (id: string, parts: Partial<RuleSet>): RuleSet => ({
  id,
  version: "1.0.0",
  kind: "stages",
  title: text(`${id}集`, `Set ${id}`),
  ...parts,
});
const called = (id: string) => ({ id, title: text(`${id}项`, `Item ${id}`) });
const one = ruleSet("one", {
  signals,
  stages: [
    {
      ...called("first"),
      entry: is("deal-seen"),
      checkpoints: [
        { ...called("check"), when: is("deal-seen"), appliesWhen: is("account.fitsCriteria") },
        { ...called("met"), when: atLeastOne("activities", is("status", "done")) },
      ],
    },
  ],
});
const two = ruleSet("two", {
  kind: "overlay",
  signals: { "deal-seen": signals["deal-seen"] },
  flags: [
    { ...called("warned"), severity: "warn", when: is("deal-seen") },
    {
      ...called("called-on"),
      severity: "info",
      when: atLeastOne("activities", is("kind", "visit")),
    },
  ],
});

describe("the crosswalk", () => {
  const served = (name: string) =>
    [...(crosswalkOf([one, two]).get(name) ?? [])].map(([{ id }, places]) => [
      id,
      places.map((place) => `${place.part} ${place.id}`),
    ]);

  test("names every place that an observation serves", () => {
    expect(served("deal-seen")).toEqual([
      ["one", ["entry first", "checkpoint check"]],
      ["two", ["flag warned"]],
    ]);
    expect(served("account.fitsCriteria")).toEqual([["one", ["applies check"]]]);
  });

  test("counts what takes an activity of any kind with every kind", () => {
    expect(served("activities:visit")).toEqual([
      ["one", ["checkpoint met"]],
      ["two", ["flag called-on"]],
    ]);
    expect(served("activities")).toEqual([]);
  });

  test("shows on its page what serves two rule sets or more, in both languages", () => {
    const page = crosswalkPage([two, one]);
    const names = [...page.matchAll(/^\| `([^`]+)`<br>/gm)].map(([, name]) => name);
    expect(names).toEqual(["deal-seen", "activities:visit"]);
    expect(page).toContain(
      "| `deal-seen`<br>seen<br>见过 | `one` | `check` Item check · check项<br>*entry* 进入：`first` Item first · first项 |\n" +
        "|  | `two` | *flag* 提示：`warned` Item warned · warned项 |\n",
    );
    expect(page).not.toContain("account.fitsCriteria");
  });
});
