import type { Test } from "../facts/test.ts";
import { type Expression, leavesOf } from "../logic/expression.ts";
import { FAILED, type Rank, SATISFIED } from "../logic/truth.ts";
import { statesOf, variablesOf } from "./states.ts";
import { variableKey, variableOf } from "./variable.ts";

type Settled = typeof FAILED | typeof SATISFIED;

const cache = new WeakMap<Expression<Test>, Map<Settled, boolean | undefined>>();

/**
 * Returns whether an expression can come out failed or satisfied once everything it reads is known;
 * undefined when that could not be found out within bounds. Values are what their types allow, null
 * included; different facts are taken to be independent, so that "cannot" is certain. `known` is
 * never failed, yet counts as such here: nobody is made to answer.
 */
export function canBe(expression: Expression<Test>, wanted: Settled): boolean | undefined {
  const answers = cache.get(expression) ?? new Map<Settled, boolean | undefined>();
  if (!answers.has(wanted)) {
    cache.set(expression, answers);
    answers.set(wanted, workOut(expression, wanted));
  }
  return answers.get(wanted);
}

function workOut(expression: Expression<Test>, wanted: Settled): boolean | undefined {
  if (expression.kind === "leaf") return canLeafBe(expression.leaf, expression.negated, wanted);
  if (wanted === FAILED && leavesOf(expression).some(({ reading }) => reading.read === "known")) {
    return canBeWithout(expression);
  }
  const { of } = expression;
  const isEasy = expression.kind === (wanted === SATISFIED ? "any" : "all");
  if (isEasy) return some(of.map((member) => canBe(member, wanted)));
  const groups = connected(of);
  if (expression.kind !== "at-least") {
    return every(
      groups.map((group) =>
        group.length === 1
          ? canBe(group[0] as Expression<Test>, wanted)
          : searched({ kind: expression.kind, of: group }, wanted),
      ),
    );
  }
  if (groups.length < of.length) return searched(expression, wanted);
  const needed = wanted === SATISFIED ? expression.k : of.length - expression.k + 1;
  const answers = of.map((member) => canBe(member, wanted));
  if (answers.filter((answer) => answer === true).length >= needed) return true;
  return answers.filter((answer) => answer !== false).length >= needed ? undefined : false;
}

function canLeafBe(test: Test, negated: boolean, wanted: Settled): boolean | undefined {
  if (test.reading.read === "known") return !negated || wanted === FAILED;
  const rank: Rank = negated ? (wanted === SATISFIED ? FAILED : SATISFIED) : wanted;
  const { known, isExact } = variableOf([test]);
  return known.some((row) => row[0] === rank) || (isExact ? false : undefined);
}

/**
 * A condition that asks whether something is known stays open as long as nobody answers; that
 * counts as not holding.
 */
function canBeWithout(expression: Expression<Test>): boolean | undefined {
  const stripped = withoutKnown(expression);
  return typeof stripped === "boolean" ? !stripped : canBe(stripped, FAILED);
}

/** Returns an expression with nothing known answered by `known`: that part never holds. */
function withoutKnown(expression: Expression<Test>): Expression<Test> | boolean {
  if (expression.kind === "leaf") {
    return expression.leaf.reading.read === "known" ? false : expression;
  }
  const members = expression.of.map(withoutKnown);
  const held = members.filter((member) => member === true).length;
  const rest = members.filter((member) => typeof member !== "boolean");
  const k = { all: members.length, any: 1, "at-least": 0 }[expression.kind];
  const needed = (expression.kind === "at-least" ? expression.k : k) - held;
  if (needed <= 0) return true;
  if (rest.length < needed) return false;
  return { kind: "at-least", k: needed, of: rest };
}

function searched(expression: Expression<Test>, wanted: Settled): boolean | undefined {
  const states = statesOf([expression], "known");
  const found = states.canCome(wanted);
  return found === false && !states.isExact ? undefined : found;
}

/** Returns expressions in groups that share no value with one another. */
function connected(of: readonly Expression<Test>[]): readonly (readonly Expression<Test>[])[] {
  let groups: { members: Expression<Test>[]; variables: Set<string> }[] = [];
  for (const member of of) {
    const variables = new Set(variablesOf(member));
    const touching = groups.filter((group) => [...variables].some((v) => group.variables.has(v)));
    groups = groups.filter((group) => !touching.includes(group));
    groups.push({
      members: [...touching.flatMap((group) => group.members), member],
      variables: new Set([...touching.flatMap((group) => [...group.variables]), ...variables]),
    });
  }
  return groups.map((group) => group.members);
}

function some(answers: readonly (boolean | undefined)[]): boolean | undefined {
  return answers.includes(true) || (answers.includes(undefined) ? undefined : false);
}

function every(answers: readonly (boolean | undefined)[]): boolean | undefined {
  return answers.includes(false) ? false : answers.includes(undefined) ? undefined : true;
}

/** Returns whether two expressions read a value in common. */
export function shareValue(a: Expression<Test>, b: Expression<Test>): boolean {
  const own = new Set(leavesOf(a).map(variableKey));
  return leavesOf(b).some((test) => own.has(variableKey(test)));
}
