import type { Expression } from "../logic/expression.ts";

/** A condition of `all` and `any` alone, negation at its leaves. */
export type Expanded<L> =
  | { readonly kind: "leaf"; readonly leaf: L; readonly negated: boolean }
  | { readonly kind: "all" | "any"; readonly of: readonly Expanded<L>[] };

/** Returns how many leaves an expression has once each `atLeast` is written out. */
export function expandedSize<L>(expression: Expression<L>): number {
  if (expression.kind === "leaf") return 1;
  const sum = expression.of.reduce((total, member) => total + expandedSize(member), 0);
  // Each member stands in so many of the combinations.
  return expression.kind === "at-least"
    ? sum * combinations(expression.of.length - 1, expression.k - 1)
    : sum;
}

/** Returns an expression with each `atLeast` written out: any of the combinations of so many. */
export function expand<L>(expression: Expression<L>): Expanded<L> {
  if (expression.kind === "leaf") return expression;
  const of = expression.of.map(expand);
  if (expression.kind !== "at-least") return { kind: expression.kind, of };
  return { kind: "any", of: choices(of, expression.k).map((some) => ({ kind: "all", of: some })) };
}

function choices<T>(of: readonly T[], k: number): readonly (readonly T[])[] {
  if (k === 0) return [[]];
  return of.flatMap((first, index) =>
    choices(of.slice(index + 1), k - 1).map((rest) => [first, ...rest]),
  );
}

function combinations(n: number, k: number): number {
  let product = 1;
  for (let i = 1; i <= Math.min(k, n - k); i++) product = (product * (n - i + 1)) / i;
  return product;
}
