import type { ruleIssueWords } from "./rule-issue-words.ts";

/**
 * The codes of what can be wrong with a rule set beyond its shape.
 *
 * @useDeclaredType
 */
export type RuleIssueCode = keyof typeof ruleIssueWords;

/** What the words of a code are made of. */
export type WordsOf<C extends RuleIssueCode> = Parameters<(typeof ruleIssueWords)[C]>;

/** What is wrong with a rule set and where, not yet in words; see `ruleIssuesOf`. */
export interface RuleFault {
  readonly code: RuleIssueCode;
  /** A JSON pointer into the rule set; `/facts/<name>` for a fact of the app. */
  readonly pointer: string;
  /** What its words are made of. @internal */
  readonly args: readonly unknown[];
  /** The word that was written, and what would have been right there. @internal */
  readonly among?: { readonly word: string; readonly candidates: readonly string[] };
}

/** Returns what is wrong with a rule set at a place. */
export function ruleFault<C extends RuleIssueCode>(
  code: C,
  pointer: string,
  ...args: WordsOf<C>
): RuleFault {
  return { code, pointer, args };
}

/** Returns what is wrong with a word of a rule set, which may be a near miss of a right one. */
export function ruleFaultNear<C extends RuleIssueCode>(
  code: C,
  pointer: string,
  word: string,
  candidates: readonly string[],
  ...args: WordsOf<C>
): RuleFault {
  return { code, pointer, args, among: { word, candidates } };
}
