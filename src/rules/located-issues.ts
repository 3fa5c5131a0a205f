import type { IssueBase } from "../model/issue.ts";
import type { JsonText, Position } from "../model/json-text.ts";

/** The codes whose pointer leads to a key that should not be there, not to a value. */
const aboutKeys: ReadonlySet<string> = new Set([
  "unknown-key",
  "unknown-condition-key",
  "two-combinators",
  "unknown-param",
  "unknown-ageing",
  "type-refuses",
  "kind-refuses",
  "nothing-to-remove",
  "two-neighbours",
]);

/** Returns issues with their lines and columns in a text, in the order of the text. */
export const locatedIssues = <I extends IssueBase>(
  issues: readonly I[],
  json: JsonText,
): readonly (I & Position)[] =>
  issues
    .map((issue) => ({
      ...issue,
      ...json.locate(issue.pointer, aboutKeys.has(issue.code) ? "key" : "value"),
    }))
    .sort((a, b) => a.line - b.line || a.column - b.column);
