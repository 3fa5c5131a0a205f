import type { Condition } from "../rules/condition.ts";

/** Returns the condition on a person to have at least one of some roles. */
export function hasRole(...roles: readonly string[]): Condition {
  return { any: roles.map((value) => ({ fact: "roles", operator: "contains", value })) };
}

/** Returns the condition on an element to be of one of some kinds. */
export function isOfKind(...kinds: readonly string[]): Condition {
  return { fact: "kind", operator: "in", value: kinds };
}

/** Returns the condition on an attribute to have a value. */
export function has(fact: string, value: string | boolean): Condition {
  return { fact, operator: "equal", value };
}
