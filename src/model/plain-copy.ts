import type { Issue, ValueKind } from "./issue.ts";
import {
  circular,
  illFormedText,
  notData,
  notFinite,
  reservedKey,
  tooDeep,
  tooLarge,
  unreadable,
} from "./issue-of.ts";
import { pointerOf } from "./pointer.ts";

/** Data as JSON has it. */
export type Plain = null | boolean | number | string | Plain[] | { [key: string]: Plain };

/** The deepest that objects and lists may nest. */
export const depthLimit = 32;

/** The most values, keys' values and list elements together, that an input may have. */
export const sizeLimit = 200_000;

// With the u flag a pair counts as one character, so that only halves match.
const loneSurrogate = /\p{Surrogate}/u;

const reserved = new Set(["__proto__", "constructor", "prototype"]);

/** Returns whether a key could reach into the prototype of objects. */
export const isReservedKey = (key: string): boolean => reserved.has(key);

const isPlainObject = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === null) return true;
  // Another realm has its own Object.prototype: a prototype of objects is one that has no other.
  return Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype as object, "valueOf");
};

/** Returns the kind of a value, as messages name it. */
export const kindOf = (value: unknown): ValueKind => {
  if (value === null) return "null";
  if (value === undefined) return "nothing";
  if (Array.isArray(value)) return "list";
  const type = typeof value;
  if (type === "object") return isPlainObject(value) ? "object" : "instance";
  return type === "string"
    ? "text"
    : (type as Exclude<typeof type, "object" | "string" | "undefined">);
};

/** A copy of untrusted input as plain data, null in place of what could not be copied. */
export interface PlainCopy {
  readonly value: Plain;
  readonly issues: readonly Issue[];
  /** The pointers of what could not be copied. */
  readonly holes: ReadonlySet<string>;
}

/**
 * Returns a copy of any value whatever as plain data, own enumerable keys only, bounded in depth and
 * size, with an issue for each value that JSON cannot say. Never throws.
 */
export const plainCopy = (input: unknown): PlainCopy => {
  const issues: Issue[] = [];
  const holes = new Set<string>();
  const ancestors = new Set<object>();
  const path: (string | number)[] = [];
  let left = sizeLimit;

  const refuse = (issue: (pointer: string) => Issue): null => {
    const pointer = pointerOf(path);
    issues.push(issue(pointer));
    holes.add(pointer);
    return null;
  };

  const inside = (key: string | number, value: () => unknown): Plain => {
    path.push(key);
    try {
      return copy(value());
    } catch {
      return refuse(unreadable);
    } finally {
      path.pop();
    }
  };

  const copyList = (list: readonly unknown[]): Plain => {
    const { length } = list;
    if (length > left) return exhaust();
    return Array.from({ length }, (_, index) => inside(index, () => list[index]));
  };

  const copyObject = (object: Readonly<Record<string, unknown>>): Plain => {
    const keys = Object.keys(object);
    if (keys.length > left) return exhaust();
    const result: { [key: string]: Plain } = {};
    for (const key of keys) {
      if (isReservedKey(key)) {
        issues.push(reservedKey(pointerOf([...path, key]), key));
        continue;
      }
      if (loneSurrogate.test(key)) {
        issues.push(illFormedText(pointerOf(path)));
        continue;
      }
      let isAbsent = false;
      const value = inside(key, () => {
        const read = object[key];
        isAbsent = read === undefined;
        return isAbsent ? null : read;
      });
      if (!isAbsent) result[key] = value;
    }
    return result;
  };

  const exhaust = (): null => {
    if (left >= 0) refuse((pointer) => tooLarge(pointer, sizeLimit));
    left = -1;
    return null;
  };

  const copy = (value: unknown): Plain => {
    if (left <= 0) return exhaust();
    left -= 1;
    if (value === null || typeof value === "boolean") return value;
    if (typeof value === "string") return loneSurrogate.test(value) ? refuse(illFormedText) : value;
    // Adding 0 turns -0 into 0, which JSON cannot tell apart.
    if (typeof value === "number") return Number.isFinite(value) ? value + 0 : refuse(notFinite);
    const kind = kindOf(value);
    if (typeof value !== "object" || kind === "instance")
      return refuse((pointer) => notData(pointer, kind));
    if (ancestors.has(value)) return refuse(circular);
    if (path.length >= depthLimit) return refuse((pointer) => tooDeep(pointer, depthLimit));
    ancestors.add(value);
    try {
      return Array.isArray(value)
        ? copyList(value)
        : copyObject(value as Readonly<Record<string, unknown>>);
    } finally {
      ancestors.delete(value);
    }
  };

  try {
    return { value: copy(input), issues, holes };
  } catch {
    return { value: null, issues: [...issues, unreadable("")], holes: new Set([""]) };
  }
};
