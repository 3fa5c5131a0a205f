import { valuesIn } from "../facts/values-read.ts";
import { resolveRuleSet } from "../rules/resolve-rule-set.ts";
import type { RuleSet, Signal } from "../rules/rule-set.ts";

/** A signal with the first stage in which it counts. */
export interface StagedSignal {
  readonly name: string;
  readonly signal: Signal;
  /** The index of the stage; one past the last where no stage asks for it. */
  readonly stage: number;
}

/** Returns the signals of a rule set, each with the first stage that asks for it. */
export const signalsOfStages = (ruleSet: RuleSet): readonly StagedSignal[] => {
  const asked = resolveRuleSet(ruleSet, []).stages.map(({ appliesWhen, entry, checkpoints }) => {
    const read = valuesIn(
      appliesWhen,
      entry,
      ...checkpoints.flatMap((each) => [each.appliesWhen, each.when]),
    );
    return new Set([...read].map(({ what }) => what));
  });
  return Object.entries(ruleSet.signals ?? {}).map(([name, signal]) => {
    const stage = asked.findIndex((names) => names.has(name));
    return { name, signal, stage: stage < 0 ? asked.length : stage };
  });
};
