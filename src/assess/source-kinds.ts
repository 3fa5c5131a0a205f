import type { SourceKind } from "../facts/test.ts";

/** The kinds of source from weak to strong; their rank is the index plus one. */
export const sourceKinds: readonly SourceKind[] = [
  "own-judgement",
  "informant",
  "customer-statement",
  "document",
];
