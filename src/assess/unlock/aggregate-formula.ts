import type { Test } from "../../facts/test.ts";
import type { Operand } from "../../logic/operators/operator.ts";
import { ordinal } from "../compile-test.ts";
import { boundsOfCount } from "./count-formula.ts";
import { boundsOfEvery } from "./every-formula.ts";
import { boundsOfExtreme } from "./extreme-formula.ts";
import { all, any, constant, FALSE, type Formula, TRUE } from "./formula.ts";
import { Members } from "./members.ts";
import type { Frame, Scene } from "./scene.ts";
import { boundsOfShare } from "./share-formula.ts";
import { boundsOfSum } from "./sum-formula.ts";

/** When an aggregate's interval is known to lie where a comparison wants it. */
export interface Bounds {
  /**
   * When every number of the interval is at least (above, if strict) a mark, or there is none. With
   * `surely`, when moreover the aggregate has a value.
   */
  readonly low: (mark: number, strict: boolean, surely: boolean) => Formula;
  /** When every number is at most (below, if strict) a mark, likewise. */
  readonly high: (mark: number, strict: boolean, surely: boolean) => Formula;
  /** When the aggregate surely has a value. */
  readonly sure: () => Formula;
  /** When it surely has none. */
  readonly none: () => Formula;
}

/** Returns when a comparison on an aggregate is satisfied (`wanted` 2) or failed (0). */
export function aggregateFormula(scene: Scene, frame: Frame, test: Test, wanted: 0 | 2): Formula {
  const { slot, index, evaluate } = scene.situation.knowledge.aggregate(test);
  if (scene.isLasting(frame)) {
    const value = frame.values[index];
    const now = value === undefined ? 1 : evaluate(value);
    if (now !== 1) return constant(now === wanted);
  }
  const members = new Members(scene, slot, frame);
  const marks = [test.value].flat().filter((value) => typeof value === "number");
  scene.note(members.list, members.rows.length + Math.ceil(Math.max(1, ...marks)) + 1);
  const bounds = boundsOf(members);
  const { name } = test.operator;
  const isNegated =
    test.decorators.filter((decorator) => decorator.name === "not").length % 2 === 1;
  const isInverse = name === "notEqual" || name === "notIn";
  const isSatisfied = (wanted === 2) === (isNegated === isInverse);
  return compare(bounds, name, ordinal(test.value, test.type), isSatisfied);
}

function boundsOf(members: Members): Bounds {
  switch (members.slot.reading.function) {
    case "count":
      return boundsOfCount(members);
    case "every":
      return boundsOfEvery(members);
    case "share":
    case "weightedShare":
      return boundsOfShare(members);
    case "sum":
      return boundsOfSum(members);
    case "best":
      return boundsOfExtreme(members, 1);
    case "worst":
      return boundsOfExtreme(members, -1);
  }
}

/** Returns when every value of the interval passes, or, unless `passes`, when none does. */
function compare(bounds: Bounds, operator: string, value: Operand, passes: boolean): Formula {
  const mark = value as number;
  switch (operator) {
    case "greaterThanInclusive":
      return passes ? bounds.low(mark, false, true) : bounds.high(mark, true, false);
    case "greaterThan":
      return passes ? bounds.low(mark, true, true) : bounds.high(mark, false, false);
    case "lessThanInclusive":
      return passes ? bounds.high(mark, false, true) : bounds.low(mark, true, false);
    case "lessThan":
      return passes ? bounds.high(mark, true, true) : bounds.low(mark, false, false);
    default:
      return among(bounds, [value].flat() as readonly Operand[], passes);
  }
}

/** Returns when the value is surely one of some values, or, unless `passes`, surely none of them. */
function among(bounds: Bounds, values: readonly Operand[], passes: boolean): Formula {
  const marks = values.filter((value) => typeof value === "number").sort((a, b) => a - b);
  const hasNull = values.includes(null);
  if (passes) {
    const exactly = (mark: number): Formula =>
      all([bounds.low(mark, false, !hasNull), bounds.high(mark, false, false)]);
    return any([...marks.map(exactly), hasNull ? bounds.none() : FALSE]);
  }
  const [first] = marks;
  const last = marks.at(-1);
  const outside =
    first === undefined || last === undefined
      ? TRUE
      : any([
          bounds.low(last, true, hasNull),
          bounds.high(first, true, hasNull),
          ...marks
            .slice(1)
            .map((mark, index) =>
              all([
                bounds.low(marks[index] ?? mark, true, hasNull),
                bounds.high(mark, true, false),
              ]),
            ),
        ]);
  return hasNull && first === undefined ? bounds.sure() : outside;
}
