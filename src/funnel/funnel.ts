import type { RuleSetIdentity } from "../assess/verdict.ts";
import type { Money } from "../model/money.ts";
import type { MoneyTally } from "../model/money-tally.ts";

/** What is open in one stage: by the stage on record, and by the stage the evidence shows. */
export interface StageCapacity<S extends string = string> {
  readonly stage: S;
  readonly claimed: MoneyTally;
  readonly evidenced: MoneyTally;
}

/** Capacity, the width of the funnel: what is open on the last day. Unit: deals, and money. */
export interface Capacity<S extends string = string> {
  readonly total: MoneyTally;
  /** What has not entered the first stage, by record and by evidence; part of the total. */
  readonly beforeFirst: { readonly claimed: MoneyTally; readonly evidenced: MoneyTally };
  readonly stages: readonly StageCapacity<S>[];
}

/** How stays in a stage ended within the period, in numbers of stays. */
export interface Endings {
  /** On to a later stage, or won from here. */
  readonly onward: number;
  /** Back to an earlier stage. */
  readonly back: number;
  readonly lost: number;
  readonly shelved: number;
  /** The part of all endings that went onward, 0 to 1; null where nothing ended. */
  readonly share: number | null;
}

/** The endings of one stage. */
export type StageSlope<S extends string = string> = Endings & { readonly stage: S };

/** How deals ended within the period. */
export interface DealEndings {
  readonly won: number;
  readonly lost: number;
  readonly shelved: number;
  /** The part of all ended deals that were won, 0 to 1; null where none ended. */
  readonly share: number | null;
}

/** Slope, how well deals move on. Unit: share, 0 to 1. */
export interface Slope<S extends string = string> {
  readonly stages: readonly StageSlope<S>[];
  /** Over all stages: of the deals that ended within the period, the part that were won. */
  readonly deals: DealEndings;
}

/**
 * Evenness, how evenly open deals are spread over the stages of selling. Unit: 0 to 1; 1: every
 * stage holds as much, 0: one stage holds all; null: nothing is open, or there is one stage only.
 */
export interface Evenness<S extends string = string> {
  readonly byDeals: number | null;
  /** One for each currency, by its name. */
  readonly byAmount: readonly { readonly currency: string; readonly value: number | null }[];
  /** The stages that hold no open deal. */
  readonly empty: readonly S[];
}

/** Some durations in whole days; mean and median may fall between. */
export interface Days {
  readonly count: number;
  readonly mean: number;
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/** How long deals stay in one stage. */
export interface StageVelocity<S extends string = string> {
  readonly stage: S;
  /** Stays that ended within the period; null: none. */
  readonly ended: Days | null;
  /** Stays under way on the last day, up to that day; null: none. */
  readonly underWay: Days | null;
}

/** Velocity, how fast deals get through. Unit: days. */
export interface Velocity<S extends string = string> {
  /** From entering the first recorded stage to winning, of the deals won within the period. */
  readonly cycle: Days | null;
  readonly stages: readonly StageVelocity<S>[];
  /**
   * Why there is no cycle: no deal has a stage history; or none was won within the period whose
   * beginning is on record. Null where there is one.
   */
  readonly lacks: "history" | "won-deals" | null;
}

/** Amounts weighted by the win probability of a stage, by currency. */
export interface Forecast {
  readonly deals: number;
  /** Weighted by the stage on record. */
  readonly claimed: readonly Money[];
  /** Weighted by the stage that the evidence shows. */
  readonly evidenced: readonly Money[];
  /** Claimed less evidenced: what the forecast loses when only evidence counts. */
  readonly gap: readonly Money[];
}

/** The forecast of one owner; null: the deals name nobody. */
export type OwnerForecast = Forecast & { readonly owner: string | null };

/** The weighted forecast of what is open on the last day. */
export interface Forecasts<S extends string = string> {
  readonly total: Forecast;
  /** By name, those of nobody last. */
  readonly owners: readonly OwnerForecast[];
  /** Open deals of unknown amount, and so in no forecast. */
  readonly unknownAmounts: number;
  /** Open deals in a stage without a win probability, and so in no forecast. */
  readonly unweighted: number;
  /** The stages of selling without a win probability. */
  readonly withoutProbability: readonly S[];
}

/** An id that several deals have. */
export interface RepeatedId {
  readonly id: string;
  /** How many deals have it; each of them counts. */
  readonly deals: number;
}

/** The state of a funnel on the last day of a period, and what moved within the period. */
export interface Funnel<S extends string = string> {
  readonly ruleSet: RuleSetIdentity;
  readonly from: string;
  readonly to: string;
  /** How many deals there were, each in one of the numbers. */
  readonly deals: {
    readonly open: number;
    readonly closed: number;
    /** Open in a stage after the last one of selling. */
    readonly afterSale: number;
    /** Opened only after the period. */
    readonly later: number;
  };
  /** The ids that several of these deals have, by id: perhaps they are one deal, though each counts. */
  readonly repeated: readonly RepeatedId[];
  /** What is known of the moves up to the last day, in deals that have entered a stage. */
  readonly history: {
    readonly onRecord: number;
    readonly absent: number;
    /** Moves not in the order of their days: left out of slope and velocity. */
    readonly disordered: number;
  };
  readonly capacity: Capacity<S>;
  readonly slope: Slope<S>;
  readonly evenness: Evenness<S>;
  readonly velocity: Velocity<S>;
  readonly forecast: Forecasts<S>;
}
