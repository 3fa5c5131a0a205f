import type { Test } from "../facts/test.ts";
import type { Operand } from "../logic/operators/operator.ts";

/** Whether all of several must pass, or one of them. */
export type Quantifier = "some" | "every";

/** What a test asks, its decorators worked in and the negation of operators taken out. */
export type Demand =
  | {
      /**
       * `known`: that it is known at all; `present`: that there is one, not none; `yes`: yes to a
       * question; `whole`: everybody on a list.
       */
      readonly kind: "known" | "present" | "yes" | "whole";
      readonly negated: boolean;
    }
  | {
      /** `include`: a set holds values; `compare`: a value stands somewhere. */
      readonly kind: "include" | "compare";
      readonly operator: string;
      readonly negated: boolean;
      /** For several values: whether it takes all of them. */
      readonly values: Quantifier;
      /** For a set taken apart. */
      readonly elements?: Quantifier;
    };

/** Operators that say the same with fact and value exchanged; the others are their own. */
const exchanged: Readonly<Record<string, string>> = {
  lessThan: "greaterThan",
  lessThanInclusive: "greaterThanInclusive",
  greaterThan: "lessThan",
  greaterThanInclusive: "lessThanInclusive",
  contains: "in",
  in: "contains",
  doesNotContain: "notIn",
  notIn: "doesNotContain",
};

/** Operators that negate another, told by that one. */
const positives: Readonly<Record<string, string>> = {
  notEqual: "equal",
  notIn: "in",
  doesNotContain: "contains",
};

const opposite = { some: "every", every: "some" } as const;

/** Returns what a test asks; `negated` asks the opposite. */
export function demandOf(test: Test, negated = false): Demand {
  const { reading, type, value } = test;
  if (reading.read === "known") return { kind: "known", negated };
  const unfolded = unfold(test, negated);
  if (type.kind === "boolean" && typeof value === "boolean") {
    const kind = reading.read === "aggregate" ? "whole" : "yes";
    return { kind, negated: unfolded.negated === value };
  }
  if (value === null) {
    // An empty set is "each one is none", one with something in it "at least one is not none".
    const asksNone = unfolded.elements === undefined || unfolded.elements === "every";
    const asksSome = unfolded.elements === undefined || unfolded.elements === "some";
    if (unfolded.negated ? asksSome : asksNone) {
      return { kind: "present", negated: !unfolded.negated };
    }
  }
  return asInclusion(unfolded);
}

interface Unfolded extends Extract<Demand, { readonly values: Quantifier }> {}

function unfold({ operator, decorators }: Test, negated: boolean): Unfolded {
  let swapped = false;
  let isNegated = negated;
  let elements: Quantifier | undefined;
  let values: Quantifier | undefined;
  for (const { name, on } of decorators) {
    if (on === "both") swapped = !swapped;
    if (on === "none") isNegated = !isNegated;
    if (on === "fact" || on === "value") {
      const quantifier = name.startsWith("some") ? "some" : "every";
      // A negation before a quantifier moves behind it: "not one is" says "each is not".
      const meant = isNegated ? opposite[quantifier] : quantifier;
      if ((on === "fact") !== swapped) elements = meant;
      else values = meant;
    }
  }
  const name = swapped ? (exchanged[operator.name] ?? operator.name) : operator.name;
  const positive = positives[name];
  if (positive !== undefined) isNegated = !isNegated;
  return {
    kind: (positive ?? name) === "contains" ? "include" : "compare",
    operator: positive ?? name,
    negated: isNegated,
    // A list that nothing takes apart is a choice between its values, and none of them negated.
    values: values ?? (isNegated ? "every" : "some"),
    ...(elements === undefined ? {} : { elements }),
  };
}

/** "At least one of them is X" says that the set includes X, "each is not X" that it does not. */
function asInclusion(unfolded: Unfolded): Unfolded {
  const { kind, operator, negated, values, elements } = unfolded;
  const isEquality = operator === "equal" || operator === "in";
  const isInclusion = elements === (negated ? "every" : "some");
  const isAlike = values === (negated ? "every" : "some");
  return isEquality && isInclusion && isAlike
    ? { kind: "include", operator: "contains", negated, values }
    : { kind, operator, negated, values, ...(elements === undefined ? {} : { elements }) };
}

/**
 * Returns the word that joins the values of a demand: "include A and B" takes both, "do not include
 * A or B" lacks both.
 */
export function conjunctionOf({
  negated,
  values,
}: Pick<Unfolded, "negated" | "values">): "and" | "or" {
  return (values === "every") === negated ? "or" : "and";
}

/** Returns the values of a test as a list, a single one as a list of itself. */
export function valuesOf({ value }: Test): readonly Operand[] {
  return Array.isArray(value) ? value : [value as Operand];
}
