import type { AppFact } from "../facts/fact.ts";
import { digestOf } from "../model/digest.ts";
import { oncePerPlan } from "./once-per-plan.ts";
import type { Plan } from "./plan.ts";
import type { RuleSetIdentity } from "./verdict.ts";

/**
 * Returns which rules a plan decides by: id and version of its rule set and overlays, and a digest
 * over all that they say. It is worked out when it is first asked for.
 */
export const identityOf: (plan: Plan<string>) => RuleSetIdentity = /* @__PURE__ */ oncePerPlan(
  ({ ruleSet, overlays, facts }) => ({
    id: ruleSet.id,
    version: ruleSet.version,
    digest: digestOf({ ruleSet, overlays, facts: facts.map(describeFact) }),
    overlays: overlays.map(({ id, version }) => ({ id, version })),
  }),
);

function describeFact({ name, title, ask, type }: AppFact): unknown {
  return { name, title, ask, type };
}
