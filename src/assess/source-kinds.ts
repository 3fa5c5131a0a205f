import type { SourceKind } from "../facts/test.ts";
import { valuesOf } from "../model/scales.ts";

/** The kinds of source from weak to strong; their rank is the index plus one. */
export const sourceKinds: readonly SourceKind[] = valuesOf("sourceKind");

const ranks = new Map<SourceKind | undefined, number>(
  sourceKinds.map((kind, index) => [kind, index + 1]),
);

/** Returns the rank of a kind of source; 0 for one that is not named, which any demand is above. */
export function rankOfSource(source: SourceKind | undefined): number {
  return ranks.get(source) ?? 0;
}
