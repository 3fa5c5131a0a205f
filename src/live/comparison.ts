import { ordinal } from "../assess/compile-test.ts";
import type { Values } from "../assess/values.ts";
import type { Test } from "../facts/test.ts";
import { hasNumbers, type Interval } from "../logic/interval.ts";
import type { Operand } from "../logic/operators/operator.ts";

/** A condition as json-rules-engine takes it. */
export type EngineCondition =
  | EngineComparison
  | { readonly all: readonly EngineCondition[]; readonly priority?: number }
  | { readonly any: readonly EngineCondition[]; readonly priority?: number }
  | { readonly not: EngineCondition; readonly priority?: number };

/** A leaf of an engine's condition. */
export interface EngineComparison {
  readonly fact: string;
  readonly operator: string;
  readonly value: Operand;
  readonly priority?: number;
}

/** The facts that conditions ask the engine for, each with how it is found in a deal's values. */
export type EngineFacts = Map<string, (values: Values) => unknown>;

/** Never holds: the engine takes an empty `any` for true. */
export const never: EngineCondition = { not: { all: [] } };

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
      ? onInterval(test, slot, passes, facts)
      : onValue(test, slot, passes, facts);
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

function onValue(test: Test, slot: number, passes: boolean, facts: EngineFacts): EngineCondition {
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

/** Compares both ends of what an aggregate may still come to; an end that is no number is null. */
function onInterval(
  test: Test,
  slot: number,
  passes: boolean,
  facts: EngineFacts,
): EngineCondition {
  const end = (name: "low" | "high"): string => {
    const fact = `${name} ${slot}`;
    facts.set(fact, (values) => {
      const interval = values[slot] as Interval;
      return hasNumbers(interval) ? interval[name] : null;
    });
    return fact;
  };
  const nullable = (value: boolean): EngineCondition => {
    const fact = `nullable ${slot}`;
    facts.set(fact, (values) => (values[slot] as Interval).nullable);
    return { fact, operator: "equal", value };
  };
  const [low, high] = [end("low"), end("high")];
  const { name } = test.operator;
  const inverted = test.decorators.filter((decorator) => decorator.name === "not").length % 2 === 1;
  const holds = passes !== inverted;
  const value = ordinal(test.value, test.type);
  switch (name) {
    case "greaterThan":
    case "greaterThanInclusive":
      return holds
        ? { all: [{ fact: low, operator: name, value }, nullable(false)] }
        : { fact: high, operator: `not:${name}`, value };
    case "lessThan":
    case "lessThanInclusive":
      return holds
        ? { all: [{ fact: high, operator: name, value }, nullable(false)] }
        : { fact: low, operator: `not:${name}`, value };
    case "equal":
    case "in":
      return among([value].flat() as readonly Operand[], holds);
    case "notEqual":
    case "notIn":
      return among([value].flat() as readonly Operand[], !holds);
    default:
      return never;
  }

  function among(those: readonly Operand[], holds: boolean): EngineCondition {
    const numbers = those.filter((one) => one !== null);
    const withNull = numbers.length < those.length;
    if (holds) {
      const settled = those.map((one) => ({
        all: [
          { fact: low, operator: "equal", value: one },
          { fact: high, operator: "equal", value: one },
        ],
      }));
      return withNull ? { any: settled } : { all: [{ any: settled }, nullable(false)] };
    }
    const beside = numbers.map((one) => ({
      any: [
        { fact: low, operator: "not:lessThanInclusive", value: one },
        { fact: high, operator: "not:greaterThanInclusive", value: one },
      ],
    }));
    return { all: withNull ? [...beside, nullable(false)] : beside };
  }
}
