import { isRecord } from "../model/is-record.ts";
import type { Issue } from "../model/issue.ts";
import { located, parseJsonText } from "../model/json-text.ts";
import { type Plain, plainCopy } from "../model/plain-copy.ts";
import { pointerOf } from "../model/pointer.ts";
import { schemaIssues } from "../model/schema-issues.ts";
import { mappingIssues } from "./check-mapping.ts";
import { type Mapping, mappingSchema } from "./mapping.ts";
import type { MappingIssue } from "./mapping-issue.ts";

/** A mapping that may be used, or everything that is wrong with it. */
export type ParsedMapping =
  | { readonly ok: true; readonly mapping: Mapping }
  | { readonly ok: false; readonly issues: readonly (Issue | MappingIssue)[] };

type PlainObject = { [key: string]: Plain };

const objectAt = (value: Plain | undefined, key: string): PlainObject | undefined => {
  if (!isRecord(value)) return undefined;
  const inner = Object.hasOwn(value, key) ? value[key] : undefined;
  return isRecord(inner) ? inner : undefined;
};

/**
 * Writes every column as the list of its targets, and returns where the pointers that this changes
 * belong in the input.
 */
const writeOut = (mapping: Plain): ReadonlyMap<string, string> => {
  const moved = new Map<string, string>();
  const files = objectAt(mapping, "files") ?? {};
  for (const [id, file] of Object.entries(files)) {
    const columns = objectAt(file, "columns") ?? {};
    for (const [header, spec] of Object.entries(columns)) {
      const path = ["files", id, "columns", header];
      const list = Array.isArray(spec) ? spec : [spec];
      columns[header] = list.map((each) => (typeof each === "string" ? { to: each } : each));
      list.forEach((each, index) => {
        const own = pointerOf(Array.isArray(spec) ? [...path, index] : path);
        moved.set(pointerOf([...path, index]), own);
        if (typeof each === "string") moved.set(pointerOf([...path, index, "to"]), own);
      });
    }
  }
  return moved;
};

const movedBack = (pointer: string, moved: ReadonlyMap<string, string>): string => {
  for (let end = pointer.length; end > 0; end = pointer.lastIndexOf("/", end - 1)) {
    const own = moved.get(pointer.slice(0, end));
    if (own !== undefined) return own + pointer.slice(end);
  }
  return pointer;
};

const parsed = (input: unknown): ParsedMapping => {
  const copy = plainCopy(input);
  if (copy.issues.length > 0) return { ok: false, issues: copy.issues };
  const moved = writeOut(copy.value);
  const shape = schemaIssues(mappingSchema, copy.value);
  // Invariant: what meets the schema is a mapping.
  const issues = shape.length > 0 ? shape : mappingIssues(copy.value as unknown as Mapping);
  return issues.length === 0
    ? { ok: true, mapping: copy.value as unknown as Mapping }
    : {
        ok: false,
        issues: issues.map((issue) => ({ ...issue, pointer: movedBack(issue.pointer, moved) })),
      };
};

/**
 * Returns a mapping from JSON text or from data, or every issue in it: shape, targets, value maps,
 * formats, references between the files. Issues of text carry line and column. Never throws.
 *
 * @example
 * ```ts
 * const parsed = parseMapping(`{ "id": "mine" }`);
 * if (!parsed.ok) for (const issue of parsed.issues) console.log(issue.pointer, issue.message.en);
 * ```
 */
export const parseMapping = (input: unknown): ParsedMapping => {
  if (typeof input !== "string") return parsed(input);
  const json = parseJsonText(input);
  if (json.issues.length > 0) return { ok: false, issues: json.issues };
  const result = parsed(json.value);
  return result.ok
    ? result
    : { ok: false, issues: result.issues.map((issue) => located(issue, json.locate)) };
};
