import { atLeast, negate, type Rank } from "./truth.ts";

/** A condition in normal form over leaves of kind `L`: negation stands at the leaves alone. */
export type Expression<L> = Leaf<L> | All<L> | Any<L> | AtLeast<L>;

/** A leaf, counted as its negation when `negated`. */
export interface Leaf<L> {
  readonly kind: "leaf";
  readonly leaf: L;
  readonly negated: boolean;
}

/** Holds when every member holds; with no members it is satisfied. */
export interface All<L> {
  readonly kind: "all";
  readonly of: readonly Expression<L>[];
}

/** Holds when some member holds; with no members it is failed. */
export interface Any<L> {
  readonly kind: "any";
  readonly of: readonly Expression<L>[];
}

/** Holds when at least `k` of its members hold. */
export interface AtLeast<L> {
  readonly kind: "at-least";
  readonly k: number;
  readonly of: readonly Expression<L>[];
}

/** Returns a leaf of an expression. */
export function leaf<L>(value: L, negated = false): Leaf<L> {
  return { kind: "leaf", leaf: value, negated };
}

/** Returns the conjunction of some expressions; a single one stands for itself. */
export function all<L>(of: readonly Expression<L>[]): Expression<L> {
  const [only] = of;
  return of.length === 1 && only !== undefined ? only : { kind: "all", of };
}

/** Returns the disjunction of some expressions; a single one stands for itself. */
export function any<L>(of: readonly Expression<L>[]): Expression<L> {
  const [only] = of;
  return of.length === 1 && only !== undefined ? only : { kind: "any", of };
}

/**
 * Returns the negation in normal form, by De Morgan's laws and their k-of-n counterpart. An
 * operator is never flipped: `not (a > 0)` stays a negated `a > 0`, so that nothing is said about
 * values that cannot be ordered.
 */
export function not<L>(expression: Expression<L>): Expression<L> {
  switch (expression.kind) {
    case "leaf":
      return leaf(expression.leaf, !expression.negated);
    case "all":
      return { kind: "any", of: expression.of.map(not) };
    case "any":
      return { kind: "all", of: expression.of.map(not) };
    case "at-least":
      return {
        kind: "at-least",
        k: expression.of.length - expression.k + 1,
        of: expression.of.map(not),
      };
  }
}

/** Returns every leaf of an expression, from left to right. */
export function leavesOf<L>(expression: Expression<L>): readonly L[] {
  return expression.kind === "leaf" ? [expression.leaf] : expression.of.flatMap(leavesOf);
}

/** Returns the rank of an expression, given the rank of each leaf; the uncompiled way. */
export function evaluateExpression<L>(
  expression: Expression<L>,
  evaluateLeaf: (value: L) => Rank,
): Rank {
  switch (expression.kind) {
    case "leaf": {
      const rank = evaluateLeaf(expression.leaf);
      return expression.negated ? negate(rank) : rank;
    }
    case "all": {
      let lowest: Rank = 2;
      for (const member of expression.of) {
        const rank = evaluateExpression(member, evaluateLeaf);
        if (rank < lowest) lowest = rank;
      }
      return lowest;
    }
    case "any": {
      let highest: Rank = 0;
      for (const member of expression.of) {
        const rank = evaluateExpression(member, evaluateLeaf);
        if (rank > highest) highest = rank;
      }
      return highest;
    }
    case "at-least": {
      let satisfied = 0;
      let unknown = 0;
      for (const member of expression.of) {
        const rank = evaluateExpression(member, evaluateLeaf);
        if (rank === 2) satisfied++;
        else if (rank === 1) unknown++;
      }
      return atLeast(expression.k, satisfied, unknown);
    }
  }
}
