import { decisionRoles } from "../facts/catalogue.ts";
import type { Rank } from "../logic/truth.ts";
import type { Known } from "./values.ts";

/** Returns whether a person has a say in the decision, by the roles on file. */
export function isInDecisionChain(roles: Known): Rank {
  return Array.isArray(roles) && roles.some((role) => decisionRoles.has(role as string)) ? 2 : 0;
}
