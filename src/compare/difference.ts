import type { Text } from "../model/text.ts";
import type { ConditionLine } from "./condition-difference.ts";

/** A part of a rule set that has an id of its own. */
export type Part = "rule-set" | "stage" | "checkpoint" | "signal" | "custom" | "flag";

/** A value as the rule set has it; null where it has none. */
export type PropertyValue = string | number | boolean | null | readonly (string | number)[];

/** One property of a part that says something else than before: a value, a condition, or words. */
export type PropertyDifference =
  | {
      readonly kind: "value";
      readonly property: string;
      readonly from: PropertyValue;
      readonly to: PropertyValue;
    }
  | {
      readonly kind: "condition";
      readonly property: "when" | "appliesWhen" | "entry";
      readonly lines: readonly ConditionLine[];
    }
  | {
      readonly kind: "words";
      readonly property: string;
      readonly from: Text | null;
      readonly to: Text | null;
    };

/** What became of one part of a rule set. */
export interface Difference {
  readonly part: Part;
  /** `words`: only what people read has changed, not what it means. */
  readonly change: "added" | "removed" | "renamed" | "changed" | "words";
  readonly id: string;
  /** The id before, when it was renamed. */
  readonly formerly?: string;
  readonly title: Text;
  /** For a checkpoint: the stage it stands in. */
  readonly stage?: string;
  readonly properties: readonly PropertyDifference[];
}

/** What names a rule set: its id and version. */
export interface RuleSetName {
  readonly id: string;
  readonly version: string;
}

/** How one rule set differs from another, by what they mean. */
export interface RuleSetComparison {
  readonly from: RuleSetName;
  readonly to: RuleSetName;
  /** What can change a verdict, a question or who may answer it. */
  readonly changes: readonly Difference[];
  /** What changes only the words that people read: titles, questions, advice, law, sources, notes. */
  readonly words: readonly Difference[];
}

/** Returns whether two rule sets mean and say the same; a version of its own is no difference. */
export function isSameRuleSet({ changes, words }: RuleSetComparison): boolean {
  return changes.length + words.length === 0;
}
