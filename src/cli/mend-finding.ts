import type { Finding } from "../analyze/analyze-rule-set.ts";
import type { Edit } from "../analyze/finding.ts";
import { pathTo } from "../analyze/path-to.ts";
import { digestOf } from "../model/digest.ts";
import { parseJsonText } from "../model/json-text.ts";
import type { Plain } from "../model/plain-copy.ts";
import { pointerOf } from "../model/pointer.ts";
import type { PlacedFinding } from "../report/checked-file.ts";
import { extendRuleSet } from "../rules/extend-rule-set.ts";
import { type Origin, originOf } from "../rules/lay-over.ts";
import { parseRuleSet } from "../rules/parse-rule-set.ts";
import type { RuleSet } from "../rules/rule-set.ts";
import { editText, replacementOf } from "./edit-text.ts";

/** An extension as it is checked: its text, the rule set it makes, what it is made of. */
export interface CheckedExtension {
  readonly text: string;
  readonly ruleSet: RuleSet;
  readonly bases: readonly RuleSet[];
  readonly origin: Origin;
}

type Mended = Pick<PlacedFinding, "fix" | "replacement">;

/** Returns how a finding in the text of a whole rule set can be mended; nothing where it cannot. */
export const mendRuleSet = ({ fix }: Finding, text: string): Mended => {
  if (fix === undefined) return {};
  const after = editText(text, fix.edits);
  return after !== text && parseRuleSet(after).ok
    ? { fix, replacement: replacementOf(text, after) }
    : {};
};

/**
 * Returns how a finding can be mended in the text of an extension: where all that is to be changed
 * was written there, and the extension then makes the very rule set that the change makes.
 */
export const mendExtension = (
  { fix }: Finding,
  { text, ruleSet, bases, origin }: CheckedExtension,
): Mended => {
  if (fix === undefined) return {};
  const data = parseJsonText(text).value;
  const edits: Edit[] = [];
  for (const edit of fix.edits) {
    const { pointer, isOurs } = originOf(origin, pointerOf(edit.path));
    if (!isOurs) return {};
    edits.push({ ...edit, path: pathTo(data, pointer) });
  }
  const after = editText(text, edits);
  const made = extendRuleSet(bases, parseJsonText(after).value);
  const wanted: unknown = JSON.parse(editText(JSON.stringify(ruleSet), fix.edits));
  // Invariant: both are plain data, as they come from JSON.
  return made.ok && digestOf(made.ruleSet as unknown as Plain) === digestOf(wanted as Plain)
    ? { fix: { ...fix, edits }, replacement: replacementOf(text, after) }
    : {};
};
