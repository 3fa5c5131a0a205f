import { didYouMean, type IssueBase, placeOf, quoted } from "../model/issue.ts";
import { nearest } from "../model/nearest.ts";
import { type Text, text } from "../model/text.ts";
import type { RuleFault, RuleIssueCode } from "./rule-fault.ts";
import { ruleIssueHelp } from "./rule-issue-help.ts";
import { ruleIssueWords } from "./rule-issue-words.ts";

/** Something wrong with a rule set, at a place, as data and in words. */
export interface RuleIssue extends IssueBase {
  readonly code: RuleIssueCode;
  /** The near miss that was likely meant. */
  readonly suggestion?: string;
}

type Words<R> = (...args: readonly unknown[]) => R;

/** The codes of words that are one of so few that all of them can be told. */
const fewToChooseFrom: ReadonlySet<RuleIssueCode> = new Set<RuleIssueCode>([
  "unknown-operator",
  "unknown-decorator",
  "unknown-param",
  "value-choice",
]);

/**
 * Returns what is wrong with a rule set in words, in both languages, each issue once: a named
 * condition is looked at wherever it is used.
 */
export function ruleIssuesOf(faults: readonly RuleFault[]): readonly RuleIssue[] {
  const issues = faults.map(ruleIssueOf);
  const told = new Set(issues.map(placeOf));
  return issues.filter(({ code, pointer, message }, index) => {
    // What is there, misspelt, is not missing as well.
    const key = /^missing/.test(code)
      ? `${pointer}/${faults[index]?.args[0]}`
      : `${code} ${pointer} ${message.en}`;
    return !told.has(key) && told.add(key);
  });
}

function ruleIssueOf({ code, pointer, args, among }: RuleFault): RuleIssue {
  const message = (ruleIssueWords[code] as Words<Text>)(
    // Strings are the user's own words.
    ...args.map((arg) => (typeof arg === "string" ? quoted(arg) : arg)),
  );
  const suggestion = among && nearest(among.word, among.candidates);
  if (suggestion !== undefined) {
    return { code, pointer, message, suggestion, help: didYouMean(suggestion) };
  }
  const help = among
    ? fewToChooseFrom.has(code) && choiceWords(among.candidates)
    : (ruleIssueHelp[code] as Words<Text | undefined> | undefined)?.(...args);
  return { code, pointer, message, ...(help && { help }) };
}

function choiceWords(choices: readonly string[]): Text | undefined {
  if (choices.length === 0) return undefined;
  const [zh, en] = ["、", ", "].map((comma) => choices.map(quoted).join(comma));
  return text(`可选：${zh}`, `choose one of ${en}`);
}
