import type { Finding } from "../analyze/analyze-rule-set.ts";
import type { Fix } from "../analyze/finding.ts";
import type { IssueBase } from "../model/issue.ts";
import type { Position } from "../model/json-text.ts";

/** A part of a text, in UTF-16 units, and what is to stand in its place. */
export interface Replacement {
  readonly offset: number;
  readonly length: number;
  readonly text: string;
}

/** What takes away what was told of a text, and leaves every answer as it was. */
interface Mending {
  readonly fix?: Pick<Fix, "title">;
  readonly replacement?: Replacement;
}

/** What a check found in a rule file, and where in its text; what a base brings with it has no line. */
export type PlacedFinding = Finding & Partial<Position> & Pick<Mending, "replacement">;

/** A rule file that was checked. */
export interface CheckedFile {
  /** What the file is called. */
  readonly file: string;
  /** Its text, where it could be read. */
  readonly text?: string;
  /** What keeps it from being used. */
  readonly issues: readonly (IssueBase & Mending)[];
  /** What is likely wrong with it though it may be used. */
  readonly findings: readonly PlacedFinding[];
}

/** What was told of a file: how grave it is, and for some of it what mends it. */
export type Told = IssueBase & Mending & { readonly severity: Finding["severity"] };

/** Returns what was told of a file, issues as errors. */
export function toldOf({ issues, findings }: CheckedFile): readonly Told[] {
  return [...issues.map((issue) => ({ ...issue, severity: "error" as const })), ...findings];
}
