import type { RuleSet, Signal } from "../rules/rule-set.ts";

/** A signal with the first stage in which it counts. */
export interface StagedSignal {
  readonly name: string;
  readonly signal: Signal;
  /** The index of the stage; one past the last where no stage asks for it. */
  readonly stage: number;
}

/** Returns every name that stands as a fact or a named condition anywhere within a value. */
const namesIn = (value: unknown, names: Set<string>): Set<string> => {
  if (Array.isArray(value)) for (const inner of value) namesIn(inner, names);
  else if (typeof value === "object" && value !== null)
    for (const [key, inner] of Object.entries(value))
      if ((key === "fact" || key === "condition") && typeof inner === "string") names.add(inner);
      else namesIn(inner, names);
  return names;
};

/** Returns the signals of a rule set, each with the first stage that asks for it. */
export const signalsOfStages = (ruleSet: RuleSet): readonly StagedSignal[] => {
  const conditions: Readonly<Record<string, unknown>> = ruleSet.conditions ?? {};
  const asked = (ruleSet.stages ?? []).map((stage) => {
    const names = namesIn(stage, new Set());
    for (const name of names) if (Object.hasOwn(conditions, name)) namesIn(conditions[name], names);
    return names;
  });
  return Object.entries(ruleSet.signals ?? {}).map(([name, signal]) => {
    const stage = asked.findIndex((names) => names.has(name));
    return { name, signal, stage: stage < 0 ? asked.length : stage };
  });
};
