import { FALSE, type Formulas, type Literal, type Term, TRUE } from "./formula.ts";
import type { Frame } from "./frame.ts";
import type { Rails } from "./rails.ts";
import type { AttributeAsk } from "./vocabulary.ts";

/** One element of a list, or a kind of elements. */
export interface Member {
  readonly name: string;
  readonly present: Literal;
  readonly frame: Frame;
  /** How many there are of it, as the number of a quantity; absent: one. */
  readonly copies?: number;
}

/** Something that elements may be like. */
export type Predicate = (member: Member) => Literal;

/** What an element adds to a sum: so much for each, or so many times its attribute. */
export interface Share {
  readonly coefficient: number;
  readonly when: Predicate;
  readonly attribute?: AttributeAsk;
}

/** The elements of a list, as those who count over them ask for them. */
export interface Crowd {
  /** Returns whether at least `k` elements are so; `key` is the same for the same predicate. */
  readonly atLeast: (key: string, k: number, predicate: Predicate) => Literal;
  /**
   * Returns whether what the elements add comes to at least, or more than, a bound. `sorts` are
   * what elements may be like, one of them at a time, so that those of one sort add alike; who is of
   * no sort adds nothing. `key` is the same for the same sorts.
   */
  readonly sum: (
    key: string,
    sorts: readonly Predicate[],
    shares: readonly Share[],
    bound: number,
    strict: boolean,
  ) => Literal;
}

/** What an aggregate may still come to, as propositions. */
export interface Extent {
  readonly hasNumbers: Literal;
  /** Whether it may be none. */
  readonly nullable: Literal;
  /** Returns whether its least value is at least, or above, a bound. */
  readonly low: (bound: number, strict: boolean) => Literal;
  /** Returns whether its greatest value is at least, or above, a bound. */
  readonly high: (bound: number, strict: boolean) => Literal;
}

/** Whom an aggregate is about and what it asks of them. */
export interface Counted {
  /** Whether an element is meant. */
  readonly member: (member: Member) => Rails;
  readonly memberKey: string;
  /** Whether it meets what is asked of all. */
  readonly meets: (member: Member) => Rails;
  readonly bothKey: string;
  readonly attribute: AttributeAsk | undefined;
  readonly weights: AttributeAsk | undefined;
  /** Whether the list is known to be complete. */
  readonly closed: Literal;
  readonly crowd: Crowd;
  /** Whether everything is known. */
  readonly isComplete: boolean;
}

/** Returns a term without the quantity it has not. */
export function termOf(coefficient: number, gate: Literal, quantity: number | undefined): Term {
  return quantity === undefined ? { coefficient, gate } : { coefficient, gate, quantity };
}

/** Returns the predicates who is surely meant, and who may be. */
export function meant({ member, memberKey }: Counted): {
  readonly sure: Predicate;
  readonly may: Predicate;
  readonly sureKey: string;
  readonly mayKey: string;
} {
  return {
    sure: (one) => member(one).sure,
    may: (one) => member(one).may,
    sureKey: `sure ${memberKey}`,
    mayKey: `may ${memberKey}`,
  };
}

/** Returns the predicates that hold when one of each group holds. */
export function combined(
  formulas: Formulas,
  ...groups: readonly (readonly Predicate[])[]
): readonly Predicate[] {
  return groups.reduce<readonly Predicate[]>(
    (before, group) =>
      before.flatMap((one) =>
        group.map(
          (other): Predicate =>
            (member) =>
              formulas.and(one(member), other(member)),
        ),
      ),
    [() => TRUE],
  );
}

/** Returns the predicates which state an attribute is in. */
export function statesOf({ variable }: AttributeAsk, isComplete: boolean): readonly Predicate[] {
  const count = variable.states.filter((state) => !isComplete || state.isComplete).length;
  return Array.from({ length: count }, (_, index): Predicate => {
    return ({ frame }) => frame.cells(variable)[index]?.literal ?? FALSE;
  });
}
