import type { Condition } from "../../src/rules/condition.ts";
import type { RuleSet } from "../../src/rules/rule-set.ts";

/** Returns all conditions of a rule set, those within others apart. */
export const conditionsOf = (ruleSet: RuleSet): readonly Condition[] =>
  [
    ...Object.values(ruleSet.conditions ?? {}),
    ...(ruleSet.flags ?? []).map(({ when }) => when),
    ...(ruleSet.stages ?? []).flatMap(({ appliesWhen, entry, checkpoints }) => [
      appliesWhen,
      entry,
      ...checkpoints.flatMap((checkpoint) => [checkpoint.appliesWhen, checkpoint.when]),
    ]),
  ].filter((condition) => condition !== undefined);
