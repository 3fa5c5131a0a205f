import type { Test } from "../src/facts/test.ts";
import type { Operand } from "../src/logic/operators/operator.ts";
import type { Dialect } from "./given-facts.ts";

/** A rule of JsonLogic, as plain data. */
export type LogicRule = unknown;

/** The terms of JsonLogic. */
export const jsonLogicDialect: Dialect<LogicRule> = {
  test: (fact, test, value) => {
    const own = { var: fact };
    if (!takesApart(test)) return compareByLogic(own, test.operator.name, value);
    return { some: [own, compareByLogic({ var: "" }, test.operator.name, value)] };
  },
  not: (condition) => ({ "!": condition }),
  all: (conditions) => ({ and: conditions }),
  any: (conditions) => ({ or: conditions }),
  atLeast: (k, conditions) => ({
    ">=": [{ "+": conditions.map((condition) => ({ if: [condition, 1, 0] })) }, k],
  }),
};

function compareByLogic(fact: LogicRule, operator: string, value: Operand): LogicRule {
  switch (operator) {
    case "equal":
      return { "===": [fact, value] };
    case "notEqual":
      return { "!==": [fact, value] };
    case "in":
      return { in: [fact, value] };
    case "notIn":
      return { "!": { in: [fact, value] } };
    case "contains":
      return { in: [value, fact] };
    case "doesNotContain":
      return { "!": { in: [value, fact] } };
    default:
      return { [signOf(operator)]: [fact, value] };
  }
}

/** The terms of ZEN expressions. */
export const zenDialect: Dialect<string> = {
  test: (fact, test, value) =>
    takesApart(test)
      ? `(${fact} != null and some(${fact}, ${compareByZen("#", test.operator.name, value)}))`
      : compareByZen(fact, test.operator.name, value),
  not: (condition) => `not (${condition})`,
  all: (conditions) => `(${conditions.join(" and ")})`,
  any: (conditions) => `(${conditions.join(" or ")})`,
  atLeast: (k, conditions) =>
    `(${conditions.map((condition) => `(${condition} ? 1 : 0)`).join(" + ")} >= ${k})`,
};

function compareByZen(fact: string, operator: string, value: Operand): string {
  const literal = JSON.stringify(value);
  switch (operator) {
    case "equal":
      return `${fact} == ${literal}`;
    case "notEqual":
      return `${fact} != ${literal}`;
    case "in":
      return `(${fact} in ${literal})`;
    case "notIn":
      return `not (${fact} in ${literal})`;
    case "contains":
      return `(${fact} != null and contains(${fact}, ${literal}))`;
    case "doesNotContain":
      return `not (${fact} != null and contains(${fact}, ${literal}))`;
    default:
      return `(${fact} != null and ${fact} ${signOf(operator)} ${literal})`;
  }
}

/** The terms of JavaScript, facts read from the object `f`. */
export const javaScriptDialect: Dialect<string> = {
  test: (fact, test, value) => javaScriptTest(`f.${fact}`, test, value),
  not: (condition) => `!(${condition})`,
  all: (conditions) => `(${conditions.join(" && ")})`,
  any: (conditions) => `(${conditions.join(" || ")})`,
  atLeast: (k, conditions) =>
    `(${conditions.map((one) => `(${one} ? 1 : 0)`).join(" + ")} >= ${k})`,
};

/** Returns a comparison in JavaScript of what an expression reads. */
export function javaScriptTest(fact: string, test: Test, value: Operand): string {
  return takesApart(test)
    ? `(${fact} ?? []).some((one) => ${compareByJavaScript("one", test.operator.name, value)})`
    : compareByJavaScript(fact, test.operator.name, value);
}

function compareByJavaScript(fact: string, operator: string, value: Operand): string {
  const literal = JSON.stringify(value);
  switch (operator) {
    case "equal":
      return `${fact} === ${literal}`;
    case "notEqual":
      return `${fact} !== ${literal}`;
    case "in":
      return `${literal}.includes(${fact})`;
    case "notIn":
      return `!${literal}.includes(${fact})`;
    case "contains":
      return `(${fact} ?? []).includes(${literal})`;
    case "doesNotContain":
      return `!(${fact} ?? []).includes(${literal})`;
    default:
      return `${fact} ${signOf(operator)} ${literal}`;
  }
}

const signs: Readonly<Record<string, string>> = {
  greaterThan: ">",
  greaterThanInclusive: ">=",
  lessThan: "<",
  lessThanInclusive: "<=",
};

function signOf(operator: string): string {
  const sign = signs[operator];
  if (sign === undefined) throw new Error(`the bench does not know \`${operator}\``);
  return sign;
}

/** Returns whether a test asks of some member of a set; the bench knows no other decorator. */
function takesApart({ decorators }: Test): boolean {
  const [first] = decorators;
  if (first === undefined) return false;
  if (decorators.length > 1 || first.name !== "someFact") {
    throw new Error(`the bench does not know \`${first.name}\``);
  }
  return true;
}
