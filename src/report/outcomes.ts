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

/**
 * The scores of deals that have ended, counted. It holds no deal and no more entries than there are
 * scores; tallies of parts join into that of the whole.
 */
export interface OutcomeTally {
  /** How many deals of a score were won, by the score. */
  readonly won: Readonly<Record<string, number>>;
  readonly lost: Readonly<Record<string, number>>;
  /** Deals that tell nothing: open, shelved, or without a score. */
  readonly others: number;
}

/** No deals at all. */
export const noOutcomes: OutcomeTally = { won: {}, lost: {}, others: 0 };

/** Returns the tally of one deal. */
export const outcomeTally = ({ score, outcome }: ScoredOutcome): OutcomeTally =>
  score !== null && (outcome === "won" || outcome === "lost")
    ? { ...noOutcomes, [outcome]: { [score]: 1 } }
    : { ...noOutcomes, others: 1 };

const joinCounts = (one: OutcomeTally["won"], other: OutcomeTally["won"]): OutcomeTally["won"] => {
  const counts = { ...one };
  for (const [score, count] of Object.entries(other)) counts[score] = (counts[score] ?? 0) + count;
  return counts;
};

/** Returns two tallies as one. */
export const joinOutcomes = (one: OutcomeTally, other: OutcomeTally): OutcomeTally => ({
  won: joinCounts(one.won, other.won),
  lost: joinCounts(one.lost, other.lost),
  others: one.others + other.others,
});

const allOf = (counts: OutcomeTally["won"]): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

/** Returns the chance that one of the first scores is above one of the second, ties counted half. */
const chanceAbove = (first: OutcomeTally["won"], second: OutcomeTally["won"]): number | null => {
  const pairs = allOf(first) * allOf(second);
  if (pairs === 0) return null;
  const scores = [...new Set([...Object.keys(first), ...Object.keys(second)])].map(Number);
  let above = 0;
  let below = 0;
  for (const score of scores.sort((one, other) => one - other)) {
    const tied = second[score] ?? 0;
    above += (first[score] ?? 0) * (below + tied / 2);
    below += tied;
  }
  return above / pairs;
};

/** Returns the win rate by band of the score, and the area under the curve of the score. */
export const outcomesOf = ({ won, lost, others }: OutcomeTally): OutcomeSummary => {
  const bands = edges.slice(0, -1).map((from, index): ScoreBand => {
    const end = edges[index + 1] ?? 101;
    const within = (counts: OutcomeTally["won"]): number =>
      Object.entries(counts).reduce(
        (sum, [score, count]) => (Number(score) >= from && Number(score) < end ? sum + count : sum),
        0,
      );
    const counts = { won: within(won), lost: within(lost) };
    const all = counts.won + counts.lost;
    return { from, to: end - 1, ...counts, winRate: all === 0 ? null : counts.won / all };
  });
  return { won: allOf(won), lost: allOf(lost), others, bands, auc: chanceAbove(won, lost) };
};

/** Returns the win rate by band of the score, and the area under the curve of the score. */
export const summariseOutcomes = (deals: readonly ScoredOutcome[]): OutcomeSummary =>
  outcomesOf(deals.map(outcomeTally).reduce(joinOutcomes, noOutcomes));
