import { ordinal } from "../assess/compile-test.ts";
import type { Test } from "../facts/test.ts";
import { hasNumbers, type Interval } from "../logic/interval.ts";
import type { Operand } from "../logic/operators/operator.ts";
import { type EngineCondition, type EngineFacts, never } from "./engine-condition.ts";

/**
 * Returns the condition that holds when a test of an aggregate surely passes or, with `passes`
 * false, when it surely fails: both ends of what it may still come to are compared, an end that is
 * no number being null, which no order admits.
 */
export function intervalComparison(
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
  const neverNull = (): EngineCondition => {
    const fact = `nullable ${slot}`;
    facts.set(fact, (values) => (values[slot] as Interval).nullable);
    return { fact, operator: "equal", value: false };
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
        ? { all: [{ fact: low, operator: name, value }, neverNull()] }
        : { fact: high, operator: `not:${name}`, value };
    case "lessThan":
    case "lessThanInclusive":
      return holds
        ? { all: [{ fact: high, operator: name, value }, neverNull()] }
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
      return withNull ? { any: settled } : { all: [{ any: settled }, neverNull()] };
    }
    const beside = numbers.map((one) => ({
      any: [
        { fact: low, operator: "not:lessThanInclusive", value: one },
        { fact: high, operator: "not:greaterThanInclusive", value: one },
      ],
    }));
    return { all: withNull ? [...beside, neverNull()] : beside };
  }
}
