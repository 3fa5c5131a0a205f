import type { Verdict } from "../assess/verdict.ts";
import { isRecord } from "../model/is-record.ts";
import { nearest } from "../model/nearest.ts";
import { pointerOf } from "../model/pointer.ts";
import type { Expected } from "./rule-test.ts";

/** A part of a rule set that every verdict by it tells of, or something that it may ask. */
export type RulePart = "stage" | "checkpoint" | "flag" | "question";

/** One place where a verdict is not what was expected. */
export interface Mismatch {
  /** Where it stands in what was expected, as a JSON pointer. */
  readonly pointer: string;
  readonly expected: Expected;
  /** Absent: the verdict has nothing there. */
  readonly actual?: Expected;
  /** Where the rule set has nothing of that id: what it would have been. */
  readonly part?: RulePart;
  /** The id that the rule set does not have; of a checkpoint, after that of its stage. */
  readonly id?: string;
  /** Where the verdict has nothing of that name: what was likely meant. */
  readonly suggestion?: string;
}

/** What was expected, and the same part of the verdict. */
export interface VerdictMatch {
  readonly mismatches: readonly Mismatch[];
  readonly expected: Expected;
  /** What the verdict says of what was expected, in the same shape. */
  readonly actual: Expected;
}

type Json = { readonly [key: string]: Expected };

/**
 * Returns where a verdict is not what was expected of it. Of an object only the named keys count. A
 * list that is expected as a list must have the same elements in the same order; a list of things
 * with an id may be expected as an object by id, and only those named count, `null` for one that must
 * not stand there. All stages, checkpoints and flags of the rule set stand in the verdict: any other
 * id is a slip, and no pass. So is what is missing by an id that is none of the questions, where
 * those are given.
 */
export const matchVerdict = (
  verdict: Verdict,
  expected: Expected,
  questions?: ReadonlySet<string>,
): VerdictMatch => {
  const mismatches: Mismatch[] = [];
  const actual = partOf(verdict as unknown as Expected, expected, [], mismatches, questions);
  return { mismatches, expected, actual: actual ?? null };
};

/** Returns the part of a value that is expected of it; notes where it is not as expected. */
const partOf = (
  actual: Expected | undefined,
  expected: Expected,
  path: readonly PropertyKey[],
  mismatches: Mismatch[],
  questions: ReadonlySet<string> | undefined,
): Expected | undefined => {
  if (isRecord(expected) && (isRecord(actual) || isListById(actual, path))) {
    const found = isRecord(actual) ? actual : byId(actual);
    const part: Record<string, Expected> = {};
    const listed = isRecord(actual) ? undefined : rulePartAt(path);
    for (const [key, wanted] of Object.entries(expected)) {
      const at = [...path, key];
      if (!Object.hasOwn(found, key)) {
        // What may be asked need not be missing.
        const isQuestion = listed === "question" && questions?.has(key) !== false;
        const lacking = isQuestion ? undefined : listed;
        if (wanted === null && !isRecord(actual) && lacking === undefined) part[key] = null;
        else {
          const known = lacking === "question" && questions ? questions : Object.keys(found);
          mismatches.push(nothingAt(at, key, wanted, known, lacking));
        }
        continue;
      }
      const inner = partOf(found[key], wanted, at, mismatches, questions);
      if (inner !== undefined) part[key] = inner;
    }
    return part;
  }
  if (Array.isArray(expected) && Array.isArray(actual)) {
    const before = mismatches.length;
    const own: Mismatch[] = [];
    const parts = actual.map((each: Expected, index) => {
      const wanted: Expected | undefined = expected[index];
      return wanted === undefined
        ? each
        : (partOf(each, wanted, [...path, index], own, questions) ?? null);
    });
    if (actual.length === expected.length) mismatches.push(...own);
    else if (mismatches.length === before) {
      mismatches.push({ pointer: pointerOf(path), expected, actual: parts });
    }
    return parts;
  }
  if (actual !== expected) {
    const found = actual === undefined ? {} : { actual };
    mismatches.push({ pointer: pointerOf(path), expected, ...found });
  }
  return actual;
};

const isListById = (
  value: Expected | undefined,
  path: readonly PropertyKey[],
): value is readonly Json[] =>
  Array.isArray(value) && (rulePartAt(path) !== undefined || path.at(-1) === "overlays");

const byId = (list: readonly Json[]): Json => {
  const found: Record<string, Expected> = Object.create(null);
  for (const each of list) found[String(each.id)] = each;
  return found;
};

const nothingAt = (
  path: readonly PropertyKey[],
  key: string,
  expected: Expected,
  known: Iterable<string>,
  part: RulePart | undefined,
): Mismatch => {
  const suggestion = nearest(key, known);
  const help = suggestion === undefined ? {} : { suggestion };
  const id = part === "checkpoint" ? `${String(path[1])}/${key}` : key;
  const named = part === undefined ? {} : { part, id };
  return { pointer: pointerOf(path), expected, ...named, ...help };
};

/** Returns what a list of a verdict is made of, by where it stands; undefined: of nothing in the rules. */
const rulePartAt = ([list, stage, inner, ...deeper]: readonly PropertyKey[]):
  | RulePart
  | undefined => {
  if (stage === undefined) return partsOf.get(list);
  const isInStage = list === "stages" && inner === "checkpoints" && deeper.length === 0;
  return isInStage ? "checkpoint" : undefined;
};

const partsOf: ReadonlyMap<PropertyKey | undefined, RulePart> = new Map([
  ["stages", "stage"],
  ["flags", "flag"],
  ["missing", "question"],
]);
