import type { AppFact } from "../facts/fact.ts";
import type { Lexicon } from "../facts/lexicon.ts";
import type { Answers } from "../logic/rails.ts";
import type { ResolvedCheckpoint, ResolvedFlag, ResolvedStage } from "../rules/resolve-rule-set.ts";
import type { RuleSet } from "../rules/rule-set.ts";
import type { Reader } from "./reader.ts";
import type { Slots } from "./slots.ts";
import type { Stake } from "./stake.ts";
import type { Values } from "./values.ts";
import type { CheckpointVerdict } from "./verdict.ts";

/** A checkpoint ready to be answered. */
export interface PlannedCheckpoint {
  readonly id: string;
  /** @internal */
  readonly resolved: ResolvedCheckpoint;
  readonly weight: number;
  readonly essential: boolean;
  readonly waivable: boolean;
  /** The slot of its judgement; -1 when it takes none. @internal */
  readonly judgement: number;
  /** The node of its judgement; -1 when it takes none. @internal */
  readonly judged: number;
  /** The node of its applicability; -1: always. @internal */
  readonly applies: number;
  /** The node of its behaviours; -1: it names none. @internal */
  readonly when: number;
  /** @internal */
  readonly stake: Stake;
  /** Its verdicts, one for each answer there is. @internal */
  readonly verdicts: (CheckpointVerdict | undefined)[];
}

/** A stage ready to be answered. */
export interface PlannedStage<S extends string = string> {
  readonly id: S;
  readonly index: number;
  /** @internal */
  readonly resolved: ResolvedStage;
  readonly passMark: number;
  /** The node of its applicability; -1: always. @internal */
  readonly applies: number;
  /** The node of its entry; -1: none is asked. @internal */
  readonly entry: number;
  /** @internal */
  readonly stake: Stake;
  readonly checkpoints: readonly PlannedCheckpoint[];
}

/** A flag ready to be answered. */
export interface PlannedFlag {
  readonly id: string;
  /** @internal */
  readonly resolved: ResolvedFlag;
  readonly severity: "info" | "warn" | "block";
  readonly presumed: boolean;
  /** The node of its condition in the circuit of the flags; -1: it is never raised. @internal */
  readonly when: number;
  /** @internal */
  readonly stake: Stake;
}

/** A rule set compiled once, to be asked about any number of deals. */
export interface Plan<S extends string = string> {
  readonly ruleSet: RuleSet<S>;
  readonly overlays: readonly RuleSet[];
  /** Every fact the rules may name, the rule set's own among them. */
  readonly lexicon: Lexicon;
  readonly facts: readonly AppFact[];
  readonly stages: readonly PlannedStage<S>[];
  /** Flags of the rule set and of its overlays. */
  readonly flags: readonly PlannedFlag[];
  /** The index of a stage by its id, or by an id it had before. */
  readonly stageIndex: ReadonlyMap<string, number>;
  /** The index of the last stage of selling; -1 when the rule set names none. */
  readonly wonAfter: number;
  /** @internal */
  readonly slots: Slots;
  /** Reads a deal into the slots. @internal */
  readonly reader: Pick<Reader, "read">;
  /** Answers the conditions of the flags. @internal */
  readonly raise: (values: Values) => Answers;
  /** What missing items can have at stake, by number. @internal */
  readonly stakes: readonly Stake[];
}
