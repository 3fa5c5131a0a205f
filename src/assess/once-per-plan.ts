import type { Plan } from "./plan.ts";
import type { Slots } from "./slots.ts";

/**
 * Returns a function that works something out about a plan when it is first asked for, and keeps
 * it as long as the plan: what a bare decision does not ask for costs it nothing.
 */
export function oncePerPlan<T extends object>(make: (plan: Plan) => T): (plan: Plan<string>) => T {
  // By the slots, which a plan keeps when it is made to answer from elsewhere.
  const known = new WeakMap<Slots, T>();
  return (plan) => {
    let made = known.get(plan.slots);
    if (made === undefined) {
      made = make(plan);
      known.set(plan.slots, made);
    }
    return made;
  };
}
