import { ordinal } from "../../assess/compile-test.ts";
import type { Test } from "../../facts/test.ts";
import type { Operand } from "../../logic/operators/operator.ts";
import type { Extent } from "./crowd.ts";
import { FALSE, type Formulas, type Literal, TRUE } from "./formula.ts";
import { negated, type Rails } from "./rails.ts";

/** Whether some number of an extent passes, whether some does not, and whether none at all passes. */
interface Outcome {
  readonly passes: Literal;
  readonly fails: Literal;
  readonly nullPasses: boolean;
}

/** Returns the answer to a comparison of an aggregate. */
export function intervalRails(formulas: Formulas, test: Test, extent: Extent): Rails {
  const { hasNumbers, nullable } = extent;
  const turns = test.decorators.filter(({ name }) => name === "not").length;
  const { name } = test.operator;
  const isNegative = name === "notEqual" || name === "notIn";
  const { passes, fails, nullPasses } = outcomeOf(formulas, test, extent);
  const none = nullPasses ? TRUE : FALSE;
  const some = formulas.or(formulas.and(hasNumbers, passes), formulas.and(nullable, none));
  const someNot = formulas.or(formulas.and(hasNumbers, fails), formulas.and(nullable, -none));
  const rails = { sure: formulas.and(some, -someNot), may: some };
  return (turns + (isNegative ? 1 : 0)) % 2 === 1 ? negated(rails) : rails;
}

function outcomeOf(formulas: Formulas, test: Test, { low, high }: Extent): Outcome {
  const value = ordinal(test.value, test.type);
  const bound = value as number;
  switch (test.operator.name) {
    case "greaterThanInclusive":
      return { passes: high(bound, false), fails: -low(bound, false), nullPasses: false };
    case "greaterThan":
      return { passes: high(bound, true), fails: -low(bound, true), nullPasses: false };
    case "lessThanInclusive":
      return { passes: -low(bound, true), fails: high(bound, true), nullPasses: false };
    case "lessThan":
      return { passes: -low(bound, false), fails: high(bound, false), nullPasses: false };
    default: {
      const listed: readonly Operand[] = Array.isArray(value) ? value : [value];
      const numbers = listed.filter((one) => typeof one === "number");
      const within = (one: number) => formulas.and(-low(one, true), high(one, false));
      const exactly = (one: number) =>
        formulas.and(low(one, false), -low(one, true), high(one, false), -high(one, true));
      return {
        passes: formulas.any(numbers.map(within)),
        fails: -formulas.any(numbers.map(exactly)),
        nullPasses: listed.includes(null),
      };
    }
  }
}
