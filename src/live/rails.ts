import type { Slots } from "../assess/slots.ts";
import type { Test } from "../facts/test.ts";
import type { Expression } from "../logic/expression.ts";
import { comparison } from "./comparison.ts";
import { type EngineCondition, type EngineFacts, never } from "./engine-condition.ts";

/** A member of an `atLeast`: a rule of its own, that is counted before the count is asked for. */
export interface CountedRule {
  /** The fact that says how many members hold. */
  readonly count: string;
  readonly condition: EngineCondition;
  /** How many other counts lie around this one: inner ones are worked out first. */
  readonly depth: number;
}

/** What the conditions of a plan stand on. */
export interface Ground {
  readonly slots: Slots;
  readonly facts: EngineFacts;
  /** The facts that count, each once. */
  readonly counts: string[];
}

/** One rail of an expression: its condition, and the rules to be counted before. */
export interface Rail {
  readonly condition: EngineCondition;
  readonly counted: readonly CountedRule[];
}

/**
 * Returns one rail of an expression: that it is surely satisfied or, with `holds` false, that it is
 * surely failed. Where neither holds the answer is unknown.
 */
export function railOf(
  expression: Expression<Test>,
  holds: boolean,
  ground: Ground,
  depth = 0,
): Rail {
  if (expression.kind === "leaf") {
    const { leaf, negated } = expression;
    const { slots, facts } = ground;
    const condition = comparison(leaf, slots.ofTest(leaf), holds !== negated, facts);
    return { condition, counted: [] };
  }
  const { of, kind } = expression;
  const inner = kind === "at-least" ? depth + 1 : depth;
  const rails = of.map((member) => railOf(member, holds, ground, inner));
  const members = rails.map(({ condition }) => condition);
  const counted = rails.flatMap((rail) => rail.counted);
  if (kind !== "at-least") {
    if ((kind === "all") === holds) return { condition: { all: members }, counted };
    return { condition: members.length === 0 ? never : { any: members }, counted };
  }
  const count = `count ${ground.counts.length}`;
  ground.counts.push(count);
  // Failed for good once so many have failed that too few are left.
  const value = holds ? expression.k : of.length - expression.k + 1;
  return {
    condition: { fact: count, operator: "greaterThanInclusive", value },
    counted: [...counted, ...members.map((condition) => ({ count, condition, depth }))],
  };
}
