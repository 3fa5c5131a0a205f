import type { ConditionNode } from "../analyze/condition-node.ts";
import type { Condition } from "../rules/condition.ts";
import type { Change } from "./change.ts";
import { removed } from "./edit-at.ts";
import { leafMutants } from "./leaf-mutants.ts";

const listKeys = { all: "all", any: "any", "at-least": "of" } as const;

/** Returns the small changes of one condition, without those of its members. */
export const conditionMutants = (node: ConditionNode): readonly Change[] => {
  const { kind, pointer } = node;
  switch (kind) {
    case "all":
    case "any":
    case "at-least":
      return groupMutants(node, listKeys[kind]);
    case "not":
      return [
        {
          at: pointer,
          mutation: "negation-dropped",
          edit: (json) => (json as { readonly not: Condition }).not,
        },
      ];
    case "named":
      return [{ at: pointer, mutation: "negation-added", edit: (json) => ({ not: json }) }];
    case "leaf":
      return leafMutants(node);
  }
};

const groupMutants = (
  { kind, pointer, k, members }: ConditionNode,
  key: "all" | "any" | "of",
): readonly Change[] => {
  const { length } = members;
  if (length < 2) return [];
  const dropped = members.map(
    (_, index): Change => ({
      at: `${pointer}/${key}/${index}`,
      mutation: "member-dropped",
      from: kind === "at-least" ? "atLeast" : kind,
      edit: () => removed,
    }),
  );
  if (kind === "at-least") {
    const counts = [k - 1, k + 1].filter((count) => count >= 1 && count <= length);
    const changed = counts.map(
      (count): Change => ({
        at: `${pointer}/atLeast`,
        mutation: "at-least",
        from: k,
        to: count,
        edit: () => count,
      }),
    );
    return [...changed, ...dropped];
  }
  const other = kind === "all" ? "any" : "all";
  const swapped: Change = {
    at: pointer,
    mutation: "combinator",
    from: kind,
    to: other,
    edit: (json) => {
      const { [key]: list, ...rest } = json as Readonly<Record<string, unknown>>;
      return { ...rest, [other]: list };
    },
  };
  return [swapped, ...dropped];
};
