import type { Expression } from "../../logic/expression.ts";
import type { Formulas, Literal } from "./formula.ts";
import { FALSE, TRUE } from "./formula.ts";

/** A three-valued answer as two formulas: whether it is satisfied, and whether it may be. */
export interface Rails {
  readonly sure: Literal;
  /** Satisfied or unknown. */
  readonly may: Literal;
}

/** Satisfied whatever the deal. */
export const always: Rails = { sure: TRUE, may: TRUE };
/** Failed whatever the deal. */
export const never: Rails = { sure: FALSE, may: FALSE };

/** Returns Kleene's negation. */
export function negated({ sure, may }: Rails): Rails {
  return { sure: -may, may: -sure };
}

/** Returns Kleene's conjunction. */
export function allOf(formulas: Formulas, of: readonly Rails[]): Rails {
  return {
    sure: formulas.all(of.map(({ sure }) => sure)),
    may: formulas.all(of.map(({ may }) => may)),
  };
}

/** Returns Kleene's disjunction. */
export function anyOf(formulas: Formulas, of: readonly Rails[]): Rails {
  return {
    sure: formulas.any(of.map(({ sure }) => sure)),
    may: formulas.any(of.map(({ may }) => may)),
  };
}

/** Returns the answer to an expression, given that to each leaf. */
export function railsOf<L>(
  formulas: Formulas,
  expression: Expression<L>,
  leafRails: (leaf: L) => Rails,
): Rails {
  if (expression.kind === "leaf") {
    const rails = leafRails(expression.leaf);
    return expression.negated ? negated(rails) : rails;
  }
  const of = expression.of.map((member) => railsOf(formulas, member, leafRails));
  switch (expression.kind) {
    case "all":
      return allOf(formulas, of);
    case "any":
      return anyOf(formulas, of);
    case "at-least": {
      const { k } = expression;
      return {
        sure: formulas.atLeast(
          k,
          of.map(({ sure }) => sure),
        ),
        may: formulas.atLeast(
          k,
          of.map(({ may }) => may),
        ),
      };
    }
  }
}
