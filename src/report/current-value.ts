import type { Deal } from "../model/deal.ts";
import type { Observation } from "../model/observation.ts";

/**
 * Returns what a field of the deal as a whole, such as `opportunity.amount`, stands at on a day: the
 * newest observation that was not withdrawn, or else the plain value; undefined while unknown.
 */
export function currentValue(deal: Deal, name: string, asOf: string): unknown {
  const observed = newest(deal.evidence ?? [], name, asOf);
  return observed === undefined ? plainValue(deal, name) : observed.value;
}

function newest(
  evidence: readonly Observation[],
  name: string,
  asOf: string,
): Observation | undefined {
  let found: Observation | undefined;
  for (const one of evidence) {
    if (one.what !== name || one.about !== undefined || one.value === undefined) continue;
    if (one.at > asOf || isWithdrawn(one, evidence, asOf)) continue;
    if (found === undefined || one.at >= found.at) found = one;
  }
  return found;
}

function isWithdrawn({ id }: Observation, evidence: readonly Observation[], asOf: string): boolean {
  return id !== undefined && evidence.some((one) => one.withdraws === id && one.at <= asOf);
}

function plainValue(deal: Deal, name: string): unknown {
  let value: unknown = deal;
  for (const key of name.split(".")) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  return value;
}
