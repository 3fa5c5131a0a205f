import type { Test } from "../facts/test.ts";
import { type Expression, leavesOf } from "../logic/expression.ts";
import { FAILED, SATISFIED } from "../logic/truth.ts";
import { canBe } from "./can-be.ts";
import type { ConditionNode } from "./condition-node.ts";
import { statesOf } from "./states.ts";

/** Returns what a condition comes to whatever is answered, where that is certain. */
export function settledOf({ expression }: ConditionNode): "never" | "always" | undefined {
  if (canBe(expression, SATISFIED) === false) return "never";
  return canBe(expression, FAILED) === false && holdsOnOpenLists(expression) ? "always" : undefined;
}

/**
 * Returns whether an expression that cannot fail holds while lists are open as well. One that waits
 * for a list to be complete asks whether something is known of it, which `known` cannot ask.
 */
function holdsOnOpenLists(expression: Expression<Test>): boolean {
  if (leavesOf(expression).every(({ reading }) => reading.read !== "aggregate")) return true;
  return statesOf([expression], "open").some(([rank]) => rank !== SATISFIED) === false;
}

/** Yields the conditions that come to one answer, the innermost of each: the cause, not what follows. */
export function* settledNodes(
  nodes: readonly ConditionNode[],
  answer: "never" | "always",
): Generator<ConditionNode> {
  for (const node of nodes) {
    if (node.kind === "named" || settledOf(node) !== answer) continue;
    if (node.members.every((member) => settledOf(member) === undefined)) yield node;
  }
}

/** Returns the facts that a condition reads, each once, as the rule names them, at most three. */
export function factsOf(node: ConditionNode): string {
  const facts = new Set<string>();
  const walk = ({ test, members }: ConditionNode): void => {
    if (test !== undefined) facts.add(`\`${test.fact}\``);
    for (const member of members) walk(member);
  };
  walk(node);
  const shown = [...facts].slice(0, 3).join(", ");
  return facts.size > 3 ? `${shown} …` : shown;
}
