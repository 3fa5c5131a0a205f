import type { Issue, JsonFault } from "./issue.ts";
import { duplicateKey, tooDeep, tooLarge } from "./issue-of.ts";
import { notJson } from "./not-json.ts";
import { depthLimit, sizeLimit } from "./plain-copy.ts";
import { pointerOf } from "./pointer.ts";

/** A value within a JSON text: where it and its key begin, and what it holds. */
export interface Place {
  readonly start: number;
  /** Where its key begins; without a key, where the value does. */
  readonly key: number;
  /** The values within an object by key, those within a list by index. */
  readonly inner: Map<string, Place> | undefined;
  /** The bracket that ends an object or list. */
  readonly closer: "}" | "]" | undefined;
}

/** Where the values of a JSON text stand, as far as it could be read, and what is wrong with it. */
export interface ScannedJson {
  readonly root: Place | undefined;
  readonly faults: { readonly issue: Issue; readonly offset: number }[];
}

/** What comes next: an item or the closer, an item after a comma, the rest of a member, … */
type Next = "first" | "item" | "colon" | "value" | "rest";

// More faults than anybody will read: a text of a million comments is no JSON at all.
const mostFaults = 1000;

const remark = /\/\/.*|\/\*[\s\S]*?(?:\*\/|$)/y;
const escaped = /\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4})/y;
const word = /[^ \t\n\r"{}[\]:,/]+/y;
const scalar = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/;

/** Returns the offset after what a pattern matches at an offset; 0 where it does not match. */
const after = (pattern: RegExp, source: string, offset: number): number => {
  pattern.lastIndex = offset;
  return pattern.test(source) ? pattern.lastIndex : 0;
};

/** Returns the offset after a text that begins here, or its fault and where that stands. */
const afterText = (source: string, start: number): number | readonly [JsonFault, number] => {
  let at = start + 1;
  while (source[at] !== '"') {
    const code = source.charCodeAt(at);
    if (code === 9) return ["bare-tab", at];
    // Text ends with its line; past the end of the source there is no code at all.
    if (!(code >= 32)) return ["unclosed-text", start];
    const end = code === 92 ? after(escaped, source, at) : at + 1;
    if (end === 0) return ["bad-escape", at];
    at = end;
  }
  return at + 1;
};

const afterScalar = (source: string, start: number): number | readonly [JsonFault, number] => {
  const found = source.slice(start, after(word, source, start));
  if (scalar.test(found)) return start + found.length;
  if (/[“”‘’，：；｛｝［］【】]/.test(found)) return ["full-width", start];
  return [/^[-+.\d]/.test(found) ? "bad-number" : "bad-word", start];
};

/**
 * Returns where every value of a JSON text stands and what is wrong with it by the standard alone:
 * each comment, trailing comma and duplicate key, and the first error beyond which nothing can be
 * told. Bounded in depth and size; nothing recurses.
 */
export const scanJson = (source: string): ScannedJson => {
  const faults: ScannedJson["faults"] = [];
  const open: Place[] = [];
  const path: string[] = [];
  let root: Place | undefined;
  let next = "value" as Next;
  let at = 0;
  let comma = 0;
  let key: number | undefined;
  let left = sizeLimit;

  const pointer = (): string => pointerOf(path.slice(0, open.length));
  const stop = (issue: Issue, offset = at): void => {
    faults.push({ issue, offset });
    at = Number.POSITIVE_INFINITY;
  };
  const report = (issue: Issue, offset: number): void => {
    if (faults.length < mostFaults) faults.push({ issue, offset });
    else at = Number.POSITIVE_INFINITY;
  };
  const move = (to: number | readonly [JsonFault, number]): void => {
    if (typeof to === "number") at = to;
    else stop(notJson(to[0]), to[1]);
  };

  const readKey = (members: Map<string, Place> | undefined): void => {
    key = at;
    next = "colon";
    move(source[at] === '"' ? afterText(source, at) : ["key-expected", at]);
    if (at > source.length) return;
    const name = JSON.parse(source.slice(key, at)) as string;
    path[open.length - 1] = name;
    if (members?.has(name)) report(duplicateKey(pointer(), name), key);
  };

  const readValue = (holder: Place | undefined): void => {
    if (holder?.closer === "]") path[open.length - 1] = String(holder.inner?.size);
    const closer = source[at] === "{" ? "}" : source[at] === "[" ? "]" : undefined;
    const inner = closer && new Map<string, Place>();
    const place: Place = { start: at, key: key ?? at, inner, closer };
    key = undefined;
    root ??= place;
    holder?.inner?.set(path[open.length - 1] ?? "", place);
    next = inner ? "first" : "rest";
    left -= 1;
    if (left < 0) stop(tooLarge(pointer(), sizeLimit));
    else if (!inner) move(source[at] === '"' ? afterText(source, at) : afterScalar(source, at));
    else if (open.length >= depthLimit) stop(tooDeep(pointer(), depthLimit));
    else {
      open.push(place);
      at += 1;
    }
  };

  while (at < source.length) {
    const char = source[at] ?? "";
    const holder = open.at(-1);
    const isInside = holder !== undefined && next !== "colon" && next !== "value";
    if (" \t\n\r".includes(char)) at += 1;
    else if (char === "/" && after(remark, source, at) > 0) {
      const end = remark.lastIndex;
      report(notJson("comment"), at);
      at = Math.max(at, end);
    } else if (isInside && char === holder.closer) {
      if (next === "item") report(notJson("trailing-comma"), comma);
      open.pop();
      next = "rest";
      at += 1;
    } else if (next === "rest") {
      if (char !== "," || !holder) move([holder ? "comma-expected" : "end-expected", at]);
      else {
        next = "item";
        comma = at;
        at += 1;
      }
    } else if (next === "colon") {
      next = "value";
      move(char === ":" ? at + 1 : ["colon-expected", at]);
    } else if (isInside && holder.closer === "}") readKey(holder.inner);
    else if (":,}]".includes(char)) move(["value-expected", at]);
    else readValue(holder);
  }
  if (at === source.length && (next !== "rest" || open.length > 0)) move(["ends-early", at]);
  return { root, faults };
};
