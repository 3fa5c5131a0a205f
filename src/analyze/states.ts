import type { Test } from "../facts/test.ts";
import { type Expression, evaluateExpression, leavesOf } from "../logic/expression.ts";
import { FAILED, type Rank, UNKNOWN } from "../logic/truth.ts";
import { testKey } from "./test-key.ts";
import { type Variable, variableKey, variableOf } from "./variable.ts";

/** How many times an expression is worked out before a question is given up. */
const mostSteps = 20_000;

/**
 * Which states are gone through: all that is known, with lists that are open as well, or every state
 * of knowledge.
 */
type Rows = "known" | "open" | "states";

/** What may be asked of some expressions: every state of the values that they read. */
export interface States {
  /** Whether no state is left out. */
  readonly isExact: boolean;
  /** Returns whether some state is such; undefined when that would take too long to find out. */
  readonly some: (isSuch: (ranks: readonly Rank[]) => boolean) => boolean | undefined;
  /**
   * Returns whether the first expression can come to a rank. Values that it does not wait for are
   * left open: once its rank is settled more knowledge does not change it.
   */
  readonly canCome: (wanted: Rank) => boolean | undefined;
}

/** Returns the keys of the values that an expression reads. */
export function variablesOf(expression: Expression<Test>): ReadonlySet<string> {
  return new Set(leavesOf(expression).map(variableKey));
}

/** Returns the states of the values that some expressions read. */
export function statesOf(expressions: readonly Expression<Test>[], rows: Rows): States {
  const byVariable = new Map<string, Map<string, Test>>();
  for (const test of expressions.flatMap(leavesOf)) {
    const key = variableKey(test);
    const tests = byVariable.get(key) ?? new Map<string, Test>();
    byVariable.set(key, tests.set(testKey(test), test));
  }
  const variables = [...byVariable.values()].map((tests) => variableOf([...tests.values()]));
  const current = new Map<string, Rank>();
  const assign = ({ tests }: Variable, row: readonly Rank[] | undefined): void => {
    tests.forEach((test, index) => {
      current.set(testKey(test), row?.[index] ?? UNKNOWN);
    });
  };
  for (const variable of variables) assign(variable, undefined);
  const rowsOf = ({ known, states, isAggregate }: Variable) =>
    rows === "states" || (rows === "open" && isAggregate) ? states : known;
  const rankOf = (test: Test): Rank => current.get(testKey(test)) ?? UNKNOWN;
  const ranks = (): readonly Rank[] => expressions.map((one) => evaluateExpression(one, rankOf));
  const search = (
    row: (variable: Variable) => readonly (readonly Rank[])[],
    settled: (isLast: boolean) => boolean | undefined,
  ): boolean | undefined => {
    let left = mostSteps;
    const from = (depth: number): boolean | undefined => {
      if (--left < 0) return undefined;
      const variable = variables[depth];
      const answer = settled(variable === undefined);
      if (variable === undefined || answer !== undefined) return answer ?? false;
      let found: boolean | undefined = false;
      for (const one of row(variable)) {
        assign(variable, one);
        found = from(depth + 1);
        if (found !== false) break;
      }
      assign(variable, undefined);
      return found;
    };
    return from(0);
  };
  return {
    isExact: variables.every(({ isExact }) => isExact),
    some: (isSuch) => {
      const all = variables.reduce((product, one) => product * rowsOf(one).length, 1);
      if (all > mostSteps) return undefined;
      return search(rowsOf, (isLast) => (isLast ? isSuch(ranks()) : undefined));
    },
    canCome: (wanted) => {
      const promising = new Map(
        variables.map((one) => [one, sorted(one, rowsOf(one), expressions, wanted)]),
      );
      return search(
        (variable) => promising.get(variable) ?? [],
        (isLast) => {
          const [rank] = ranks();
          return rank === UNKNOWN && !isLast ? undefined : rank === wanted;
        },
      );
    },
  };
}

/** Returns rows with those first that bring an expression nearest to a rank. */
function sorted(
  { tests }: Variable,
  rows: readonly (readonly Rank[])[],
  expressions: readonly Expression<Test>[],
  wanted: Rank,
): readonly (readonly Rank[])[] {
  const pulls = new Map<string, number>();
  const count = (expression: Expression<Test>): void => {
    if (expression.kind !== "leaf") {
      expression.of.forEach(count);
      return;
    }
    const key = testKey(expression.leaf);
    const isUp = expression.negated === (wanted === FAILED);
    pulls.set(key, (pulls.get(key) ?? 0) + (isUp ? 1 : -1));
  };
  expressions.forEach(count);
  const score = (row: readonly Rank[]): number =>
    tests.reduce(
      (sum, test, index) => sum + (pulls.get(testKey(test)) ?? 0) * (row[index] ?? 0),
      0,
    );
  return [...rows].sort((a, b) => score(b) - score(a));
}
