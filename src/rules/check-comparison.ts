import { type FactType, isOrdered } from "../facts/fact-type.ts";
import type { Test } from "../facts/test.ts";
import { type Decorator, decorators } from "../logic/decorators.ts";
import type { Operand, Operator } from "../logic/operators/operator.ts";
import { operators } from "../logic/operators.ts";
import { parseDay } from "../model/civil-date.ts";
import { text } from "../model/text.ts";
import type { Typed } from "./resolve-condition.ts";
import { type RuleIssue, ruleIssue, ruleIssueNear, withHelp } from "./rule-issue.ts";

/** The longest list of values that a condition may name. */
const mostValues = 500;

/**
 * Returns operator, decorators and value of a comparison once they fit the fact; otherwise adds
 * what is wrong to the issues. Fact and value are followed through the decorators, each either a
 * single value or a list, to what the operator itself is handed.
 */
export function checkComparison(
  { reading, type }: Typed,
  fact: string,
  name: unknown,
  value: unknown,
  pointer: string,
  issues: RuleIssue[],
): Pick<Test, "operator" | "decorators" | "value"> | undefined {
  const parsed = parseOperator(name, `${pointer}/operator`, issues);
  if (parsed === undefined) return undefined;
  const { operator, chain } = parsed;
  if (
    reading.read === "known" &&
    (operator.name !== "equal" || chain.length > 0 || value !== true)
  ) {
    issues.push(ruleIssue("known-form", `${pointer}/operator`));
    return undefined;
  }
  if (reading.read === "aggregate") {
    const stray = chain.find((decorator) => decorator.name !== "not");
    if (stray !== undefined) {
      issues.push(ruleIssue("decorator-does-not-fit", `${pointer}/operator`, stray.name, fact));
      return undefined;
    }
  }
  const element = type.kind === "set" ? type.of : type;
  if (!checkValue(value, element, fact, `${pointer}/value`, issues)) return undefined;

  let left = type.kind === "set";
  let right = Array.isArray(value);
  for (const decorator of chain) {
    if ((decorator.on === "fact" && !left) || (decorator.on === "value" && !right)) {
      issues.push(ruleIssue("decorator-does-not-fit", `${pointer}/operator`, decorator.name, fact));
      return undefined;
    }
    if (decorator.on === "fact") left = false;
    if (decorator.on === "value") right = false;
    if (decorator.on === "both") [left, right] = [right, left];
  }
  const ordered = operator.fact === "ordered";
  if (left !== (operator.fact === "set") || (ordered && !isOrdered(element))) {
    issues.push(
      ruleIssue("operator-does-not-fit", `${pointer}/operator`, operator.name, fact, nameOf(type)),
    );
    return undefined;
  }
  if (right !== (operator.value === "list")) {
    const code = right ? "value-single" : "value-list";
    issues.push(ruleIssue(code, `${pointer}/value`, operator.name));
    return undefined;
  }
  if (ordered && (Array.isArray(value) ? value : [value]).includes(null)) {
    issues.push(ruleIssue("null-order", `${pointer}/value`, operator.name));
    return undefined;
  }
  return { operator, decorators: chain, value: value as Operand };
}

function parseOperator(
  name: unknown,
  pointer: string,
  issues: RuleIssue[],
): { operator: Operator; chain: readonly Decorator[] } | undefined {
  const words = String(name).split(":");
  const last = words.pop() ?? "";
  const operator = typeof name === "string" ? operators.get(last) : undefined;
  if (operator === undefined) {
    issues.push(ruleIssueNear("unknown-operator", pointer, last, operators.keys(), last));
    return undefined;
  }
  const chain: Decorator[] = [];
  for (const word of words.slice(0, 8)) {
    const decorator = decorators.get(word);
    if (decorator === undefined) {
      issues.push(ruleIssueNear("unknown-decorator", pointer, word, decorators.keys(), word));
      return undefined;
    }
    chain.push(decorator);
  }
  if (words.length > chain.length) {
    issues.push(ruleIssue("rules-too-deep", pointer, chain.length));
    return undefined;
  }
  return { operator, chain };
}

function checkValue(
  value: unknown,
  type: FactType,
  fact: string,
  pointer: string,
  issues: RuleIssue[],
): boolean {
  if (!Array.isArray(value)) return checkLiteral(value, type, fact, pointer, issues);
  if (value.length === 0) {
    issues.push(ruleIssue("empty-group", pointer, "value"));
    return false;
  }
  if (value.length > mostValues) {
    issues.push(ruleIssue("rules-too-large", pointer, mostValues));
    return false;
  }
  return value
    .map((one, index) => checkLiteral(one, type, fact, `${pointer}/${index}`, issues))
    .every(Boolean);
}

function checkLiteral(
  value: unknown,
  type: FactType,
  fact: string,
  pointer: string,
  issues: RuleIssue[],
): boolean {
  if (value === null) return true;
  const shown = JSON.stringify(value) ?? typeof value;
  const fits =
    type.kind === "boolean"
      ? typeof value === "boolean"
      : type.kind === "number"
        ? typeof value === "number" && Number.isFinite(value)
        : type.kind === "date"
          ? typeof value === "string" && parseDay(value) !== undefined
          : typeof value === "string";
  if (!fits) {
    const issue = ruleIssue("value-type", pointer, shown, nameOf(type));
    const number = typeof value === "string" && type.kind === "number" ? Number(value) : Number.NaN;
    issues.push(
      Number.isFinite(number) && value !== ""
        ? withHelp(issue, text(`去掉引号:${number}`, `without quotes: ${number}`))
        : issue,
    );
    return false;
  }
  if (type.kind === "choice" && !type.values.some((choice) => choice.value === value)) {
    const values = type.values.map((choice) => choice.value);
    const near = ruleIssueNear("value-choice", pointer, String(value), values, shown, fact);
    const listed = values.map((v) => `\`${v}\``).join(", ");
    issues.push(
      near.help === undefined
        ? withHelp(near, text(`可用的值:${listed}`, `one of ${listed}`))
        : near,
    );
    return false;
  }
  if (type.kind === "number" && typeof value === "number") {
    if (value < (type.min ?? value) || value > (type.max ?? value)) {
      const range = `${type.min ?? "…"}–${type.max ?? "…"}`;
      issues.push(
        withHelp(
          ruleIssue("value-range", pointer, shown, fact),
          text(`取值范围:${range}`, `between ${range}`),
        ),
      );
      return false;
    }
  }
  return true;
}

const typeNames: Record<FactType["kind"], string> = {
  boolean: "true/false",
  number: "number",
  text: "text",
  date: "YYYY-MM-DD",
  choice: "choice",
  set: "set",
  record: "record",
};

function nameOf(type: FactType): string {
  return type.kind === "choice" && type.ordered ? "scale" : typeNames[type.kind];
}
