import { didYouMean, type IssueBase, quoted } from "../model/issue.ts";
import { nearest } from "../model/nearest.ts";
import { type Text, text } from "../model/text.ts";
import { ruleIssueWords } from "./rule-issue-words.ts";

/**
 * The codes of what can be wrong with a rule set beyond its shape.
 *
 * @useDeclaredType
 */
export type RuleIssueCode = keyof typeof ruleIssueWords;

/** Something wrong with a rule set, at a place. */
export interface RuleIssue extends IssueBase {
  readonly code: RuleIssueCode;
  /** The near miss that was likely meant. */
  readonly suggestion?: string;
}

type Arguments<C extends RuleIssueCode> = Parameters<(typeof ruleIssueWords)[C]>;

/** Returns an issue of a rule set in both languages; the user's own words stand in backticks. */
export function ruleIssue<C extends RuleIssueCode>(
  code: C,
  pointer: string,
  ...args: Arguments<C>
): RuleIssue {
  const shown = args.map((arg) => (typeof arg === "string" ? quoted(arg) : arg));
  const message = (ruleIssueWords[code] as (...args: readonly unknown[]) => Text)(...shown);
  return { code, pointer, message };
}

/** Returns an issue with a near miss among what would be right, if there is one. */
export function ruleIssueNear<C extends RuleIssueCode>(
  code: C,
  pointer: string,
  word: string,
  candidates: Iterable<string>,
  ...args: Arguments<C>
): RuleIssue {
  const suggestion = nearest(word, candidates);
  const issue = ruleIssue(code, pointer, ...args);
  return suggestion === undefined
    ? issue
    : {
        ...issue,
        suggestion,
        help: didYouMean(suggestion),
      };
}

/** Returns an issue with a sentence on what would be right. */
export function withHelp(issue: RuleIssue, help: Text): RuleIssue {
  return { ...issue, help };
}

/** Returns an issue with the few things that would be right, unless it has a near miss already. */
export function withChoices(issue: RuleIssue, choices: readonly string[]): RuleIssue {
  if (issue.help !== undefined || choices.length === 0) return issue;
  const [zh, en] = ["、", ", "].map((comma) => choices.map(quoted).join(comma));
  return withHelp(issue, text(`可选：${zh}`, `choose one of ${en}`));
}
