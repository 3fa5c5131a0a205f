import type { StageVerdict, Verdict } from "../assess/verdict.ts";
import type { Truth } from "../logic/truth.ts";
import type { Money } from "../model/money.ts";
import type { MoneyTally } from "../model/money-tally.ts";
import type { Text } from "../model/text.ts";

/** One answer of a verdict that is another than before; a stage by its newer id. */
export interface Shift {
  readonly property:
    | "evidenced"
    | "possible"
    | "standing"
    | "next"
    | "mayAdvance"
    | "floor"
    | "ceiling";
  readonly from: string | number | null;
  readonly to: string | number | null;
}

/** What a checkpoint comes to on a deal. */
export interface CheckpointState {
  readonly stage: string;
  readonly applies: Truth;
  readonly truth: Truth;
  readonly essential: boolean;
  readonly weight: number;
  readonly waived: boolean;
}

/** What a stage comes to on a deal. */
export interface StageState extends Pick<StageVerdict, "applies" | "entry" | "exit"> {
  readonly passMark: number;
}

/** What a flag comes to on a deal. */
export interface FlagState {
  readonly truth: Truth;
  readonly severity: "info" | "warn" | "block";
}

/** What named part of the rules a verdict changed through; null where one rule set has it not. */
export type Cause = { readonly id: string; readonly title: Text } & (
  | {
      readonly part: "checkpoint";
      readonly from: CheckpointState | null;
      readonly to: CheckpointState | null;
    }
  | { readonly part: "stage"; readonly from: StageState | null; readonly to: StageState | null }
  | { readonly part: "flag"; readonly from: FlagState | null; readonly to: FlagState | null }
);

/** A deal whose verdict is another by the newer rules. */
export interface VerdictDifference {
  readonly deal: string;
  readonly name: string;
  /** The expected amount, as the newer rules let it age; null while it is unknown. */
  readonly amount: Money | null;
  /** Whether the deal stands further, higher or nearer to its door than before, or less so. */
  readonly direction: "worse" | "better" | "other";
  readonly shifts: readonly Shift[];
  readonly through: readonly Cause[];
}

/** What the newer rules change about some deals on one day. */
export interface VerdictComparison {
  readonly asOf: string;
  readonly all: MoneyTally;
  readonly changed: MoneyTally;
  readonly worse: MoneyTally;
  readonly better: MoneyTally;
  /** The shifts of evidenced stage and next door, each with the deals that make it. */
  readonly shifts: readonly (Shift & MoneyTally)[];
  /** The parts that verdicts changed through, the most deals first. */
  readonly through: readonly (Pick<Cause, "part" | "id" | "title"> & MoneyTally)[];
  /** The deals whose verdicts changed: worse ones first, then by currency and amount. */
  readonly deals: readonly VerdictDifference[];
  /** The titles of the stages that shifts name. */
  readonly stages: Readonly<Record<string, Text>>;
}

/** A verdict by the older rules with one by the newer. */
export interface VerdictPair {
  readonly from: Verdict;
  readonly to: Verdict;
}
