import { type Place, scanJson } from "./scan-json.ts";

/** Returns where a value that begins at an offset of a sound JSON text ends. */
const endOfValue = (source: string, start: number): number => {
  const token = /"(?:[^"\\]|\\.)*"|[{[]|[}\]]|[^\s"{}[\],:]+/g;
  token.lastIndex = start;
  let depth = 0;
  for (;;) {
    const found = token.exec(source);
    if (found === null) return source.length;
    if (/^[{[]/.test(found[0])) depth += 1;
    if (/^[}\]]/.test(found[0])) depth -= 1;
    if (depth === 0) return token.lastIndex;
  }
};

const indented = (value: unknown, by: string, level: number): string =>
  JSON.stringify(value, null, by === "" ? undefined : by).replaceAll("\n", `\n${by.repeat(level)}`);

const isOfKeys = (value: unknown, keys: ReadonlySet<string>): value is object =>
  typeof value === "object" &&
  value !== null &&
  !Array.isArray(value) &&
  keys.size === Object.keys(value).length &&
  Object.keys(value).every((key) => keys.has(key));

/** Returns the text of a value set to another; what does not change within it stays as it was. */
const textOf = (
  source: string,
  { start, inner, closer }: Place,
  value: unknown,
  indent: string,
  level = 1,
): string => {
  const end = endOfValue(source, start);
  const text = source.slice(start, end);
  if (inner === undefined || closer === "]" || !isOfKeys(value, new Set(inner.keys()))) {
    const isSame = JSON.stringify(JSON.parse(text)) === JSON.stringify(value);
    return isSame ? text : indented(value, indent, level);
  }
  let written = "";
  let from = start;
  for (const [key, place] of inner) {
    const own = (value as Readonly<Record<string, unknown>>)[key];
    written += source.slice(from, place.start) + textOf(source, place, own, indent, level + 1);
    from = endOfValue(source, place.start);
  }
  return written + source.slice(from, end);
};

/**
 * Returns a sound JSON text of an object with one of its members set to a value, the rest of the text
 * as it was, and so what does not change within the member; one that is not there is added at the end.
 */
export const replaceMember = (source: string, key: string, value: unknown): string => {
  const { root } = scanJson(source);
  const [, indent = ""] = /^\s*\{\r?\n([ \t]+)/.exec(source) ?? [];
  const place = root?.inner?.get(key);
  if (place !== undefined) {
    return (
      source.slice(0, place.start) +
      textOf(source, place, value, indent) +
      source.slice(endOfValue(source, place.start))
    );
  }
  const closer = source.lastIndexOf("}");
  const before = source.slice(0, closer).trimEnd();
  const comma = root?.inner?.size === 0 ? "" : ",";
  const line = indent === "" ? " " : `\n${indent}`;
  const end = indent === "" ? " " : "\n";
  const written = indented(value, indent, 1);
  return `${before}${comma}${line}${JSON.stringify(key)}: ${written}${end}${source.slice(closer)}`;
};
