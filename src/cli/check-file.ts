import { analyzeRuleSet, type Finding } from "../analyze/analyze-rule-set.ts";
import { type JsonText, parseJsonText } from "../model/json-text.ts";
import { pointerOf, stepsOf, valuesAlong } from "../model/pointer.ts";
import type { CheckedFile, PlacedFinding } from "../report/checked-file.ts";
import { readExtension } from "../rules/extend-rule-set.ts";
import { originOf } from "../rules/lay-over.ts";
import { isExtension } from "../rules/parse-rule-set-on.ts";
import type { RuleSet } from "../rules/rule-set.ts";
import { mendCommas } from "./mend-commas.ts";
import { type CheckedExtension, mendExtension, mendRuleSet } from "./mend-finding.ts";
import { basesOf, readRuleSet } from "./read-rule-set.ts";

/** Returns what is wrong, and likely wrong, with the text of a rule file, in the order of the text. */
export const checkFile = async (file: string, path: string, text: string): Promise<CheckedFile> => {
  const read = await readRuleSet(path, text);
  if (!read.ok) {
    const { issues } = read;
    if (read.path === path) return { file, text, issues: mendCommas(issues, text), findings: [] };
    // What is wrong with a file that it builds on is told under the name of that file.
    return { file: read.path, text: read.text, issues, findings: [] };
  }
  const json = parseJsonText(text);
  const findings = isExtension(json.value)
    ? await ofExtension(path, text, json, read.ruleSet)
    : analyzeRuleSet(read.ruleSet).map((found) => ({
        ...withoutFix(found),
        ...json.locate(found.pointer),
        ...mendRuleSet(found, text),
      }));
  const sorted = [...findings].sort(
    (a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
  );
  return { file, text, issues: [], findings: sorted };
};

const withoutFix = ({ fix: _, ...finding }: Finding): Finding => finding;

/** What an extension brings about is told at its place there; what its base says already is not. */
const ofExtension = async (
  path: string,
  text: string,
  json: JsonText,
  ruleSet: RuleSet,
): Promise<readonly PlacedFinding[]> => {
  const found = await basesOf(path, json.value);
  const read = found.ok ? readExtension(found.bases, json.value) : found;
  if (!found.ok || !read.ok) return [];
  const { origin } = read.compared.laid;
  const checked = { text, ruleSet, bases: found.bases, origin };
  const known = new Set(analyzeRuleSet(read.base).map((finding) => keyOf(finding, read.base)));
  return analyzeRuleSet(ruleSet)
    .filter((finding) => !known.has(keyOf(finding, ruleSet)))
    .map((finding) => placed(finding, checked, json));
};

/** Returns what is the same for a finding wherever in its list the part comes to stand. */
const keyOf = ({ code, pointer, message }: Finding, ruleSet: RuleSet): string => {
  const [, ...values] = valuesAlong(ruleSet, pointer);
  const steps = stepsOf(pointer).map((step, index) => {
    const { id } = Object(values[index]) as { readonly id?: unknown };
    return typeof id === "string" ? id : step;
  });
  return `${code}${pointerOf(steps)} ${message.en}`;
};

const placed = (finding: Finding, checked: CheckedExtension, json: JsonText): PlacedFinding => {
  const { pointer, isOurs } = originOf(checked.origin, finding.pointer);
  if (!isOurs) return withoutFix(finding);
  return {
    ...withoutFix(finding),
    pointer,
    ...json.locate(pointer),
    ...mendExtension(finding, checked),
  };
};
