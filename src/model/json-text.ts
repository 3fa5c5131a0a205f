import type { Issue } from "./issue.ts";
import { tooLarge } from "./issue-of.ts";
import { notJson } from "./not-json.ts";
import { stepsOf } from "./pointer.ts";
import { type Place, scanJson } from "./scan-json.ts";

/** The longest JSON text that is read, in characters. */
const longest = 20_000_000;

/** A place in a text, both counted from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A JSON text, parsed strictly, that can tell where a JSON pointer stands. */
export interface JsonText {
  /** What the text says; undefined where it is no JSON. */
  readonly value: unknown;
  /** What is wrong with the text as JSON: errors, comments, trailing commas, duplicate keys. */
  readonly issues: readonly (Issue & Position)[];
  /** Returns where a pointer stands in the text: its value or key, or the nearest above it. */
  readonly locate: (pointer: string, part?: "value" | "key") => Position;
}

/** Returns where each line of a text begins; a line ends with a feed, a return, or both. */
export const lineStarts = (source: string): readonly number[] => [
  0,
  ...Array.from(source.matchAll(/\r\n?|\n/g), ({ index, 0: end }) => index + end.length),
];

/** Returns where offsets of a text are; looks for the line breaks once, when first asked. */
const positions = (source: string): ((offset: number) => Position) => {
  let starts: readonly number[] | undefined;
  return (offset) => {
    starts ??= lineStarts(source);
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
};

const offsetOf = (root: Place | undefined, pointer: string, part: "value" | "key"): number => {
  let place = root;
  for (const step of stepsOf(pointer)) {
    const inner = place?.inner?.get(step);
    if (!inner) break;
    place = inner;
  }
  if (!place) return 0;
  // What is wrong with a whole object or list is best shown where its name stands.
  return part === "key" || place.inner ? place.key : place.start;
};

/**
 * Parses JSON text by the standard alone: comments, trailing commas and duplicate keys, which
 * lenient parsers take in silence, are issues with their place.
 */
export const parseJsonText = (input: string): JsonText => {
  const source = input.startsWith("\uFEFF") ? input.slice(1) : input;
  const positionOf = positions(source);
  const isTooLong = source.length > longest;
  const { root, faults } = isTooLong
    ? { root: undefined, faults: [{ issue: tooLarge("", longest), offset: 0 }] }
    : scanJson(source);
  let value: unknown;
  if (faults.every(({ issue }) => issue.code === "duplicate-key"))
    try {
      value = JSON.parse(source);
    } catch {
      faults.push({ issue: notJson("unreadable"), offset: 0 });
    }
  return {
    value,
    issues: faults.map(({ issue, offset }) => ({ ...issue, ...positionOf(offset) })),
    locate: (pointer, part = "value") => positionOf(offsetOf(root, pointer, part)),
  };
};

/** The codes whose pointer leads to a key that should not be there, not to a value. */
const aboutKeys = /(key|combinators|param|ageing|refuses|remove|neighbours)$/;

/** Returns an issue with the place in the text where its pointer stands. */
export const located = <I extends { readonly code: string; readonly pointer: string }>(
  issue: I,
  locate: JsonText["locate"],
): I & Position => ({
  ...issue,
  ...locate(issue.pointer, aboutKeys.test(issue.code) ? "key" : "value"),
});

/** Returns issues in the order of their text. */
export const inOrder = <I extends Position>(issues: readonly I[]): readonly I[] =>
  [...issues].sort((one, other) => one.line - other.line || one.column - other.column);
