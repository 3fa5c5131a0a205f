import type { FactType } from "../../facts/fact-type.ts";
import { type Counted, type Extent, type Member, meant } from "./crowd.ts";
import { FALSE, type Formulas, type Literal, TRUE } from "./formula.ts";

/** Returns what the best, or the worst, of an attribute may still come to. */
export function extremeExtent(formulas: Formulas, counted: Counted, best: boolean): Extent {
  const { crowd, closed, attribute, memberKey } = counted;
  if (attribute === undefined) throw new RangeError("nothing to rank");
  const { variable, none, atLeast, measure } = attribute;
  const { sure, may } = meant(counted);
  const [floor, ceiling] = boundsOf(measure.type);
  const name = `${memberKey} ${variable.key}`;
  const exists = (key: string, who: (one: Member) => Literal) =>
    crowd.atLeast(`${key} ${name}`, 1, who);
  const noneOf = (one: Member) => one.frame.rails({ variable, probe: none });
  const reaches = (one: Member, bound: number, strict: boolean) =>
    one.frame.rails({ variable, probe: atLeast(bound, strict) });
  const isAbove = (number: number, bound: number, strict: boolean) =>
    strict ? number > bound : number >= bound;
  const isSure = exists("sure ranked", (one) => formulas.and(sure(one), -noneOf(one).may));
  const someMay = exists("may ranked", (one) => formulas.and(may(one), -noneOf(one).sure));
  const key = (bound: number, strict: boolean) => `${strict ? ">" : ">="}${bound}`;
  const sureReaches = (bound: number, strict: boolean) =>
    exists(`sure ${key(bound, strict)}`, (one) =>
      formulas.and(sure(one), reaches(one, bound, strict).sure),
    );
  const sureFalls = (bound: number, strict: boolean) =>
    exists(`sure not ${key(bound, strict)}`, (one) =>
      formulas.and(sure(one), -reaches(one, bound, strict).may, -noneOf(one).may),
    );
  const mayReach = (bound: number, strict: boolean) => {
    // Who is unknown may still be at the top, and no higher.
    const rail = isAbove(ceiling, bound, strict) ? "may" : "sure";
    return formulas.or(
      formulas.and(-closed, isAbove(ceiling, bound, strict) ? TRUE : FALSE),
      exists(`may ${rail} ${key(bound, strict)}`, (one) =>
        formulas.and(may(one), reaches(one, bound, strict)[rail]),
      ),
    );
  };
  /** Whether everyone who may be meant stands at least so high. */
  const allReach = (bound: number, strict: boolean) =>
    isAbove(floor, bound, strict)
      ? TRUE
      : formulas.and(
          closed,
          -exists(`may below ${key(bound, strict)}`, (one) =>
            formulas.and(may(one), -noneOf(one).sure, -reaches(one, bound, strict).sure),
          ),
        );
  return {
    hasNumbers: formulas.or(-closed, someMay),
    nullable: -isSure,
    low: (bound, strict) =>
      best
        ? formulas.or(
            formulas.and(isSure, sureReaches(bound, strict)),
            formulas.and(-isSure, allReach(bound, strict)),
          )
        : allReach(bound, strict),
    high: (bound, strict) =>
      best
        ? mayReach(bound, strict)
        : formulas.or(
            formulas.and(isSure, -sureFalls(bound, strict)),
            formulas.and(-isSure, mayReach(bound, strict)),
          ),
  };
}

function boundsOf(type: FactType): readonly [number, number] {
  if (type.kind === "choice") return [0, type.values.length - 1];
  if (type.kind === "number") {
    return [type.min ?? Number.NEGATIVE_INFINITY, type.max ?? Number.POSITIVE_INFINITY];
  }
  return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
}
