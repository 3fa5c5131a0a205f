import { isRecord } from "../model/is-record.ts";
import { type ImportIssue, importIssue } from "./import-issue.ts";
import type { Meaning } from "./mapping.ts";
import type { Placement, ReadRow } from "./read-row.ts";

/** A move as the rows of a history tell it. */
interface ToldMove {
  readonly kind: "external";
  readonly from?: string;
  readonly to: string;
  readonly outcome?: string;
  readonly at: string;
  readonly by?: string;
  readonly note?: string;
}

/** Where a deal stands, and how it ended. */
export interface Standing {
  readonly stage?: string | undefined;
  readonly outcome?: string | undefined;
}

/** The moves of a deal, where they end, and the rows that tell none. */
export interface History extends Standing {
  readonly moves: readonly ToldMove[];
  readonly faults: readonly { readonly row: ReadRow; readonly issue: ImportIssue }[];
}

const placed = (row: ReadRow, what: string): Placement | undefined =>
  row.placements.find(({ target }) => target.what === what);

const textAt = (row: ReadRow, what: string): string | undefined => {
  const value = placed(row, what)?.value;
  return typeof value === "string" ? value : undefined;
};

/** Returns the stage and the outcome that a value of a stage column stands for. */
export const standingOf = (value: Meaning | undefined): Standing =>
  typeof value === "string" ? { stage: value } : isRecord(value) ? value : {};

const inTime = (one: ReadRow, other: ReadRow): number =>
  (placed(one, "at")?.moment?.order ?? 0) - (placed(other, "at")?.moment?.order ?? 0) ||
  one.line - other.line;

/**
 * Returns the moves that the rows of a history tell, in the order of their times. A row that leaves
 * the deal where it was tells no move; one that closes it without a stage leaves it where it stood.
 */
export const movesOf = (rows: readonly ReadRow[]): History => {
  const moves: ToldMove[] = [];
  const faults: History["faults"][number][] = [];
  let stage: string | undefined;
  let ended: string | undefined;
  for (const row of [...rows].sort(inTime)) {
    const at = placed(row, "at")?.moment?.day;
    const { stage: to = stage, outcome } = standingOf(placed(row, "stage")?.value);
    // Invariant: rows without a day or a stage cell were rejected when they were read.
    if (at === undefined || to === undefined) {
      faults.push({ row, issue: importIssue("no-stage-before", []) });
      continue;
    }
    if (to === stage && outcome === ended) continue;
    const by = textAt(row, "by");
    const note = textAt(row, "note");
    moves.push({
      kind: "external",
      ...(stage !== undefined && { from: stage }),
      to,
      ...(outcome !== undefined && { outcome }),
      at,
      ...(by !== undefined && { by }),
      ...(note !== undefined && { note }),
    });
    stage = to;
    ended = outcome;
  }
  return { moves, stage, outcome: ended, faults };
};
