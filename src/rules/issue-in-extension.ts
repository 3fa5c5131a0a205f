import type { Issue } from "../model/issue.ts";
import { pointerOf, valuesAlong } from "../model/pointer.ts";
import { type ExtensionIssue, extensionIssue } from "./extension-issue.ts";
import { type Edit, type LaidOver, originOf } from "./lay-over.ts";
import type { RuleIssue } from "./rule-issue.ts";

/**
 * Returns an issue of a rule set at the place of the extension where it was written; for one in a
 * part of the base, at the change that brings it about.
 */
export const issueInExtension = (
  issue: Issue | RuleIssue,
  { value, origin, edits }: LaidOver,
): Issue | RuleIssue | ExtensionIssue => {
  const { pointer, isOurs } = originOf(origin, issue.pointer);
  if (isOurs) return { ...issue, pointer };
  const names = namesAt(value, issue.pointer);
  const culprit = [...edits].reverse().find((edit) => names.has(nameOf(edit)));
  const place = culprit === undefined ? pointer : pointerOf(culprit.path);
  return extensionIssue("breaks-base", place, [issue.pointer, issue.message]);
};

const nameOf = ({ path }: Edit): string => {
  const [section, name = ""] = path;
  if (section === "custom") return `custom.${name}`;
  return section === "signals" || section === "conditions" ? name : (path.at(-1) ?? "");
};

/** Returns the names that the value at a place uses: what it is, or the fact it asks about. */
const namesAt = (root: unknown, pointer: string): ReadonlySet<string> => {
  const names = new Set<string>();
  const addFrom = (value: unknown): void => {
    const { fact, condition, params } = Object(value) as Readonly<Record<string, unknown>>;
    const { of } = Object(params) as Readonly<Record<string, unknown>>;
    for (const name of [value, fact, condition, of]) {
      if (typeof name !== "string") continue;
      const plain = name.replace(/\.days(?:Until|Ago)$/, "");
      // One hop away, the signal is the last part.
      for (const each of [plain, plain.slice(plain.indexOf(".") + 1)]) names.add(each);
    }
  };
  for (const holder of valuesAlong(root, pointer).slice(1).slice(-3)) addFrom(holder);
  return names;
};
