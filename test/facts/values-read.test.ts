import { describe, expect, test } from "vitest";
import { compileRuleSet } from "../../src/assess/compile-rule-set.ts";
import type { Plan } from "../../src/assess/plan.ts";
import { listNames, subjects } from "../../src/facts/lexicon.ts";
import { valuesIn } from "../../src/facts/values-read.ts";
import type { RuleSet } from "../../src/rules/rule-set.ts";
import { shippedRuleSets } from "../../src/shipped/rule-sets.ts";
import { is, planOf, shown, signal, stage } from "../gate/pipeline.ts";

const readBy = ({ stages, flags }: Plan): readonly string[] =>
  [
    ...valuesIn(
      ...stages.flatMap(({ resolved: { appliesWhen, entry, checkpoints } }) => [
        appliesWhen,
        entry,
        ...checkpoints.flatMap((each) => [each.appliesWhen, each.when]),
      ]),
      ...flags.map(({ resolved }) => resolved.when),
    ),
  ].map(({ subject, what }) => `${subject} ${what}`);

/** The values that reading a deal looks for, but judgements and whether lists are complete. */
const lookedFor = ({ ruleSet, slots }: Plan): readonly string[] => {
  const others = new Set(listNames.map((list) => `${list}.complete`));
  return subjects.flatMap((subject) =>
    [...slots.tables[subject].columns.keys()]
      .filter((what) => !others.has(what) && !what.startsWith(`${ruleSet.id}/`))
      .map((what) => `${subject} ${what}`),
  );
};

describe.each(Object.values<RuleSet>(shippedRuleSets).map((each) => [each.id, each] as const))(
  "the values that %s reads",
  (_, ruleSet) => {
    test("are those that a deal is searched for", () => {
      const plan = compileRuleSet(ruleSet);
      expect([...new Set(readBy(plan))].sort()).toEqual([...lookedFor(plan)].sort());
    });
  },
);

test("every value that a condition reads is told with whose it is, in the order it is read", () => {
  const atLeastOne = { operator: "greaterThanInclusive", value: 1 };
  const plan = planOf(
    {
      signals: { votes: signal({ subject: "contact", type: "number", min: 0 }) },
      stages: [
        stage("only", [
          shown("value", is("account.tier", "A")),
          shown("known", is("known", true, { params: { of: "opportunity.amount" } })),
          shown("days", { ...atLeastOne, fact: "opportunity.needBy.daysUntil" }),
          shown("app", is("known", true, { params: { of: "crm.health" } })),
          shown("everybody", { ...atLeastOne, fact: "documents.count" }),
          shown("chain", {
            fact: "contacts.weightedShare",
            ...atLeastOne,
            params: {
              scope: "decision-chain",
              where: { not: is("organisation.kind", "competitor") },
              meets: is("stance", "mentor"),
              weight: "votes",
            },
          }),
          shown("sum", {
            ...atLeastOne,
            fact: "contacts.sum",
            params: { of: "influence" },
          }),
        ]),
      ],
      flags: [
        {
          id: "verdict",
          severity: "warn",
          title: signal().title,
          when: { ...atLeastOne, fact: "verdict.stale" },
        },
      ],
    },
    [
      {
        name: "crm.health",
        title: signal().title,
        ask: signal().ask,
        type: { kind: "number" },
      },
    ],
  );
  expect(readBy(plan)).toEqual([
    "deal account.tier",
    "deal opportunity.amount",
    "deal opportunity.needBy",
    "deal crm.health",
    "contacts roles",
    "contacts organisation",
    "organisations kind",
    "contacts stance",
    "contacts votes",
    "contacts influence",
  ]);
});
