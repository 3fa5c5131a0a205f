import type { Deal } from "../../model/deal.ts";
import type { UndecidedReason } from "./prover.ts";

/** The questions that are asked of a rule set. */
export const proofCodes = [
  "door-opens",
  "door-shuts",
  "checkpoint-met",
  "checkpoint-failed",
  "checkpoint-matters",
  "essentials-agree",
  "mark-reached",
  "flag-down",
  "flag-up",
  "no-leapfrog",
  "entry-suffices",
  "signal-monotone",
  "points-monotone",
] as const satisfies readonly ProofCode[];

/** One of the questions that are asked of a rule set. */
export type ProofCode =
  | "door-opens"
  | "door-shuts"
  | "checkpoint-met"
  | "checkpoint-failed"
  | "checkpoint-matters"
  | "essentials-agree"
  | "mark-reached"
  | "flag-down"
  | "flag-up"
  | "no-leapfrog"
  | "entry-suffices"
  | "signal-monotone"
  | "points-monotone";

/** What a question came to. */
export type ProofStatus =
  /** It is so, for every deal that there can be. */
  | "proven"
  /** It is not so. */
  | "refuted"
  /** It is so if the facts named are as the app may say. */
  | "conditional"
  /** Nobody can tell within the bound. */
  | "undecided";

/** The answer to one question. */
export interface Proof {
  readonly code: ProofCode;
  readonly status: ProofStatus;
  /** What it is about, as a JSON pointer into the rule set. */
  readonly pointer: string;
  /** The id of what it is about: a stage, checkpoint, flag or signal. */
  readonly subject: string;
  /** Why it is undecided; `never-alone`: refuted since other checkpoints always turn with it. */
  readonly reason?: UndecidedReason | "never-alone";
  /** Facts of the app that it rests on. */
  readonly assuming?: readonly string[];
  /** The parts of the rule set that together make it so, as JSON pointers. */
  readonly because?: readonly string[];
  /** Deals that show that it is not so: one, or one before and one after. */
  readonly deals?: readonly Deal[];
  /** A deal that shows that it is so, where one does. */
  readonly example?: Deal;
  /** Whether a `note` in the rule set says that it is meant to be so. */
  readonly intended?: true;
}
