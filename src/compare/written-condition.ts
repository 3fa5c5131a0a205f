import type { Reading } from "../facts/reading.ts";
import type { Test } from "../facts/test.ts";
import type { Expression, Leaf } from "../logic/expression.ts";
import { simplify } from "./meaning.ts";

/** Returns a condition on one line as a rule set writes it: names, parameters, operators, values. */
function writtenCondition(expression: Expression<Test>): string {
  if (expression.kind === "leaf") return writtenTest(expression);
  const name = expression.kind === "at-least" ? `atLeast ${expression.k}` : expression.kind;
  return `${name}(${expression.of.map(writtenCondition).join(", ")})`;
}

/**
 * Returns what two conditions that read the same in words have been written with: the tests that one
 * of them alone has; where they have the same, in other groups, each of them as a whole.
 */
export function writtenDifference(
  from: Expression<Test>,
  to: Expression<Test>,
): { readonly removed: readonly string[]; readonly added: readonly string[] } {
  const [before, after] = [simplify(from), simplify(to)];
  const [left, right] = [testsIn(before), testsIn(after)];
  const removed = without(left, right);
  const added = without(right, left);
  return removed.length + added.length > 0
    ? { removed, added }
    : { removed: [writtenCondition(before)], added: [writtenCondition(after)] };
}

function testsIn(expression: Expression<Test>): readonly string[] {
  return expression.kind === "leaf" ? [writtenTest(expression)] : expression.of.flatMap(testsIn);
}

/** Returns the lines that are left of some when others are taken out, each of them once. */
function without(lines: readonly string[], others: readonly string[]): readonly string[] {
  const rest = [...others];
  return lines.filter((line) => {
    const index = rest.indexOf(line);
    if (index >= 0) rest.splice(index, 1);
    return index < 0;
  });
}

function writtenTest({ leaf, negated }: Leaf<Test>): string {
  const { fact, reading, operator, decorators, value, source } = leaf;
  const params = paramsOf(reading);
  const name = [...decorators, operator].map((part) => part.name).join(":");
  return [
    params.length === 0 ? fact : `${fact}(${params.join(", ")})`,
    name,
    JSON.stringify(value),
    ...(source === undefined ? [] : [`(source: ${source})`]),
    ...(negated ? ["(not)"] : []),
  ].join(" ");
}

/** Returns what a test says beside the name of its fact. */
function paramsOf(reading: Reading): readonly string[] {
  switch (reading.read) {
    case "value":
    case "app":
      return pathOf(reading);
    case "days":
      return pathOf(reading.of);
    case "known":
      return [`of: ${nameOf(reading.of)}`];
    case "verdict":
      return [];
    case "aggregate": {
      const { where, meets, of, weight } = reading;
      return [
        ...(where === undefined ? [] : [`where: ${writtenCondition(where)}`]),
        ...(meets === undefined ? [] : [`meets: ${writtenCondition(meets)}`]),
        ...(of === undefined ? [] : [`of: ${nameOf(of.reading)}`]),
        ...(weight === undefined ? [] : [`weight: ${nameOf(weight.reading)}`]),
      ];
    }
  }
}

function pathOf({ path = [] }: { readonly path?: readonly string[] }): readonly string[] {
  return path.length === 0 ? [] : [`path: ${path.join(".")}`];
}

function nameOf(reading: Exclude<Reading, { read: "aggregate" | "known" | "verdict" }>): string {
  if (reading.read === "days") {
    return `${nameOf(reading.of)}.${reading.direction === "until" ? "daysUntil" : "daysAgo"}`;
  }
  const own = reading.read === "app" ? [reading.name] : [reading.through?.what, reading.what];
  return [...own, ...(reading.path ?? [])].filter((part) => part !== undefined).join(".");
}
