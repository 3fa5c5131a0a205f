import type { AggregateFunction } from "../../facts/reading.ts";
import { type Counted, type Extent, type Member, meant, type Predicate } from "./crowd.ts";
import { extremeExtent } from "./extreme-extent.ts";
import { FALSE, type Formulas, type Literal, TRUE } from "./formula.ts";
import { shareExtent } from "./share-extent.ts";
import { sumExtent } from "./sum-extent.ts";

/** Returns what an aggregate may still come to. */
export function extentOf(formulas: Formulas, fn: AggregateFunction, counted: Counted): Extent {
  switch (fn) {
    case "count":
      return countExtent(formulas, counted);
    case "every":
      return everyExtent(formulas, counted);
    case "best":
      return extremeExtent(formulas, counted, true);
    case "worst":
      return extremeExtent(formulas, counted, false);
    case "sum":
      return sumExtent(formulas, counted);
    case "share":
    case "weightedShare":
      return shareExtent(formulas, counted);
  }
}

function countExtent(formulas: Formulas, counted: Counted): Extent {
  const { crowd, closed } = counted;
  const { sure, may, sureKey, mayKey } = meant(counted);
  const above = (bound: number, strict: boolean) =>
    strict ? Math.floor(bound) + 1 : Math.ceil(bound);
  const atLeast = (key: string, k: number, who: Predicate) =>
    k <= 0 ? TRUE : crowd.atLeast(key, k, who);
  return {
    hasNumbers: TRUE,
    nullable: FALSE,
    low: (bound, strict) => atLeast(sureKey, above(bound, strict), sure),
    high: (bound, strict) => formulas.or(-closed, atLeast(mayKey, above(bound, strict), may)),
  };
}

function everyExtent(formulas: Formulas, counted: Counted): Extent {
  const { crowd, closed, meets, bothKey } = counted;
  const { sure, may, sureKey } = meant(counted);
  const exists = (key: string, who: (one: Member) => Literal) => crowd.atLeast(key, 1, who);
  const broken = exists(`sure failed ${bothKey}`, (one) =>
    formulas.and(sure(one), -meets(one).may),
  );
  const isAbout = exists(sureKey, sure);
  const doubtful = exists(`may unmet ${bothKey}`, (one) =>
    formulas.and(may(one), -meets(one).sure),
  );
  const holds = formulas.and(-broken, isAbout, closed, -doubtful);
  const step = (bound: number, strict: boolean, whenOne: Literal): Literal => {
    if (strict ? bound < 0 : bound <= 0) return TRUE;
    return (strict ? bound < 1 : bound <= 1) ? whenOne : FALSE;
  };
  return {
    hasNumbers: TRUE,
    nullable: FALSE,
    low: (bound, strict) => step(bound, strict, holds),
    high: (bound, strict) => step(bound, strict, -broken),
  };
}
