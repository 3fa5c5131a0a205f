import type { Language } from "../model/text.ts";
import type { RuleSet } from "../rules/rule-set.ts";
import type { Outline } from "../words/outline.ts";

/** A question that a salesperson asks, and the signal that holds the answer, where there is one. */
export interface HandbookQuestion {
  readonly ask: string;
  /** The anchor of the signal or field. */
  readonly anchor?: string;
}

/** What every entry of a handbook has: an anchor of its own, and where it comes from. */
export interface HandbookEntry {
  /** Names the entry within the handbook, for links. */
  readonly anchor: string;
  readonly id: string;
  readonly title: string;
  readonly advice?: string;
  readonly law: readonly string[];
  /** The numbers of its sources in the list of sources, from 1. */
  readonly sources: readonly number[];
}

/** One checkpoint as a salesperson reads it. */
export interface HandbookCheckpoint extends HandbookEntry {
  /** Whether its stage cannot be left without it. */
  readonly essential: boolean;
  /** What it counts for: "essential", "weight 2". */
  readonly marks: readonly string[];
  /** The question for the judgement. */
  readonly ask?: string;
  readonly appliesWhen?: Outline;
  /** The behaviours that show it; absent: judgement alone. */
  readonly when?: Outline;
  /** Who may attest it directly. */
  readonly judgement: string;
  /** What to ask to learn of the behaviours. */
  readonly questions: readonly HandbookQuestion[];
}

/** One stage with its checkpoints. */
export interface HandbookStage extends HandbookEntry {
  /** From 1. */
  readonly number: number;
  readonly description?: string;
  readonly owner?: string;
  /** What it takes to leave it, and what it is worth: "pass mark 60". */
  readonly marks: readonly string[];
  readonly appliesWhen?: Outline;
  readonly entry?: Outline;
  readonly checkpoints: readonly HandbookCheckpoint[];
}

/** A link to another entry. */
export interface HandbookLink {
  readonly anchor: string;
  readonly title: string;
}

/** One signal, or field of the app's own. */
export interface HandbookSignal extends HandbookEntry {
  readonly ask: string;
  /** About whom, what can be answered, whose case it speaks for, how long it counts. */
  readonly marks: readonly string[];
  /** The checkpoints and flags that read it. */
  readonly usedBy: readonly HandbookLink[];
}

/** One flag. */
export interface HandbookFlag extends HandbookEntry {
  readonly severity: string;
  readonly marks: readonly string[];
  readonly when?: Outline;
  readonly questions: readonly HandbookQuestion[];
}

/** One source, and the entries that cite it. */
export interface HandbookSource {
  readonly anchor: string;
  readonly number: number;
  readonly source: string;
  readonly citedBy: readonly HandbookLink[];
}

/** How long records of something count. */
export interface HandbookAge {
  readonly title: string;
  readonly days: number;
}

/** A rule set as a handbook in one language. */
export interface Handbook {
  readonly lang: Language;
  readonly id: string;
  readonly version: string;
  readonly kind: RuleSet["kind"];
  readonly title: string;
  readonly description?: string;
  /** How to read it, a paragraph each. */
  readonly guide: readonly string[];
  readonly stages: readonly HandbookStage[];
  readonly flags: readonly HandbookFlag[];
  readonly signals: readonly HandbookSignal[];
  readonly ages: readonly HandbookAge[];
  readonly sources: readonly HandbookSource[];
}
