import type { Plan } from "../../assess/plan.ts";
import type { Test } from "../../facts/test.ts";
import type { Expression } from "../../logic/expression.ts";
import type { State, Variable } from "./variable.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Which way an answer may move without doing harm: up, down, or not at all. */
type Way = "up" | "down" | "still";

/**
 * Returns whether it can be seen from the form of the conditions that a value's turning from one
 * state to another shuts no door: wherever it is read, what opens doors can only come to hold.
 */
export function neverHarms(
  plan: Plan,
  vocabulary: Vocabulary,
  variable: Variable,
  turns: (before: State, after: State) => boolean,
): boolean {
  const { what } = variable.place;
  const pairs = variable.states.flatMap((before) =>
    variable.states
      .filter((after) => turns(before, after))
      .map((after) => [before, after] as const),
  );

  const harmless = (expression: Expression<Test> | undefined, way: Way): boolean => {
    if (expression === undefined) return true;
    if (expression.kind !== "leaf") return expression.of.every((member) => harmless(member, way));
    return leafIsHarmless(expression.leaf, expression.negated ? opposite(way) : way);
  };

  const leafIsHarmless = (test: Test, way: Way): boolean => {
    const { reading } = test;
    if (reading.read === "aggregate") {
      const inner = innerWay(test, way);
      const { where, meets, of, weight, list } = reading;
      if (variable.place.subject !== list) {
        return !readsThrough(where) && !readsThrough(meets);
      }
      const isWorkedOut = [of, weight].some((attribute) => {
        const own = attribute?.reading;
        return own !== undefined && (own.read === "days" ? own.of.what : own.what) === what;
      });
      return !isWorkedOut && harmless(where, inner.where) && harmless(meets, inner.meets);
    }
    if (reading.read === "verdict") return true;
    const ask = vocabulary.ask(test);
    if (ask.variable !== variable) return ask.variable.place.what !== what || !isHop(test);
    return pairs.every(([before, after]) => {
      const [from, to] = [before.ranks.get(ask.probe.key), after.ranks.get(ask.probe.key)];
      if (from === undefined || to === undefined) return false;
      return way === "up" ? to >= from : way === "down" ? to <= from : to === from;
    });
  };

  const isHop = ({ reading }: Test): boolean => {
    const of = reading.read === "days" || reading.read === "known" ? reading.of : reading;
    return of.read === "value" && of.through !== undefined;
  };

  const readsThrough = (expression: Expression<Test> | undefined): boolean => {
    if (expression === undefined) return false;
    if (expression.kind !== "leaf") return expression.of.some(readsThrough);
    return isHop(expression.leaf) && vocabulary.ask(expression.leaf).variable.place.what === what;
  };

  return (
    plan.stages.every(
      ({ resolved, checkpoints }) =>
        harmless(resolved.appliesWhen, "still") &&
        harmless(resolved.entry, "up") &&
        checkpoints.every(
          (own) => harmless(own.resolved.appliesWhen, "still") && harmless(own.resolved.when, "up"),
        ),
    ) &&
    plan.flags.every(
      ({ severity, resolved }) => severity !== "block" || harmless(resolved.when, "down"),
    )
  );
}

function opposite(way: Way): Way {
  return way === "up" ? "down" : way === "down" ? "up" : "still";
}

/** Returns which way whom an aggregate is about, and what they meet, may move. */
function innerWay(test: Test, way: Way): { readonly where: Way; readonly meets: Way } {
  const { reading, operator, value, decorators } = test;
  const still = { where: "still", meets: "still" } as const;
  if (reading.read !== "aggregate" || decorators.length > 0) return still;
  const { function: fn } = reading;
  const rises = operator.name === "greaterThan" || operator.name === "greaterThanInclusive";
  const falls = operator.name === "lessThan" || operator.name === "lessThanInclusive";
  if (fn === "count") {
    const isNone = operator.name === "equal" && value === 0;
    return rises
      ? { where: way, meets: "still" }
      : falls || isNone
        ? { where: opposite(way), meets: "still" }
        : still;
  }
  if (fn === "share" && rises) return { where: "still", meets: way };
  if (fn === "every" && operator.name === "equal" && value === true) {
    return { where: "still", meets: way };
  }
  return still;
}
