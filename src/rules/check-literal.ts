import type { FactType } from "../facts/fact-type.ts";
import { parseDay } from "../model/civil-date.ts";
import { text } from "../model/text.ts";
import { shown } from "./resolution.ts";
import { type RuleIssue, ruleIssue, ruleIssueNear, withChoices, withHelp } from "./rule-issue.ts";
import { literalWords, rangeWords } from "./type-words.ts";

/** Adds an issue unless a value could be one of a fact of that type; null always could. */
export function checkLiteral(
  value: unknown,
  type: FactType,
  fact: string,
  pointer: string,
  issues: RuleIssue[],
): void {
  if (value === null) return;
  if (!hasKind(value, type)) {
    const issue = ruleIssue("value-type", pointer, shown(value), literalWords(type));
    const bare = withoutQuotes(value, type);
    issues.push(
      bare === undefined
        ? issue
        : withHelp(issue, text(`去掉引号：\`${bare}\``, `write \`${bare}\`, without quotes`)),
    );
  } else if (type.kind === "choice") {
    const values = type.values.map((choice) => choice.value);
    if (values.includes(value as string)) return;
    const near = ruleIssueNear("value-choice", pointer, String(value), values, shown(value), fact);
    issues.push(withChoices(near, values));
  } else if (type.kind === "number") {
    const number = value as number;
    if (number >= (type.min ?? number) && number <= (type.max ?? number)) return;
    const issue = ruleIssue("value-range", pointer, shown(value), fact);
    issues.push(withHelp(issue, rangeWords(type)));
  }
}

function hasKind(value: unknown, { kind }: FactType): boolean {
  switch (kind) {
    case "boolean":
      return typeof value === "boolean";
    case "number":
      return typeof value === "number" && Number.isFinite(value);
    case "date":
      return typeof value === "string" && parseDay(value) !== undefined;
    default:
      return typeof value === "string";
  }
}

function withoutQuotes(value: unknown, { kind }: FactType): string | undefined {
  if (typeof value !== "string") return undefined;
  if (kind === "boolean") return value === "true" || value === "false" ? value : undefined;
  const isNumber = kind === "number" && /^-?\d+(\.\d+)?$/.test(value);
  return isNumber ? String(Number(value)) : undefined;
}
