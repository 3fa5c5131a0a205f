import { text } from "../model/text.ts";
import { type RuleIssue, ruleIssue } from "./rule-issue.ts";
import { idPattern } from "./rule-set.ts";

const form = text("小写字母、数字和连字符", "lower-case letters, digits and single hyphens");

/** Returns whether a value can be an id; adds an issue when it is a text that cannot. */
export function checkId(id: unknown, pointer: string, issues: RuleIssue[]): id is string {
  // Anything but a text is an issue of the shape, told elsewhere.
  if (typeof id !== "string") return false;
  if (idPattern.test(id) && !(id in {})) return true;
  issues.push(ruleIssue("bad-name", pointer, id, form));
  return false;
}
