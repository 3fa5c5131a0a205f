import type { AppFact } from "../facts/fact.ts";
import { digestOf } from "./digest.ts";
import type { Plan } from "./plan.ts";
import type { Slots } from "./slots.ts";
import type { RuleSetIdentity } from "./verdict.ts";

// By the slots, which a plan keeps when it is made to answer from elsewhere.
const identities = new WeakMap<Slots, RuleSetIdentity>();

/**
 * Returns which rules a plan decides by: id and version of its rule set and overlays, and a digest
 * over all that they say. It is worked out when it is first asked for.
 */
export function identityOf(
  plan: Pick<Plan, "ruleSet" | "overlays" | "facts" | "slots">,
): RuleSetIdentity {
  const known = identities.get(plan.slots);
  if (known !== undefined) return known;
  const { ruleSet, overlays, facts, slots } = plan;
  const identity: RuleSetIdentity = {
    id: ruleSet.id,
    version: ruleSet.version,
    digest: digestOf({ ruleSet, overlays, facts: facts.map(describeFact) }),
    overlays: overlays.map(({ id, version }) => ({ id, version })),
  };
  identities.set(slots, identity);
  return identity;
}

function describeFact({ name, title, ask, type }: AppFact): unknown {
  return { name, title, ask, type };
}
