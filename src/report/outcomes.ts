import type { Outcome } from "../assess/verdict.ts";
import type { Deal } from "../model/deal.ts";

/** A deal's score and how the deal ended. */
export interface ScoredOutcome {
  /** What counts of the score, 0 to 100; null: nothing applied. */
  readonly score: number | null;
  /** How it ended; absent: it is still open, or nobody has recorded the end. */
  readonly outcome?: Outcome | undefined;
}

/** The deals whose scores fall into one band, ends included. */
export interface ScoreBand {
  readonly from: number;
  readonly to: number;
  readonly won: number;
  readonly lost: number;
  /** The share won of those won or lost, 0 to 1; null for an empty band. */
  readonly winRate: number | null;
}

/** How well scores told the deals that were won from those that were lost. */
export interface OutcomeSummary {
  readonly won: number;
  readonly lost: number;
  /** Deals that tell nothing: open, shelved, or without a score. */
  readonly others: number;
  readonly bands: readonly ScoreBand[];
  /**
   * The chance that a won deal taken at random scores higher than a lost one, ties counted half:
   * 0.5 is no better than a coin; null where either kind is missing.
   */
  readonly auc: number | null;
}

const edges = [0, 20, 40, 60, 80, 101];

const outcomes: readonly unknown[] = ["won", "lost", "shelved"] satisfies readonly Outcome[];

const isOutcome = (value: unknown): value is Outcome => outcomes.includes(value);

/**
 * Returns how a deal ended: as its progress in the rule set has it, else as the deal's own field
 * `custom.outcome` says; undefined while it is open.
 */
export const outcomeOf = (
  deal: Deal,
  { closed }: { readonly closed: Outcome | null },
): Outcome | undefined => {
  if (closed !== null) return closed;
  const told = deal.custom?.outcome;
  return isOutcome(told) ? told : undefined;
};

/** Returns the chance that one of the first scores is above one of the second, ties counted half. */
const chanceAbove = (first: readonly number[], second: readonly number[]): number | null => {
  if (first.length === 0 || second.length === 0) return null;
  const sorted = [
    ...first.map((score) => ({ score, isFirst: true })),
    ...second.map((score) => ({ score, isFirst: false })),
  ].sort((one, other) => one.score - other.score);
  let above = 0;
  let below = 0;
  for (let start = 0; start < sorted.length; ) {
    let end = start;
    let tied = 0;
    while (sorted[end]?.score === sorted[start]?.score && end < sorted.length) {
      if (!sorted[end]?.isFirst) tied++;
      end++;
    }
    const own = end - start - tied;
    above += own * (below + tied / 2);
    below += tied;
    start = end;
  }
  return above / (first.length * second.length);
};

/** Returns the win rate by band of the score, and the area under the curve of the score. */
export const summariseOutcomes = (deals: readonly ScoredOutcome[]): OutcomeSummary => {
  const scoresOf = (outcome: Outcome): readonly number[] =>
    deals.flatMap((deal) => (deal.outcome === outcome && deal.score !== null ? [deal.score] : []));
  const won = scoresOf("won");
  const lost = scoresOf("lost");
  const bands = edges.slice(0, -1).map((from, index): ScoreBand => {
    const end = edges[index + 1] ?? 101;
    const within = (scores: readonly number[]): number =>
      scores.filter((score) => score >= from && score < end).length;
    const counts = { won: within(won), lost: within(lost) };
    const all = counts.won + counts.lost;
    return { from, to: end - 1, ...counts, winRate: all === 0 ? null : counts.won / all };
  });
  return {
    won: won.length,
    lost: lost.length,
    others: deals.length - won.length - lost.length,
    bands,
    auc: chanceAbove(won, lost),
  };
};
