import type { z } from "zod";
import type { Issue, IssueBase } from "../model/issue.ts";
import { located, parseJsonText } from "../model/json-text.ts";
import { plainCopy } from "../model/plain-copy.ts";
import { schemaIssues } from "../model/schema-issues.ts";

/** What a text or data says, or everything that is wrong with it. */
export type ParsedStrictly<T, I> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly issues: readonly (I | Issue)[] };

/**
 * Returns JSON text or data that meets a schema, and a check beyond its shape; or every issue in it,
 * those of text with line and column. Never throws.
 */
export const parseStrictly = <S extends z.ZodType, I extends IssueBase>(
  input: unknown,
  schema: S,
  check: (value: z.infer<S>) => readonly (I | Issue)[],
): ParsedStrictly<z.infer<S>, I> => {
  const json = typeof input === "string" ? parseJsonText(input) : undefined;
  if (json && json.issues.length > 0) return { ok: false, issues: json.issues };
  const copy = plainCopy(json ? json.value : input);
  const shape = copy.issues.length > 0 ? copy.issues : schemaIssues(schema, copy.value);
  // Invariant: what meets the schema is of its type.
  const value = copy.value as z.infer<S>;
  const issues = shape.length > 0 ? shape : check(value);
  if (issues.length === 0) return { ok: true, value };
  return {
    ok: false,
    issues: json ? issues.map((issue) => located(issue, json.locate)) : issues,
  };
};
