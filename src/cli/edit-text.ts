import { findNodeAtLocation, type Node, parseTree } from "jsonc-parser";
import type { Edit } from "../analyze/finding.ts";
import type { Replacement } from "../report/checked-file.ts";

/** Returns a JSON text with some changes made one after the other, the rest as it was written. */
export const editText = (text: string, edits: readonly Edit[]): string => {
  const mark = text.startsWith("\uFEFF") ? "\uFEFF" : "";
  return mark + edits.reduce(edited, text.slice(mark.length));
};

const edited = (text: string, { path, key }: Edit): string => {
  const tree = parseTree(text);
  const value = tree && findNodeAtLocation(tree, [...path]);
  if (value?.parent === undefined) return text;
  const { parent } = value;
  if (key === undefined) return without(text, parent.type === "property" ? parent : value);
  const [own] = parent.children ?? [];
  return own === undefined
    ? text
    : text.slice(0, own.offset) + JSON.stringify(key) + text.slice(endOf(own));
};

const endOf = ({ offset, length }: Node): number => offset + length;

/** Returns a text without a member of an object or a list, and without the comma that parted it. */
const without = (text: string, node: Node): string => {
  const siblings = node.parent?.children ?? [];
  const at = siblings.indexOf(node);
  const [before, after] = [siblings[at - 1], siblings[at + 1]];
  const start = after === undefined && before !== undefined ? endOf(before) : node.offset;
  return text.slice(0, start) + text.slice(after?.offset ?? endOf(node));
};

/** Returns the one replacement that makes another text of a text: what differs, and no more. */
export const replacementOf = (before: string, after: string): Replacement => {
  const shorter = Math.min(before.length, after.length);
  let offset = 0;
  while (offset < shorter && before[offset] === after[offset]) offset += 1;
  let same = 0;
  while (same < shorter - offset && before.at(-1 - same) === after.at(-1 - same)) same += 1;
  return {
    offset,
    length: before.length - same - offset,
    text: after.slice(offset, after.length - same),
  };
};

/** Returns a text with a replacement made. */
export const withReplacement = (text: string, { offset, length, text: put }: Replacement): string =>
  text.slice(0, offset) + put + text.slice(offset + length);
