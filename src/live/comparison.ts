import { ordinal } from "../assess/compile-test.ts";
import type { Test } from "../facts/test.ts";
import type { Operand } from "../logic/operators/operator.ts";
import type { EngineCondition, EngineFacts } from "./engine-condition.ts";
import { intervalComparison } from "./interval-comparison.ts";

/**
 * Returns the condition that holds when a test surely passes or, with `passes` false, when it
 * surely fails. Its companion, asked first, is whether the value is known at all: negation stands
 * in the operator, where an absent fact would otherwise let it pass.
 */
export function comparison(
  test: Test,
  slot: number,
  passes: boolean,
  facts: EngineFacts,
): EngineCondition {
  const known = `known ${slot}`;
  facts.set(known, (values) => values[slot] !== undefined);
  const asked =
    test.reading.read === "aggregate"
      ? intervalComparison(test, slot, passes, facts)
      : valueComparison(test, slot, passes, facts);
  return {
    all: [
      { fact: known, operator: "equal", value: true, priority: 2 },
      { ...asked, priority: 1 },
    ],
  };
}

/** Returns the name of a test's operator, its decorators before it. */
export function operatorOf({
  decorators,
  operator,
}: Pick<Test, "decorators" | "operator">): string {
  return [...decorators, operator].map(({ name }) => name).join(":");
}

function valueComparison(
  test: Test,
  slot: number,
  passes: boolean,
  facts: EngineFacts,
): EngineCondition {
  const operator = `${passes ? "" : "not:"}${operatorOf(test)}`;
  const element = test.type.kind === "set" ? test.type.of : test.type;
  if (element.kind !== "choice" || test.operator.fact !== "ordered") {
    const fact = `value ${slot}`;
    facts.set(fact, (values) => values[slot]);
    return { fact, operator, value: test.value };
  }
  const fact = `rank ${slot}`;
  facts.set(fact, (values) => ordinal(values[slot] as Operand, element));
  return { fact, operator, value: ordinal(test.value, element) };
}
