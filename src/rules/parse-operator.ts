import { type Decorator, decorators } from "../logic/decorators.ts";
import type { Operator } from "../logic/operators/operator.ts";
import { operators } from "../logic/operators.ts";
import { text } from "../model/text.ts";
import { type RuleIssue, ruleIssue, ruleIssueNear, withChoices } from "./rule-issue.ts";

/** The most decorators that may stand before an operator. */
export const mostDecorators = 8;

/** An operator with its decorators, the first applied first. */
export interface ParsedOperator {
  readonly operator: Operator;
  readonly decorators: readonly Decorator[];
}

/** Returns what a rule writes as its operator, or adds what is wrong with it to the issues. */
export function parseOperator(
  name: unknown,
  pointer: string,
  issues: RuleIssue[],
): ParsedOperator | undefined {
  if (typeof name !== "string") {
    issues.push(ruleIssue("param-type", pointer, "operator", text("文本", "text")));
    return undefined;
  }
  const words = name.split(":");
  const last = words.pop() ?? "";
  const operator = operators.get(last);
  const before = issues.length;
  if (operator === undefined) {
    const names = [...operators.keys()];
    const near = ruleIssueNear("unknown-operator", pointer, last, names, last);
    issues.push(withChoices(near, names));
  }
  if (words.length > mostDecorators) {
    issues.push(ruleIssue("too-many-decorators", pointer, mostDecorators));
    return undefined;
  }
  const chain = words.flatMap((word) => {
    const decorator = decorators.get(word);
    if (decorator !== undefined) return decorator;
    const names = [...decorators.keys()];
    const near = ruleIssueNear("unknown-decorator", pointer, word, names, word);
    issues.push(withChoices(near, names));
    return [];
  });
  return operator === undefined || issues.length > before
    ? undefined
    : { operator, decorators: chain };
}
