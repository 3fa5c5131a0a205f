import { ordinal } from "../../assess/compile-test.ts";
import { decisionRoles } from "../../facts/catalogue.ts";
import type { Test } from "../../facts/test.ts";
import type { Operand } from "../../logic/operators/operator.ts";
import { FALSE, type Formulas, type Literal, TRUE } from "./formula.ts";
import type { Probe } from "./probe.ts";

/** A set of which each possible member is a proposition. */
export interface OpenSet {
  readonly members: readonly string[];
  /** Returns whether a member, by its place, is in the set. */
  readonly has: (index: number) => Literal;
}

/** The set itself, in the place of an operand. */
const theSet = Symbol("set");
type Side = Operand | typeof theSet;

/** Returns what a known set answers to a probe. */
export function onSet(
  formulas: Formulas,
  probe: Probe,
  set: OpenSet,
  told?: (index: number, answer: Literal) => void,
): Literal {
  const asked = probe.onSet;
  if (asked === undefined || asked === "any-set") return TRUE;
  const some = (holds: (member: string) => Literal): Literal =>
    formulas.any(
      set.members.map((member, index) => {
        const answer = holds(member);
        told?.(index, answer);
        return formulas.and(set.has(index), answer);
      }),
    );
  if (asked === "decision-chain") {
    return some((member) => (decisionRoles.has(member) ? TRUE : FALSE));
  }
  return answer(asked, 0, theSet, asked.value);

  function answer(test: Test, step: number, fact: Side, value: Side): Literal {
    const decorator = test.decorators[step];
    if (decorator === undefined) return compared(test, fact, value);
    const next = (one: Side, other: Side) => answer(test, step + 1, one, other);
    const each = (side: Side, ask: (one: Operand) => Literal, every: boolean): Literal => {
      if (side === theSet) {
        return every ? -some((member) => -ask(member)) : some((member) => ask(member));
      }
      if (!Array.isArray(side)) return FALSE;
      const answers = side.map((one: Operand) => ask(one));
      return every ? formulas.all(answers) : formulas.any(answers);
    };
    switch (decorator.name) {
      case "not":
        return -next(fact, value);
      case "swap":
        return next(value, fact);
      case "someFact":
      case "everyFact":
        return each(fact, (one) => next(one, value), decorator.name === "everyFact");
      case "someValue":
      case "everyValue":
        return each(value, (one) => next(fact, one), decorator.name === "everyValue");
      default:
        throw new RangeError(`no decorator ${decorator.name}`);
    }
  }

  function compared({ operator, type }: Test, fact: Side, value: Side): Literal {
    const isIn = (wanted: Side) => some((member) => (member === wanted ? TRUE : FALSE));
    if (fact === theSet || value === theSet) {
      const other = fact === theSet ? value : fact;
      switch (operator.name) {
        case "contains":
        case "in":
          return isIn(other);
        case "doesNotContain":
        case "notIn":
          return -isIn(other);
        default:
          // A whole set is no single value: equal to none, in no order.
          return operator.name === "notEqual" ? TRUE : FALSE;
      }
    }
    const element = type.kind === "set" ? type.of : type;
    const isOrder = element.kind === "choice" && operator.fact === "ordered";
    const holds = isOrder
      ? operator.test(ordinal(fact, element), ordinal(value, element))
      : operator.test(fact, value);
    return holds ? TRUE : FALSE;
  }
}
