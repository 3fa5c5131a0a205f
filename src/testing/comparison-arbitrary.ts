import fc from "fast-check";
import { type FactType, isOrdered } from "../facts/fact-type.ts";
import { decorators } from "../logic/decorators.ts";
import { operators } from "../logic/operators.ts";
import type { FactCondition } from "../rules/condition.ts";
import { literalArbitrary } from "./value-arbitrary.ts";

/** An operator under its decorators, and the shape of the value that goes with it. */
interface Form {
  readonly operator: string;
  readonly takesList: boolean;
  readonly takesNull: boolean;
}

type Comparison = Pick<FactCondition, "operator" | "value">;

const chains: readonly (readonly string[])[] = [
  [],
  ...[...decorators.keys()].map((one) => [one]),
  ...[...decorators.keys()].flatMap((one) => [...decorators.keys()].map((other) => [one, other])),
];

/** Follows fact and value through the decorators to what the operator is handed. */
function formsOf(isSet: boolean, ordered: boolean): readonly Form[] {
  return chains.flatMap((chain) =>
    [...operators.values()].flatMap((operator) =>
      [false, true].flatMap((takesList) => {
        let [left, right] = [isSet, takesList];
        for (const name of chain) {
          const on = decorators.get(name)?.on;
          if ((on === "fact" && !left) || (on === "value" && !right)) return [];
          if (on === "fact") left = false;
          if (on === "value") right = false;
          if (on === "both") [left, right] = [right, left];
        }
        const fits =
          left === (operator.fact === "set") &&
          right === (operator.value === "list") &&
          (ordered || operator.fact !== "ordered");
        const takesNull = operator.fact !== "ordered";
        return fits
          ? [{ operator: [...chain, operator.name].join(":"), takesList, takesNull }]
          : [];
      }),
    ),
  );
}

function comparison(
  forms: readonly Form[],
  type: FactType,
  asOf: string,
): fc.Arbitrary<Comparison> {
  const plain = forms.filter(({ operator }) => !operator.includes(":"));
  const decorated = forms.filter(({ operator }) => operator.includes(":"));
  const form =
    plain.length === 0
      ? fc.constantFrom(...decorated)
      : fc.oneof(
          { weight: 2, arbitrary: fc.constantFrom(...plain) },
          { weight: decorated.length === 0 ? 0 : 1, arbitrary: fc.constantFrom(...decorated) },
        );
  return form.chain(({ operator, takesList, takesNull }) => {
    const literal = literalArbitrary(type, asOf);
    const one = takesNull
      ? fc.oneof({ weight: 8, arbitrary: literal }, { weight: 1, arbitrary: fc.constant(null) })
      : literal;
    const value = takesList ? fc.array(one, { minLength: 1, maxLength: 3 }) : one;
    return value.map((v) => ({ operator, value: v }));
  });
}

/** Makes comparisons that fit a fact of a type: every operator, under up to two decorators. */
export function comparisonArbitrary(type: FactType, asOf: string): fc.Arbitrary<Comparison> {
  const isSet = type.kind === "set";
  const element = isSet ? type.of : type;
  return comparison(formsOf(isSet, isOrdered(element)), element, asOf);
}

/** Makes comparisons that fit an aggregate, whose only decorator is `not`. */
export function aggregateComparisonArbitrary(
  type: FactType,
  asOf: string,
): fc.Arbitrary<Comparison> {
  const forms = formsOf(false, isOrdered(type)).filter(({ operator }) =>
    /^(not:)*[a-zA-Z]+$/.test(operator),
  );
  return comparison(forms, type, asOf);
}
