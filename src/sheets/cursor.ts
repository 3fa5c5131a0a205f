import { quoted } from "../model/issue.ts";
import { type Text, text } from "../model/text.ts";
import { spellingsOf, type Words } from "./condition-words.ts";

/** What was expected where a text stops to make sense. */
export interface Fault {
  readonly offset: number;
  readonly wanted: Text;
}

/** A text that is being read, and how far. */
export interface Cursor {
  readonly source: string;
  at: number;
  /** The first thing that was wrong. */
  fault: Fault | undefined;
}

/** Opens a text at its beginning. */
export const openText = (source: string): Cursor => ({ source, at: 0, fault: undefined });

/** Remembers what was expected here, unless something was wrong before. */
export function fail(cursor: Cursor, wanted: Text): undefined {
  skip(cursor);
  cursor.fault ??= { offset: cursor.at, wanted };
}

/** Returns whether nothing is left but white space. */
export function isAtEnd(cursor: Cursor): boolean {
  skip(cursor);
  return cursor.at >= cursor.source.length;
}

/** Returns in words what stands at an offset. */
export function foundAt(source: string, offset: number): Text {
  const [found = ""] = /^(?:[A-Za-z0-9_.-]{1,40}|[\s\S])?/u.exec(source.slice(offset)) ?? [];
  return found === "" ? text("结尾", "the end") : text(quoted(found), quoted(found));
}

/** The marks of the language, in every width; a comma may be a Chinese enumeration comma. */
const marks = {
  "(": "(（",
  ")": ")）",
  "[": "[［【",
  "]": "]］】",
  ",": ",，、",
  ":": ":：",
} as const;

/** Passes a mark if it stands here; left where it is, it is only looked at. */
export function takeMark(cursor: Cursor, mark: keyof typeof marks, isTaken = true): boolean {
  skip(cursor);
  const found = cursor.source[cursor.at];
  if (found === undefined || !marks[mark].includes(found)) return false;
  if (isTaken) cursor.at++;
  return true;
}

const patterns = new WeakMap<object, readonly (readonly [RegExp, string])[]>();

function patternsOf(words: Words): readonly (readonly [RegExp, string])[] {
  let found = patterns.get(words);
  if (found === undefined) {
    found = spellingsOf(words).map(([spelling, meaning]) => {
      const after = /\w$/.test(spelling) ? "(?![\\w.-])" : "";
      return [new RegExp(spelling.replace(" ", "\\s+") + after, "y"), meaning] as const;
    });
    patterns.set(words, found);
  }
  return found;
}

/** Passes one of the words if it stands here, and returns what it means. */
export function takeWord<W extends Words>(cursor: Cursor, words: W): keyof W | undefined {
  for (const [pattern, meaning] of patternsOf(words)) {
    if (take(cursor, pattern) !== undefined) return meaning;
  }
  return undefined;
}

/** Passes a name, bare or in backquotes. */
export function takeName(cursor: Cursor): string | undefined {
  const quoted = take(cursor, /`((?:[^`\\]|\\[\s\S])*)`/y);
  if (quoted !== undefined) return unescaped(quoted.slice(1, -1));
  return take(cursor, /\w+(?:[.-]\w+)*/y);
}

/** Passes a number. */
export function takeNumber(cursor: Cursor): number | undefined {
  const before = cursor.at;
  const found = take(cursor, /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.-])/y);
  const value = Number(found);
  if (found !== undefined && Number.isFinite(value)) return value;
  cursor.at = before;
  return undefined;
}

/** Passes a text in straight or in Chinese quotes. */
export function takeText(cursor: Cursor): string | undefined {
  const before = cursor.at;
  const found = take(cursor, /"(?:[^"\\]|\\[\s\S])*"|“(?:[^”\\]|\\[\s\S])*”/y);
  const value = found === undefined ? undefined : unescaped(found.slice(1, -1));
  if (value === undefined) cursor.at = before;
  return value;
}

/** Returns what is meant by the inside of quotes, escaped as in JSON; line breaks may stand as such. */
function unescaped(inside: string): string | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what JSON refuses.
  const json = inside.replace(/\\[\s\S]|["\u0000-\u001f]/g, (found) => {
    if (found === "\\”") return "”";
    if (found === "\\`") return "`";
    return found.length > 1 ? found : JSON.stringify(found).slice(1, -1);
  });
  try {
    return JSON.parse(`"${json}"`) as string;
  } catch {
    return undefined;
  }
}

function take(cursor: Cursor, pattern: RegExp): string | undefined {
  skip(cursor);
  pattern.lastIndex = cursor.at;
  const [found] = pattern.exec(cursor.source) ?? [];
  if (found !== undefined) cursor.at += found.length;
  return found;
}

function skip(cursor: Cursor): void {
  while (/\s/.test(cursor.source[cursor.at] ?? "")) cursor.at++;
}
