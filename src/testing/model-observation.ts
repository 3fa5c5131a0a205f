import { assess } from "../assess/assess.ts";
import type { Plan } from "../assess/plan.ts";
import { leavesOf } from "../logic/expression.ts";
import type { Deal } from "../model/deal.ts";
import type { Observation } from "../model/observation.ts";
import { resolveRuleSet } from "../rules/resolve-rule-set.ts";
import { observationsOf } from "./answering.ts";
import type { SingleStep } from "./model-step.ts";

/** A step that observes something of a deal, which is named when its turn comes. */
export type Recording = Extract<SingleStep, { readonly do: "answer" | "contradict" | "flip" }>;

/** Returns what a step observes of a deal, or undefined when there is nothing of the kind. */
export function observationFor(
  step: Recording,
  deal: Deal,
  { plan, at }: { readonly plan: Plan; readonly at: string },
): Observation | undefined {
  return step.do === "answer"
    ? favourable(plan, deal, step.pick, at)
    : step.do === "contradict"
      ? contrary(deal, step.pick, at)
      : flipped(plan, step, at);
}

function favourable(plan: Plan, deal: Deal, pick: number, at: string): Observation | undefined {
  const items = assess(plan, deal, { asOf: at }).missing.filter(({ kind }) => kind !== "person");
  const item = items[pick % Math.max(1, items.length)];
  if (item === undefined) return undefined;
  const { type } = item;
  const signal = plan.ruleSet.signals?.[item.what];
  const value =
    type.kind === "boolean"
      ? signal?.favours !== "them"
      : type.kind === "choice"
        ? type.values.at(-1)?.value
        : type.kind === "number"
          ? (type.max ?? 100)
          : type.kind === "date"
            ? at
            : type.kind === "text"
              ? "said so"
              : null;
  return observationsOf({ item: item.id, value }, at)[0];
}

function contrary(deal: Deal, pick: number, at: string): Observation | undefined {
  const seen = deal.evidence ?? [];
  const one = seen[seen.length - 1 - (pick % Math.max(1, seen.length))];
  if (one === undefined) return undefined;
  const { what, about, value } = one;
  const opposite =
    typeof value === "boolean"
      ? !value
      : what.endsWith(".complete")
        ? false
        : Array.isArray(value)
          ? []
          : null;
  return {
    what,
    ...(about === undefined ? {} : { about }),
    value: opposite,
    at,
    source: "document",
  } as Observation;
}

function flipped(
  plan: Plan,
  { pick, value }: Extract<SingleStep, { readonly do: "flip" }>,
  at: string,
): Observation | undefined {
  const facts = factsOfApplicability(plan);
  const fact = facts[pick % Math.max(1, facts.length)];
  if (fact === undefined) return undefined;
  const chosen = fact.values[value % fact.values.length];
  return observationsOf({ item: fact.what, value: chosen }, at)[0];
}

interface Flippable {
  readonly what: string;
  readonly values: readonly unknown[];
}

/** Returns the facts of the deal on which it turns what applies, with values either way. */
function factsOfApplicability(plan: Plan): readonly Flippable[] {
  const { stages } = resolveRuleSet(plan.ruleSet, plan.facts);
  const conditions = stages.flatMap(({ appliesWhen, checkpoints }) => [
    appliesWhen,
    ...checkpoints.map((checkpoint) => checkpoint.appliesWhen),
  ]);
  const found = new Map<string, Flippable>();
  for (const condition of conditions) {
    if (condition === undefined) continue;
    for (const { reading, type } of leavesOf(condition)) {
      if (reading.read !== "value" || reading.subject !== "deal") continue;
      if (reading.through !== undefined || reading.path !== undefined) continue;
      const values =
        type.kind === "boolean"
          ? [true, false]
          : type.kind === "choice"
            ? type.values.map((choice) => choice.value)
            : type.kind === "number"
              ? [type.min ?? 0, type.max ?? 1_000_000]
              : [null];
      found.set(reading.what, { what: reading.what, values });
    }
  }
  return [...found.values()];
}
