import { canBe } from "../analyze/can-be.ts";
import type { ConditionNode } from "../analyze/condition-node.ts";
import type { Test } from "../facts/test.ts";
import { all, any, type Expression } from "../logic/expression.ts";
import { FAILED, type Rank, SATISFIED } from "../logic/truth.ts";

/** How an answer can decide a condition: by holding, or by failing. */
export type BranchOutcome = "satisfied" | "failed";

/** The two outcomes with their ranks. */
export const outcomes = [
  ["satisfied", SATISFIED],
  ["failed", FAILED],
] as const satisfies readonly (readonly [BranchOutcome, Rank])[];

type Group = ConditionNode & { readonly kind: "all" | "any" | "at-least" };

/** Returns whether a condition is made of members that are counted. */
export const isGroup = (node: ConditionNode): node is Group =>
  node.kind === "all" || node.kind === "any" || node.kind === "at-least";

/** Returns how many members of a group must hold. */
const neededOf = ({ kind, k, members }: Group): number =>
  kind === "all" ? members.length : kind === "any" ? 1 : k;

/**
 * Returns whether a member decides the answer of its group, given every member's answer: the group
 * holds and would not if this one failed, or it fails and would not if this one held.
 */
export const decides = (group: Group, ranks: readonly Rank[], member: number): boolean => {
  const needed = neededOf(group);
  const own = ranks[member];
  if (own === SATISFIED) return ranks.filter((rank) => rank === SATISFIED).length === needed;
  if (own !== FAILED) return false;
  return ranks.filter((rank) => rank !== FAILED).length === needed - 1;
};

/**
 * Returns whether a condition can come to an answer at all. `known` never fails; beyond that a
 * condition cannot only where no value of its facts makes it so.
 */
export const canCome = (node: ConditionNode, outcome: BranchOutcome): boolean => {
  const { members } = node;
  const [inner] = members;
  switch (node.kind) {
    case "not":
      return inner === undefined || canCome(inner, outcome === "failed" ? "satisfied" : "failed");
    case "named":
      return inner === undefined || canCome(inner, outcome);
    case "leaf":
      return canLeafCome(node, outcome);
    default: {
      const group = node as Group;
      const able = members.filter((member) => canCome(member, outcome)).length;
      const needed = neededOf(group);
      const isEnough =
        outcome === "satisfied" ? able >= needed : able >= members.length - needed + 1;
      return isEnough && canExpressionCome(node, outcome);
    }
  }
};

/** Returns whether a condition reads anything that can be unknown. */
export const canBeUnknown = ({ test, members }: ConditionNode): boolean =>
  test === undefined ? members.some(canBeUnknown) : test.reading.read !== "verdict";

const canLeafCome = (node: ConditionNode, outcome: BranchOutcome): boolean => {
  const reading = node.test?.reading;
  if (reading?.read === "known") return outcome === "satisfied";
  if (reading?.read === "aggregate" && reading.function === "every" && outcome === "failed") {
    // Somebody who fails it is what makes "everybody" fail.
    const meets = node.elements.at(-1);
    if (meets !== undefined && node.test?.value === true && !canCome(meets, "failed")) return false;
    return canBe(node.expression, FAILED) !== false;
  }
  return canExpressionCome(node, outcome);
};

const canExpressionCome = (node: ConditionNode, outcome: BranchOutcome): boolean => {
  if (outcome === "satisfied") return canBe(node.expression, SATISFIED) !== false;
  const failing = withoutUnfailing(node);
  return failing !== undefined && canBe(failing, FAILED) !== false;
};

/**
 * Returns a condition without those parts that never fail, which fails whenever the condition does;
 * undefined when it never fails itself. A count of those who meet something and are known is as
 * low as the count of those who meet it: not knowing makes nobody fail.
 */
const withoutUnfailing = (node: ConditionNode): Expression<Test> | undefined => {
  const { kind, members, test, expression } = node;
  if (kind === "named") return members[0] && withoutUnfailing(members[0]);
  if (kind === "all" || kind === "any") {
    const kept = members.map(withoutUnfailing);
    const failing = kept.filter((member) => member !== undefined);
    if (kind === "all") return failing.length === 0 ? undefined : all(failing);
    return failing.length < kept.length ? undefined : any(failing);
  }
  if (test === undefined) return expression;
  const { reading, operator, decorators } = test;
  if (reading.read === "known") return undefined;
  const [first, ...others] = node.elements;
  if (reading.read !== "aggregate" || first === undefined || others.length > 0) return expression;
  if (reading.function === "every") return canLeafCome(node, "failed") ? expression : undefined;
  const isLeast = operator.name === "greaterThanInclusive" && decorators.length === 0;
  if (reading.function !== "count" || !isLeast) return expression;
  const { where: _, ...rest } = reading;
  const where = withoutUnfailing(first);
  const fewer = where === undefined ? rest : { ...rest, where };
  return { kind: "leaf", leaf: { ...test, reading: fewer }, negated: false };
};

/** Returns whether a member can ever decide its group by an outcome. */
export const canDecide = (group: Group, member: number, outcome: BranchOutcome): boolean => {
  const own = group.members[member];
  // What it decides by is what its group comes to.
  if (own === undefined || !canCome(own, outcome) || !canCome(group, outcome)) return false;
  const others = group.members.filter((_, index) => index !== member);
  const able = others.filter((other) => canCome(other, outcome)).length;
  const needed = neededOf(group);
  return able >= (outcome === "satisfied" ? needed - 1 : others.length - needed + 1);
};
