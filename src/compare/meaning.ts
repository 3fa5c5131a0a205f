import type { AttributeReading, Reading } from "../facts/reading.ts";
import type { Test } from "../facts/test.ts";
import { all, any, type Expression, leaf } from "../logic/expression.ts";
import type { Operand } from "../logic/operators/operator.ts";

/**
 * Returns what a condition means as a text: equal for two conditions that are the same but for the
 * order of their members, groups within groups of their kind, repeated members, or another way to
 * write the same comparison. Equal meanings have the same answer for every deal; conditions that
 * only a proof could tell to be equal have different ones.
 */
export function meaningOf(expression: Expression<Test> | undefined): string {
  return expression === undefined ? "" : keyOf(simplify(expression));
}

/**
 * Returns a condition with groups in groups of their kind taken apart, repeated members taken out,
 * and `at least 1` and `at least all` told as any and all.
 */
export function simplify(expression: Expression<Test>): Expression<Test> {
  if (expression.kind === "leaf") return simplifyLeaf(expression.leaf, expression.negated);
  const of = expression.of.map(simplify);
  if (expression.kind === "at-least") {
    // Members are counted here: one that stands twice counts twice.
    if (expression.k === 1) return group("any", of);
    if (expression.k === of.length) return group("all", of);
    return { ...expression, of };
  }
  return group(expression.kind, of);
}

function group(kind: "all" | "any", members: readonly Expression<Test>[]): Expression<Test> {
  const flat = members.flatMap((member) => (member.kind === kind ? member.of : [member]));
  const unique = [...new Map(flat.map((member) => [keyOf(member), member])).values()];
  return kind === "all" ? all(unique) : any(unique);
}

function simplifyLeaf(test: Test, negated: boolean): Expression<Test> {
  const { reading } = test;
  if (reading.read !== "aggregate") return leaf(test, negated);
  const { where, meets } = reading;
  return leaf(
    {
      ...test,
      reading: {
        ...reading,
        ...(where === undefined ? {} : { where: simplify(where) }),
        ...(meets === undefined ? {} : { meets: simplify(meets) }),
      },
    },
    negated,
  );
}

function keyOf(expression: Expression<Test>): string {
  if (expression.kind === "leaf") return keyOfTest(expression.leaf, expression.negated);
  const k = expression.kind === "at-least" ? expression.k : 0;
  return JSON.stringify([expression.kind, k, ...expression.of.map(keyOf).sort()]);
}

function keyOfTest(test: Test, negated: boolean): string {
  const { operators, value } = comparisonOf(test, negated);
  return JSON.stringify([keyOfReading(test.reading), operators, value, test.source ?? null]);
}

function keyOfReading(reading: Reading): readonly unknown[] {
  switch (reading.read) {
    case "value":
      return [reading.subject, reading.what, reading.through?.what ?? null, reading.path ?? []];
    case "days":
      return ["days", reading.direction, keyOfReading(reading.of)];
    case "known":
      return ["known", keyOfReading(reading.of)];
    case "app":
      return ["app", reading.name, reading.path ?? []];
    case "verdict":
      return ["verdict", reading.property];
    case "aggregate": {
      const { list, function: how, scope, where, meets, of, weight } = reading;
      const attribute = (one: AttributeReading | undefined) => one && keyOfReading(one.reading);
      const parts = [meaningOf(where), meaningOf(meets), attribute(of), attribute(weight)];
      return ["aggregate", list, how, scope, ...parts.map((part) => part ?? null)];
    }
  }
}

/** A comparison as a chain of what is done to its operands, the operator last. */
interface Comparison {
  readonly operators: readonly string[];
  readonly value: Operand;
}

/**
 * The rewriting is exact for every value, null and sets included, which is why an order operator is
 * never flipped and a negation never moved over a quantifier.
 */
function comparisonOf({ operator, decorators, value }: Test, negated: boolean): Comparison {
  const chain = [...(negated ? ["not"] : []), ...decorators.map(({ name }) => name)];
  if (chain.includes("swap")) return { operators: cancelled([...chain, operator.name]), value };
  const isOneOf = operator.name === "in" || operator.name === "notIn";
  const values = Array.isArray(value) ? sorted(value) : undefined;
  const only = isOneOf && values?.length === 1 ? values[0] : undefined;
  const name = only === undefined ? operator.name : operator.name === "in" ? "equal" : "notEqual";
  const expected = only === undefined ? (values ?? value) : only;
  return { operators: cancelled([...chain, ...(plain[name] ?? [name])]), value: expected };
}

/** Operators that are others in short. */
const plain: Readonly<Record<string, readonly string[]>> = {
  notEqual: ["not", "equal"],
  notIn: ["not", "in"],
  contains: ["someFact", "equal"],
  doesNotContain: ["everyFact", "not", "equal"],
};

function cancelled(chain: readonly string[]): readonly string[] {
  const left: string[] = [];
  for (const name of chain) {
    if (name === "not" && left.at(-1) === "not") left.pop();
    else left.push(name);
  }
  return left;
}

function sorted(values: readonly Operand[]): readonly Operand[] {
  const byText = new Map(values.map((value) => [JSON.stringify(value), value]));
  return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
}
