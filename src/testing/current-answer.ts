import { isSameValue } from "../assess/same-data.ts";
import type { Deal } from "../model/deal.ts";
import type { Observation } from "../model/observation.ts";

/** What a deal says of one thing on a day, ageing left aside. */
export type CurrentAnswer =
  | { readonly state: "absent" }
  /** `at` is absent for a plain value. */
  | { readonly state: "given"; readonly value: unknown; readonly at?: string }
  | { readonly state: "contradicted"; readonly at: string };

/** Returns the observations on file on a day that nobody has withdrawn by then. */
function standing(evidence: readonly Observation[], asOf: string): readonly Observation[] {
  const onFile = evidence.filter(({ at, recordedAt = at }) => at <= asOf && recordedAt <= asOf);
  const withdrawn = new Set(onFile.map(({ withdraws }) => withdraws));
  return onFile.filter(
    ({ id, value }) => value !== undefined && (id === undefined || !withdrawn.has(id)),
  );
}

/** Returns what a deal says of one thing on a day, the plain value given. */
export function currentAnswer(
  deal: Deal,
  what: string,
  about: string | undefined,
  plain: unknown,
  asOf: string,
): CurrentAnswer {
  const said = standing(deal.evidence ?? [], asOf).filter(
    (observation) => observation.what === what && observation.about === about,
  );
  const at = said
    .map((observation) => observation.at)
    .sort()
    .at(-1);
  if (at === undefined)
    return plain === undefined ? { state: "absent" } : { state: "given", value: plain };
  const newest = said.filter((observation) => observation.at === at);
  const [first, ...others] = newest.map(({ value }) => value);
  return others.every((other) => isSameValue(other, first))
    ? { state: "given", value: first, at }
    : { state: "contradicted", at };
}
