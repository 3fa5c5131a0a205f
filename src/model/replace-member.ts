import { scanJson } from "./scan-json.ts";

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

const indented = (value: unknown, by: string): string =>
  JSON.stringify(value, null, by === "" ? undefined : by).replaceAll("\n", `\n${by}`);

/**
 * Returns a sound JSON text of an object with one of its members set to a value, the rest of the text
 * as it was; a member that is not there is added at its end.
 */
export const replaceMember = (source: string, key: string, value: unknown): string => {
  const { root } = scanJson(source);
  const [, indent = ""] = /^\s*\{\r?\n([ \t]+)/.exec(source) ?? [];
  const written = indented(value, indent);
  const place = root?.inner?.get(key);
  if (place !== undefined) {
    return source.slice(0, place.start) + written + source.slice(endOfValue(source, place.start));
  }
  const closer = source.lastIndexOf("}");
  const before = source.slice(0, closer).trimEnd();
  const comma = root?.inner?.size === 0 ? "" : ",";
  const line = indent === "" ? " " : `\n${indent}`;
  const end = indent === "" ? " " : "\n";
  return `${before}${comma}${line}${JSON.stringify(key)}: ${written}${end}${source.slice(closer)}`;
};
