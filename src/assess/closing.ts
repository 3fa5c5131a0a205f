import type { Test } from "../facts/test.ts";
import type { Expression } from "../logic/expression.ts";
import { oncePerPlan } from "./once-per-plan.ts";
import type { Plan } from "./plan.ts";

/**
 * Returns for each slot of a plan 1 where it can help an aggregate to know its list to be complete.
 * That only takes away what they could still come to: a count of one or more can be refuted by it
 * and never shown. So it is of no help where all that is asked of an entry or of behaviours is such
 * a lower bound. What decides whether something applies is well answered either way.
 */
export const closableOf: (plan: Plan<string>) => Uint8Array = /* @__PURE__ */ oncePerPlan(
  (plan) => {
    const closable = new Uint8Array(plan.slots.tables.deal.slots.length);
    const add = (expression: Expression<Test> | undefined, isToHold: boolean): void => {
      if (expression === undefined) return;
      if (expression.kind !== "leaf") {
        for (const member of expression.of) add(member, isToHold);
      } else if (!isToHold || expression.negated || !isLowerBound(expression.leaf)) {
        closable[plan.slots.ofTest(expression.leaf)] = 1;
      }
    };
    for (const { resolved } of plan.stages) {
      add(resolved.appliesWhen, false);
      add(resolved.entry, true);
      for (const { appliesWhen, when } of resolved.checkpoints) {
        add(appliesWhen, false);
        add(when, true);
      }
    }
    return closable;
  },
);

/** Returns whether a test holds for what is known of a list whatever else is on it. */
function isLowerBound({ reading, operator, decorators }: Test): boolean {
  if (reading.read !== "aggregate" || decorators.length > 0) return false;
  if (!operator.name.startsWith("greaterThan")) return false;
  const { function: name, of } = reading;
  // What can be negative can take away again from what is known.
  if (name === "sum") return of?.type.kind === "number" && (of.type.min ?? -1) >= 0;
  return name === "count" || name === "best";
}
