import { isRecord } from "./is-record.ts";
import type { Issue } from "./issue.ts";
import { tooDeep } from "./issue-of.ts";
import type { Plain } from "./plain-copy.ts";
import { type Path, pointerOf } from "./pointer.ts";

/** The deepest that records of the app may nest. */
const depthLimit = 4;

/** Returns an issue for each record that nests too deep within a value. */
export const depthIssues = (value: Plain, path: Path, left = depthLimit): readonly Issue[] => {
  if (!isRecord(value)) return [];
  if (left === 0) return [tooDeep(pointerOf(path), depthLimit)];
  return Object.entries(value).flatMap(([key, inner]) =>
    depthIssues(inner, [...path, key], left - 1),
  );
};
