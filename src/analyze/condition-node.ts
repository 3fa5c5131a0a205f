import { listNames } from "../facts/lexicon.ts";
import type { Subject } from "../facts/reading.ts";
import type { Test } from "../facts/test.ts";
import { all, any, type Expression, not } from "../logic/expression.ts";
import { pointerOf } from "../model/pointer.ts";
import type { Condition } from "../rules/condition.ts";
import type { Resolution } from "../rules/resolution.ts";
import { resolveCondition } from "../rules/resolve-condition.ts";

/** A condition as its file has it, each part with its place and its normal form. */
export interface ConditionNode {
  readonly kind: "leaf" | "all" | "any" | "not" | "at-least" | "named";
  readonly pointer: string;
  readonly json: Condition;
  readonly expression: Expression<Test>;
  /** What it is made of; of a named condition, its definition. */
  readonly members: readonly ConditionNode[];
  /** For `at-least`: how many must hold. */
  readonly k: number;
  /** For a leaf: what it asks. */
  readonly test?: Test;
  /** For a leaf over a list: the conditions on its elements. */
  readonly elements: readonly ConditionNode[];
}

/** Returns a condition with its parts. The rule set was parsed: nothing in it can be wrong. */
export function readCondition(
  json: Condition,
  pointer: string,
  subject: Subject,
  resolution: Resolution,
): ConditionNode {
  const base = { json, pointer, k: 0, elements: [] };
  const read = (inner: Condition, at: string): ConditionNode =>
    readCondition(inner, at, subject, resolution);
  const list = (key: string, members: readonly Condition[]): readonly ConditionNode[] =>
    members.map((member, index) => read(member, `${pointer}/${key}/${index}`));
  const expressions = (members: readonly ConditionNode[]) => members.map((one) => one.expression);
  if ("all" in json) {
    const members = list("all", json.all);
    return { ...base, kind: "all", members, expression: all(expressions(members)) };
  }
  if ("any" in json) {
    const members = list("any", json.any);
    return { ...base, kind: "any", members, expression: any(expressions(members)) };
  }
  if ("atLeast" in json) {
    const { atLeast: k } = json;
    const members = list("of", json.of);
    const expression = { kind: "at-least", k, of: expressions(members) } as const;
    return { ...base, kind: "at-least", k, members, expression };
  }
  if ("not" in json) {
    const inner = read(json.not, `${pointer}/not`);
    return { ...base, kind: "not", members: [inner], expression: not(inner.expression) };
  }
  if ("condition" in json) {
    const named = resolution.conditions[json.condition] as Condition;
    const inner = read(named, pointerOf(["conditions", json.condition]));
    return { ...base, kind: "named", members: [inner], expression: inner.expression };
  }
  return readLeaf(json, pointer, subject, resolution);
}

function readLeaf(
  json: Extract<Condition, { readonly fact: string }>,
  pointer: string,
  subject: Subject,
  resolution: Resolution,
): ConditionNode {
  const place = { subject, pointer, verdict: true, depth: 0, within: [] };
  const expression = resolveCondition(json, place, {
    ...resolution,
    spent: { count: 0, deepest: 0 },
  });
  if (expression?.kind !== "leaf") throw new RangeError(`no condition at ${pointer}`);
  const owner = listNames.find((name) => json.fact.startsWith(`${name}.`));
  const isAggregate = expression.leaf.reading.read === "aggregate";
  const elements = (["where", "meets"] as const).flatMap((key) => {
    const inner = json.params?.[key];
    return inner === undefined || owner === undefined || !isAggregate
      ? []
      : [readCondition(inner, `${pointer}/params/${key}`, owner, resolution)];
  });
  const test = expression.leaf;
  return { kind: "leaf", json, pointer, expression, members: [], k: 0, test, elements };
}

/** Yields a condition and every part of it, conditions on the elements of lists included. */
export function* nodesOf(node: ConditionNode): Generator<ConditionNode> {
  yield node;
  for (const inner of [...node.members, ...node.elements]) yield* nodesOf(inner);
}
