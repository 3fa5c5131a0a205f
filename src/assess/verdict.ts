import type { FactType } from "../facts/fact-type.ts";
import type { ListName } from "../facts/reading.ts";
import type { SourceKind } from "../facts/test.ts";
import type { Truth } from "../logic/truth.ts";
import type { Text } from "../model/text.ts";

/** A score from 0 to 100 with its bounds; null when nothing applies. */
export interface Score {
  /** The least it can come to, whatever is still found out; rounded down. */
  readonly floor: number | null;
  /** The most it can come to; rounded up. */
  readonly ceiling: number | null;
  /** What counts today: the floor. */
  readonly value: number | null;
}

/** How the recorded stage stands against the evidence. */
export type Standing = "supported" | "understated" | "unproven" | "overstated" | "unclaimed";

/** What made a checkpoint's answer: observed behaviours, a judgement, or both. */
export type MetBy = "behaviours" | "judgement" | "both";

/** The answer to one checkpoint. */
export interface CheckpointVerdict {
  readonly id: string;
  readonly applies: Truth;
  readonly truth: Truth;
  /** What satisfied it; null while it is not satisfied. */
  readonly metBy: MetBy | null;
  readonly essential: boolean;
  readonly weight: number;
  /** Left out of the sum by a waiver in force. */
  readonly waived: boolean;
}

/** The answer to one stage; the doors of a checklist's sections are all without meaning. */
export interface StageVerdict<S extends string = string> {
  readonly id: S;
  readonly applies: Truth;
  /** Whether its own entry condition holds. */
  readonly entry: Truth;
  /** Whether its essential checkpoints and its pass mark are met. */
  readonly exit: Truth;
  /** Whether its door is open: it applies, and all before it is done. */
  readonly reach: Truth;
  /** `passed`: by a recorded advance; `presumed`: by an adoption; null: to be shown. */
  readonly behind: "passed" | "presumed" | null;
  readonly score: Score;
  readonly checkpoints: readonly CheckpointVerdict[];
}

/** Why a value is unknown. */
export type UnknownReason =
  | "absent"
  | "conflict"
  | "stale"
  | "source"
  | "invalid"
  | "incomplete"
  | "failed"
  | "timed-out";

/** What kind of thing a missing item asks for. */
export type MissingKind = "signal" | "fact" | "attribute" | "completeness" | "judgement" | "person";

/** One thing to know of somebody yet to be found. */
export interface MissingField {
  readonly what: string;
  readonly title: Text;
  readonly type: FactType;
  /** The weakest kind of source that would count for every rule that asks, where one is demanded. */
  readonly source?: SourceKind;
}

/** One thing nobody has answered yet, with all it takes to draw a form for it. */
export interface MissingItem<S extends string = string> {
  /** Names the item within its rule set; what `answer` takes. */
  readonly id: string;
  readonly kind: MissingKind;
  /** What an observation that answers it is called. */
  readonly what: string;
  /** The person or organisation it is about; absent: the deal. */
  readonly about?: string;
  /** The list it stands in: for attributes, completeness, and people yet to be found. */
  readonly list?: ListName;
  readonly title: Text;
  readonly ask: Text;
  /** The type of the answer, its choices included; of completeness, `false` is an answer too. */
  readonly type: FactType;
  /** The weakest kind of source that would count, where one is demanded. */
  readonly source?: SourceKind;
  readonly reason: UnknownReason;
  /** For a person or organisation yet to be found: what the rules want to know of them. */
  readonly fields?: readonly MissingField[];
  /** The checkpoints it can still move, by id. */
  readonly checkpoints: readonly string[];
  /** The doors it can still open, by stage id. */
  readonly doors: readonly S[];
  /** The weight of those checkpoints. */
  readonly points: number;
  /** Whether one of them is essential. */
  readonly essential: boolean;
}

/** The answer to one flag. */
export interface FlagVerdict {
  readonly id: string;
  readonly severity: "info" | "warn" | "block";
  readonly truth: Truth;
  /** Passes while unknown, and says so. */
  readonly presumed: boolean;
}

/** An observed value that does not count as it stands. */
export interface Doubt {
  readonly what: string;
  readonly about?: string;
  /** The day of the observation. */
  readonly at: string;
}

/** The next door: which stage, and whether the deal may enter it. */
export interface MayAdvance<S extends string = string> {
  readonly truth: Truth;
  /** The next stage; null after the last, and for a closed deal. */
  readonly to: S | null;
  /** Stages between that do not apply. */
  readonly over: readonly S[];
}

/** How a deal was closed. */
export type Outcome = "won" | "lost" | "shelved";

/** The identity of the rules a verdict was worked out by. */
export interface RuleSetIdentity {
  readonly id: string;
  readonly version: string;
  /** SHA-256 over the canonical JSON of rule set, overlays and app facts; hexadecimal. */
  readonly digest: string;
  readonly overlays: readonly { readonly id: string; readonly version: string }[];
}

/** The answer to a deal: plain data, the same for the same deal, rule set and day. */
export interface Verdict<S extends string = string> {
  readonly deal: string;
  readonly ruleSet: RuleSetIdentity;
  /** The civil day it is worked out for. */
  readonly asOf: string;
  /**
   * The last day it surely holds without new evidence, what the app's facts answer taken to stay as
   * it is; null: age alone never changes it.
   */
  readonly validUntil: string | null;
  /** How the deal was closed; null while it is open. */
  readonly closed: Outcome | null;
  /** The recorded stage. */
  readonly claimed: S | null;
  /** The furthest stage whose door the evidence opens. */
  readonly evidenced: S | null;
  /** The furthest stage whose door is not shut. */
  readonly possible: S | null;
  readonly standing: Standing;
  readonly score: Score;
  readonly stages: readonly StageVerdict<S>[];
  readonly mayAdvance: MayAdvance<S>;
  /** What the nearest door asks for stands first; then the essential, then what carries points. */
  readonly missing: readonly MissingItem<S>[];
  readonly flags: readonly FlagVerdict[];
  /** What the gate takes for granted: stages of an adoption, block flags presumed absent. */
  readonly presumed: { readonly stages: readonly S[]; readonly flags: readonly string[] };
  /** Checkpoints a waiver leaves out. */
  readonly waived: readonly string[];
  /** Different values observed on the same day. */
  readonly conflicts: readonly Doubt[];
  /** Observations that are too old to count. */
  readonly stale: readonly Doubt[];
  /** Observations that do not fit the type of what they are about. */
  readonly invalid: readonly Doubt[];
  /** Stages passed on evidence that has since grown too old. */
  readonly reconfirm: readonly S[];
}
