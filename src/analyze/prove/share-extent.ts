import {
  type Counted,
  combined,
  type Extent,
  type Member,
  meant,
  type Share,
  statesOf,
} from "./crowd.ts";
import { FALSE, type Formulas, type Literal, TRUE } from "./formula.ts";
import { fractionOf } from "./fraction-of.ts";

/** Returns what a share, weighted or not, may still come to. */
export function shareExtent(formulas: Formulas, counted: Counted): Extent {
  const { crowd, closed, meets, bothKey, weights } = counted;
  const { sure, may } = meant(counted);
  const key = `${bothKey} ${weights?.variable.key ?? ""}`;
  const { and, or } = {
    and: (...of: readonly Literal[]) => formulas.all(of),
    or: (...of: readonly Literal[]) => formulas.any(of),
  };
  const positive = weights?.atLeast(0, true);
  const type = weights?.measure.type;
  const heaviest =
    type === undefined ? 1 : type.kind === "number" ? (type.max ?? Number.POSITIVE_INFINITY) : 1;
  /** Whether an element weighs something, and whether nobody knows what. */
  const weighs = (one: Member) =>
    weights === undefined || positive === undefined
      ? { sure: TRUE, may: TRUE }
      : one.frame.rails({ variable: weights.variable, probe: positive });
  const exists = (name: string, who: (one: Member) => Literal) =>
    crowd.atLeast(`${name} ${key}`, 1, who);
  const surely = exists("sure weighs", (one) => and(sure(one), weighs(one).sure));
  const canMeet = exists("may meet", (one) => and(may(one), weighs(one).may, meets(one).may));
  const canMiss = exists("may miss", (one) => and(may(one), weighs(one).may, -meets(one).sure));
  const sureMet = exists("sure met", (one) => and(sure(one), weighs(one).sure, meets(one).sure));
  const sureMissed = exists("sure missed", (one) =>
    and(sure(one), weighs(one).sure, -meets(one).may),
  );
  const isOpen = (one: Member) => and(weighs(one).may, -weighs(one).sure);
  const unboundedMiss = Number.isFinite(heaviest)
    ? FALSE
    : exists("unbounded miss", (one) => and(may(one), isOpen(one), -meets(one).sure));
  const unboundedMeet = Number.isFinite(heaviest)
    ? FALSE
    : exists("unbounded meet", (one) => and(may(one), isOpen(one), meets(one).may));
  const known = (coefficient: number, who: (one: Member) => Literal): Share => ({
    coefficient,
    when: (one) => and(who(one), weighs(one).sure),
    ...(weights === undefined ? {} : { attribute: weights }),
  });
  const unknown = (coefficient: number, who: (one: Member) => Literal): readonly Share[] =>
    weights === undefined || !Number.isFinite(heaviest)
      ? []
      : [{ coefficient: coefficient * heaviest, when: (one) => and(who(one), isOpen(one)) }];
  const maybe = (one: Member) => and(may(one), -sure(one));
  const sorts = combined(
    formulas,
    [sure, maybe],
    [
      (one) => meets(one).sure,
      (one) => and(meets(one).may, -meets(one).sure),
      (one) => -meets(one).may,
    ],
    [(one) => weighs(one).sure, isOpen],
    weights === undefined ? [() => TRUE] : statesOf(weights, counted.isComplete),
  );
  const missed = (one: Member) => and(may(one), -meets(one).sure);
  const met = (one: Member) => and(may(one), meets(one).may);
  const low = (bound: number, strict: boolean): Literal => {
    const { part, whole } = fractionOf(bound);
    const shares = [
      known(whole - part, (one) => and(sure(one), meets(one).sure)),
      known(-part, missed),
      ...unknown(-part, missed),
    ];
    const isNothing = and(-canMiss, -sureMet);
    return or(
      and(isNothing, isAbove(1, bound, strict)),
      and(
        -isNothing,
        or(
          and(unboundedMiss, isAbove(0, bound, strict)),
          and(-unboundedMiss, crowd.sum(`share ${key}`, sorts, shares, 0, strict)),
        ),
      ),
    );
  };
  const high = (bound: number, strict: boolean): Literal => {
    const { part, whole } = fractionOf(bound);
    const shares = [
      known(whole - part, met),
      ...unknown(whole - part, met),
      known(-part, (one) => and(sure(one), -meets(one).may)),
    ];
    const isNothing = and(-canMeet, -sureMissed);
    return or(
      and(isNothing, isAbove(0, bound, strict)),
      and(
        -isNothing,
        or(
          and(unboundedMeet, isAbove(1, bound, strict)),
          and(-unboundedMeet, crowd.sum(`share ${key}`, sorts, shares, 0, strict)),
        ),
      ),
    );
  };
  return {
    hasNumbers: or(-closed, canMeet, canMiss),
    nullable: -surely,
    low: (bound, strict) =>
      or(and(-closed, isAbove(0, bound, strict)), and(closed, low(bound, strict))),
    high: (bound, strict) =>
      or(and(-closed, isAbove(1, bound, strict)), and(closed, high(bound, strict))),
  };
}

function isAbove(number: number, bound: number, strict: boolean): Literal {
  return (strict ? number > bound : number >= bound) ? TRUE : FALSE;
}
