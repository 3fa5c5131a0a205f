import type { SourceKind } from "../facts/test.ts";

/** The kinds of source from weak to strong; their rank is the index plus one. */
export const sourceKinds: readonly SourceKind[] = [
  "own-judgement",
  "informant",
  "customer-statement",
  "document",
];

/** Returns the rank of the weakest source that a demand lets count; 0: any. */
export function rankOfDemand(source: SourceKind | undefined): number {
  return source === undefined ? 0 : sourceKinds.indexOf(source) + 1;
}
