import { RuleSetError } from "../assess/compile-rule-set.ts";
import type { AppFact } from "../facts/fact.ts";
import type { Language } from "../model/text.ts";
import { type ResolvedRuleSet, resolveRuleSet } from "../rules/resolve-rule-set.ts";
import type { RuleSet } from "../rules/rule-set.ts";
import type { Handbook } from "./handbook.ts";
import { guideWords } from "./handbook-words.ts";
import { agesOf } from "./write-ages.ts";
import { stagesOf } from "./write-checkpoints.ts";
import { flagsOf } from "./write-flags.ts";
import { signalsOf } from "./write-signals.ts";
import { collectSources } from "./write-sources.ts";

/** How a handbook is written. */
export interface HandbookOptions {
  readonly lang: Language;
  /** The facts that the app registers, so that rules may name them. */
  readonly facts?: readonly AppFact[];
}

/** A handbook while it is written. */
export interface Writing {
  readonly ruleSet: RuleSet;
  readonly resolved: ResolvedRuleSet;
  readonly lang: Language;
  /** Returns the numbers of sources, and remembers who cites them. */
  readonly cite: (
    sources: readonly string[] | undefined,
    by: { readonly anchor: string; readonly title: string },
  ) => readonly number[];
}

/**
 * Returns a parsed rule set as a handbook that a salesperson reads: each stage, checkpoint, signal,
 * flag and source once. Throws a `RuleSetError` when the rule set has faults (parse it first).
 *
 * @example
 * ```ts
 * import { sangforSevenSteps } from "dealgate/rules";
 *
 * const handbook = writeHandbook(sangforSevenSteps, { lang: "en" });
 * console.log(handbook.stages[0]?.checkpoints[0]?.title); // The customer's problem is known
 * ```
 */
export function writeHandbook(ruleSet: RuleSet, { lang, facts = [] }: HandbookOptions): Handbook {
  const resolved = resolveRuleSet(ruleSet, facts);
  const [first] = resolved.faults;
  if (first !== undefined) {
    const where = first.pointer === "" ? "" : ` at ${first.pointer}`;
    throw new RuleSetError("invalid-rule-set", `${first.code}${where}`, resolved.faults);
  }
  const { cite, sources } = collectSources();
  const writing: Writing = { ruleSet, resolved, lang, cite };
  const { id, version, kind, title, description, source } = ruleSet;
  cite(source, { anchor: "top", title: title[lang] });
  const stages = stagesOf(writing);
  const flags = flagsOf(writing);
  const signals = signalsOf(writing);
  return {
    lang,
    id,
    version,
    kind,
    title: title[lang],
    ...(description === undefined ? {} : { description: description[lang] }),
    guide: guideOf(writing),
    stages,
    flags,
    signals,
    ages: agesOf(writing),
    // Last: everything above cites them.
    sources: sources(),
  };
}

function guideOf({ ruleSet, lang }: Writing): readonly string[] {
  const { kind, stages = [], flags = [], signals = {} } = ruleSet;
  const cited = [
    ...stages.flatMap((stage) => stage.checkpoints),
    ...flags,
    ...Object.values(signals),
  ];
  return [
    ...(stages.length > 0 ? [guideWords.answers] : []),
    guideWords[kind],
    ...(flags.length > 0 ? [guideWords.flags] : []),
    ...(cited.some(({ law = [] }) => law.length > 0) ? [guideWords.law] : []),
  ].map((words) => words[lang]);
}
