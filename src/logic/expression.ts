import { atLeast, negate, type Rank, SATISFIED, UNKNOWN } from "./truth.ts";

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

/** A condition ready to run on a frame of values. */
export type Evaluator<F> = (frame: F) => Rank;

/** Returns the evaluator of an expression, given one for each of its leaves. */
export function compileExpression<L, F>(
  expression: Expression<L>,
  compileLeaf: (value: L) => Evaluator<F>,
): Evaluator<F> {
  switch (expression.kind) {
    case "leaf": {
      const evaluate = compileLeaf(expression.leaf);
      return expression.negated ? (frame) => negate(evaluate(frame)) : evaluate;
    }
    case "all":
      return conjunction(expression.of.map((member) => compileExpression(member, compileLeaf)));
    case "any":
      return disjunction(expression.of.map((member) => compileExpression(member, compileLeaf)));
    case "at-least":
      return threshold(
        expression.k,
        expression.of.map((member) => compileExpression(member, compileLeaf)),
      );
  }
}

function conjunction<F>(members: readonly Evaluator<F>[]): Evaluator<F> {
  return (frame) => {
    let lowest: Rank = 2;
    for (const member of members) {
      const rank = member(frame);
      if (rank === 0) return 0;
      if (rank < lowest) lowest = rank;
    }
    return lowest;
  };
}

function disjunction<F>(members: readonly Evaluator<F>[]): Evaluator<F> {
  return (frame) => {
    let highest: Rank = 0;
    for (const member of members) {
      const rank = member(frame);
      if (rank === 2) return 2;
      if (rank > highest) highest = rank;
    }
    return highest;
  };
}

function threshold<F>(k: number, members: readonly Evaluator<F>[]): Evaluator<F> {
  return (frame) => {
    let satisfied = 0;
    let unknown = 0;
    for (const member of members) {
      const rank = member(frame);
      if (rank === 2) satisfied++;
      else if (rank === 1) unknown++;
    }
    return atLeast(k, satisfied, unknown);
  };
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

/** The numbers of unknown leaves, written down one after the other. */
export class UnknownLeaves {
  readonly numbers: number[] = [];
  size = 0;

  /** Writes down a leaf. */
  add(number: number): void {
    this.numbers[this.size++] = number;
  }
}

/**
 * An evaluator that also writes down the unknown leaves whose ancestors are all unknown: the ones
 * whose answer can still move the whole.
 */
export type UnknownsEvaluator<F> = (frame: F, unknowns: UnknownLeaves) => Rank;

/**
 * Returns the evaluator of an expression that writes down its unknown leaves by number, given an
 * evaluator and a number for each leaf.
 */
export function compileUnknowns<L, F>(
  expression: Expression<L>,
  compileLeaf: (value: L) => { readonly evaluate: Evaluator<F>; readonly number: number },
): UnknownsEvaluator<F> {
  if (expression.kind === "leaf") {
    const { evaluate, number } = compileLeaf(expression.leaf);
    const { negated } = expression;
    return (frame, unknowns) => {
      const rank = evaluate(frame);
      if (rank === UNKNOWN) unknowns.add(number);
      return negated ? negate(rank) : rank;
    };
  }
  const members = expression.of.map((member) => compileUnknowns(member, compileLeaf));
  const { kind } = expression;
  const k = kind === "at-least" ? expression.k : kind === "all" ? members.length : 1;
  return (frame, unknowns) => {
    const start = unknowns.size;
    let satisfied = 0;
    let unknown = 0;
    for (const member of members) {
      const rank = member(frame, unknowns);
      if (rank === SATISFIED) satisfied++;
      else if (rank === UNKNOWN) unknown++;
    }
    const rank = atLeast(k, satisfied, unknown);
    // What an answered node holds can move it no more.
    if (rank !== UNKNOWN) unknowns.size = start;
    return rank;
  };
}
