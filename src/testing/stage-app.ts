import type { Plan } from "../assess/plan.ts";
import type { Outcome } from "../assess/verdict.ts";
import type { Deal } from "../model/deal.ts";
import type { Observation } from "../model/observation.ts";

/** What may be returned at once or later. */
export type Awaitable<T> = T | Promise<T>;

/** A deal, and the stage that somebody says it is in. */
export interface StagedDeal {
  readonly deal: Deal;
  readonly stage: string;
}

/**
 * The part of an app that keeps deals and their stages. Stages are those of the rule set, days civil
 * days. What a call returns is not looked at, and it may refuse by throwing: only the stage counts
 * that is read afterwards.
 */
export interface StageApp {
  /** Puts a new deal on file, with its people and evidence, in no stage. */
  readonly create: (deal: Deal, at: string) => Awaitable<unknown>;
  /** Adds an observation to the evidence of a deal. */
  readonly record: (deal: string, observation: Observation) => Awaitable<unknown>;
  /** Asks to move a deal to a stage, or into the first one. */
  readonly move: (deal: string, to: string, at: string) => Awaitable<unknown>;
  /** Returns the stage that a deal is in; null or undefined before the first. */
  readonly readStage: (deal: string) => Awaitable<string | null | undefined>;
  /** Puts a new deal on file that is said to be in a stage. */
  readonly createAt?: (deal: Deal, stage: string, at: string) => Awaitable<unknown>;
  /** Puts deals on file that another system says are in a stage. */
  readonly importDeals?: (rows: readonly StagedDeal[], at: string) => Awaitable<unknown>;
  /** Asks to move many deals to one stage. */
  readonly bulkEdit?: (deals: readonly string[], to: string, at: string) => Awaitable<unknown>;
  /** Asks to set a checkpoint aside for a deal, for good. */
  readonly waive?: (deal: string, checkpoint: string, at: string) => Awaitable<unknown>;
  /** Asks to close a deal as won; tried where `readOutcome` tells whether it was. */
  readonly win?: (deal: string, at: string) => Awaitable<unknown>;
  /** Returns what a deal was closed as; null or undefined while it is open. */
  readonly readOutcome?: (deal: string) => Awaitable<Outcome | null | undefined>;
  /** Closes a deal as lost. */
  readonly close?: (deal: string, at: string) => Awaitable<unknown>;
  /** Opens a closed deal again, in a stage. */
  readonly reopen?: (deal: string, to: string, at: string) => Awaitable<unknown>;
  /** Takes what was observed of another deal as a whole into a deal; the other is gone. */
  readonly merge?: (into: string, from: string, at: string) => Awaitable<unknown>;
  /** Lets another version of the rules decide from now on. */
  readonly changeRules?: (plan: Plan, at: string) => Awaitable<unknown>;
}

/** How a model opens an app; every sequence of calls gets a fresh one. */
export interface GateAdapter {
  /**
   * Returns the app with nothing on file. An app whose store awaits `pause` before it reads or
   * writes lets the model decide who goes first when two callers are at it at once.
   */
  readonly open: (plan: Plan, pause: () => Promise<void>) => Awaitable<StageApp>;
}
