import type { Finding } from "../analyze/analyze-rule-set.ts";
import type { IssueBase } from "../model/issue.ts";
import type { Position } from "../model/json-text.ts";

/** What a check found in a rule file, and where in its text; what a base brings with it has no line. */
export type PlacedFinding = Finding & Partial<Position>;

/** A rule file that was checked. */
export interface CheckedFile {
  /** What the file is called. */
  readonly file: string;
  /** Its text, where it could be read. */
  readonly text?: string;
  /** What keeps it from being used. */
  readonly issues: readonly IssueBase[];
  /** What is likely wrong with it though it may be used. */
  readonly findings: readonly PlacedFinding[];
}

/** Returns what was told of a file, issues as errors. */
export function toldOf({
  issues,
  findings,
}: CheckedFile): readonly (IssueBase & { readonly severity: Finding["severity"] })[] {
  return [...issues.map((issue) => ({ ...issue, severity: "error" as const })), ...findings];
}
