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

/** Returns what a sum may still come to. */
export function sumExtent(formulas: Formulas, counted: Counted): Extent {
  const { crowd, closed, attribute, memberKey } = counted;
  if (attribute === undefined) throw new RangeError("nothing to add up");
  const { variable, none, atLeast, measure } = attribute;
  const { sure, may } = meant(counted);
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } =
    measure.type.kind === "number" ? measure.type : {};
  const bottom = Math.min(0, min);
  const top = Math.max(0, max);
  const key = `${memberKey} ${variable.key}`;
  const isNone = (one: Member) => one.frame.rails({ variable, probe: none });
  const notNegative = (one: Member) => one.frame.rails({ variable, probe: atLeast(0, false) });
  const isUnknown = (one: Member) => formulas.and(isNone(one).may, -isNone(one).sure);
  const isNumber = (one: Member) => -isNone(one).may;
  const maybe = (one: Member) => formulas.and(may(one), -sure(one));
  const sorts = combined(formulas, [sure, maybe], statesOf(attribute, counted.isComplete));
  const someUnknown = crowd.atLeast(`may unknown ${key}`, 1, (one) =>
    formulas.and(may(one), isUnknown(one)),
  );
  const sides = (low: boolean, far: number): readonly Share[] => [
    { coefficient: 1, attribute, when: (one) => formulas.and(sure(one), isNumber(one)) },
    {
      coefficient: 1,
      attribute,
      when: (one) =>
        formulas.and(
          maybe(one),
          isNumber(one),
          low ? -notNegative(one).may : notNegative(one).sure,
        ),
    },
    ...(Number.isFinite(far)
      ? [{ coefficient: far, when: (one: Member) => formulas.and(may(one), isUnknown(one)) }]
      : []),
  ];
  const side = (low: boolean, far: number, bound: number, strict: boolean): Literal => {
    const unbounded = low ? FALSE : TRUE;
    const reaches = crowd.sum(`sum ${key}`, sorts, sides(low, far), bound, strict);
    const whenUnknown = Number.isFinite(far) ? reaches : unbounded;
    const own = formulas.or(
      formulas.and(someUnknown, whenUnknown),
      formulas.and(-someUnknown, reaches),
    );
    // On an open list a sum has no bound on a side where something may be added.
    return far === 0
      ? own
      : formulas.or(formulas.and(closed, own), formulas.and(-closed, unbounded));
  };
  return {
    hasNumbers: TRUE,
    nullable: FALSE,
    low: (bound, strict) => side(true, bottom, bound, strict),
    high: (bound, strict) => side(false, top, bound, strict),
  };
}
