import type { ConditionNode } from "./condition-node.ts";
import { settledOf } from "./settled.ts";

/** A condition made of several, with the key its members stand under. */
export interface Group extends ConditionNode {
  readonly kind: "all" | "any" | "at-least";
  readonly key: "all" | "any" | "of";
}

/** Yields the conditions made of several; those with a member of one answer alone are left out. */
export function* groupsOf(nodes: readonly ConditionNode[]): Generator<Group> {
  for (const node of nodes) {
    const { kind, members } = node;
    if (kind !== "all" && kind !== "any" && kind !== "at-least") continue;
    if (members.some((member) => settledOf(member) !== undefined)) continue;
    yield { ...node, kind, key: kind === "at-least" ? "of" : kind };
  }
}
