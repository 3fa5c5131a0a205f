import { isPastSelling } from "../assess/past-selling.ts";
import type { Plan } from "../assess/plan.ts";
import type { Outcome, Verdict } from "../assess/verdict.ts";
import type { Deal } from "../model/deal.ts";
import { valuesOf } from "../model/scales.ts";

/** A deal's score and how the deal ended. */
export interface ScoredOutcome {
  /** What counts of the score, 0 to 100; null: nothing applied. */
  readonly score: number | null;
  /** How it ended; absent: it is still open, or nobody has recorded the end. */
  readonly outcome?: Outcome | undefined;
}

/** A fifth of the deals won or lost, by rank of the score; deals of one score are in one band. */
export interface ScoreBand {
  /** The lowest score in it. */
  readonly from: number;
  /** The highest. */
  readonly to: number;
  readonly won: number;
  readonly lost: number;
  /** The share won of those won or lost, 0 to 1. */
  readonly winRate: number;
}

/** How well scores told the deals that were won from those that were lost. */
export interface OutcomeSummary {
  readonly won: number;
  readonly lost: number;
  /** Deals that tell nothing: open, shelved, or without a score. */
  readonly others: number;
  /** From the lowest scores to the highest, none empty: five, or fewer where scores are tied. */
  readonly bands: readonly ScoreBand[];
  /**
   * The chance that a won deal taken at random scores higher than a lost one, ties counted half:
   * 0.5 is no better than a coin; null where either kind is missing.
   */
  readonly auc: number | null;
}

/** How many bands there are where no scores are tied. */
const mostBands = 5;

const outcomes: readonly unknown[] = valuesOf("outcome");

const isOutcome = (value: unknown): value is Outcome => outcomes.includes(value);

/**
 * Returns how a deal ended: won if it stands in a stage past selling, else as its progress in the
 * rule set has it, else as the deal's own field `custom.outcome` says; undefined while it is open.
 */
export const outcomeOf = (
  deal: Deal,
  { closed, claimed }: Pick<Verdict, "closed" | "claimed">,
  plan: Pick<Plan, "stageIndex" | "wonAfter">,
): Outcome | undefined => {
  if (claimed !== null && isPastSelling(plan, plan.stageIndex.get(claimed) ?? -1)) return "won";
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

const scoresOf = (...counts: readonly OutcomeTally["won"][]): readonly number[] =>
  [...new Set(counts.flatMap((one) => Object.keys(one).map(Number)))].sort((a, b) => a - b);

/** Returns the chance that one of the first scores is above one of the second, ties counted half. */
const chanceAbove = (first: OutcomeTally["won"], second: OutcomeTally["won"]): number | null => {
  const pairs = allOf(first) * allOf(second);
  if (pairs === 0) return null;
  let above = 0;
  let below = 0;
  for (const score of scoresOf(first, second)) {
    const tied = second[score] ?? 0;
    above += (first[score] ?? 0) * (below + tied / 2);
    below += tied;
  }
  return above / pairs;
};

/** Returns fifths by rank: deals of one score stand in that of the middle of their ranks. */
const bandsOf = ({ won, lost }: OutcomeTally): readonly ScoreBand[] => {
  const all = allOf(won) + allOf(lost);
  const bands = new Map<number, ScoreBand>();
  let below = 0;
  for (const score of scoresOf(won, lost)) {
    const own = { won: won[score] ?? 0, lost: lost[score] ?? 0 };
    const tied = own.won + own.lost;
    const fifth = Math.floor((mostBands * (below + tied / 2)) / all);
    below += tied;
    const band = bands.get(fifth) ?? { from: score, won: 0, lost: 0 };
    const sums = { won: band.won + own.won, lost: band.lost + own.lost };
    const winRate = sums.won / (sums.won + sums.lost);
    bands.set(fifth, { from: band.from, to: score, ...sums, winRate });
  }
  return [...bands.values()];
};

/** Returns the win rate by fifths of the score, and the area under the curve of the score. */
export const outcomesOf = (tally: OutcomeTally): OutcomeSummary => {
  const { won, lost, others } = tally;
  const auc = chanceAbove(won, lost);
  return { won: allOf(won), lost: allOf(lost), others, bands: bandsOf(tally), auc };
};

/** Returns the win rate by fifths of the score, and the area under the curve of the score. */
export const summariseOutcomes = (deals: readonly ScoredOutcome[]): OutcomeSummary =>
  outcomesOf(deals.map(outcomeTally).reduce(joinOutcomes, noOutcomes));
