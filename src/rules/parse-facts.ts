import { z } from "zod";
import type { AppFact } from "../facts/fact.ts";
import type { Lexicon } from "../facts/lexicon.ts";
import type { Issue } from "../model/issue.ts";
import { tooLarge } from "../model/issue-of.ts";
import { parseJsonText } from "../model/json-text.ts";
import { plainCopy } from "../model/plain-copy.ts";
import { pointerOf } from "../model/pointer.ts";
import { schemaIssues } from "../model/schema-issues.ts";
import { slipsIn } from "./fact-slips.ts";
import { locatedIssues } from "./located-issues.ts";
import { longestRuleSet } from "./parse-rule-set.ts";
import type { RuleFault } from "./rule-fault.ts";
import { type RuleIssue, ruleIssuesOf } from "./rule-issue.ts";
import { customFieldSchema, type RuleSet } from "./rule-set.ts";
import { ruleSetLexicon } from "./rule-set-lexicon.ts";
import { valueType } from "./value-type.ts";
import { unrelated } from "./without-broken.ts";

/** What an app tells the editors of rule files: its facts by name, and its own fields. */
const factsFileSchema = z.strictObject({
  $schema: z.string().optional(),
  facts: z.record(z.string(), customFieldSchema).optional(),
  custom: z.record(z.string(), customFieldSchema).optional(),
});

/** The facts that rules may name beside the catalogue, or what is wrong with their file. */
export type ParsedFacts =
  | {
      readonly ok: true;
      /** Returns the catalogue with these facts and fields, and the signals of a rule set. */
      readonly lexiconWith: (ruleSet?: Pick<RuleSet, "signals" | "custom">) => Lexicon;
    }
  | { readonly ok: false; readonly issues: readonly (Issue | RuleIssue)[] };

/**
 * Returns the facts and custom fields that a file declares, `facts` and `custom`, each by name and
 * written as a custom field of a rule set is; or every issue in it, with line and column.
 */
export const parseFacts = (input: string): ParsedFacts => {
  if (input.length > longestRuleSet) return { ok: false, issues: [tooLarge("", longestRuleSet)] };
  const json = parseJsonText(input);
  if (json.issues.length > 0) return { ok: false, issues: json.issues };
  const { value, issues: unreadable } = plainCopy(json.value);
  const shape = [...unreadable, ...unrelated(unreadable, schemaIssues(factsFileSchema, value))];
  if (shape.length > 0) return { ok: false, issues: locatedIssues(shape, json) };
  // Invariant: without issues it meets the schema.
  const { facts = {}, custom = {} } = value as z.infer<typeof factsFileSchema>;
  const faults: RuleFault[] = [];
  const appFacts = Object.entries(facts).flatMap(([name, field]): readonly AppFact[] => {
    const type = valueType(field, pointerOf(["facts", name]), faults);
    return type === undefined ? [] : [{ name, title: field.title, ask: field.ask, type }];
  });
  faults.push(...slipsIn(appFacts));
  ruleSetLexicon({ custom }, appFacts, faults);
  if (faults.length > 0) {
    return { ok: false, issues: locatedIssues(ruleIssuesOf(faults), json) };
  }
  return {
    ok: true,
    lexiconWith: ({ signals = {}, custom: more = {} } = {}) =>
      ruleSetLexicon({ signals, custom: { ...custom, ...more } }, appFacts, []).lexicon,
  };
};
