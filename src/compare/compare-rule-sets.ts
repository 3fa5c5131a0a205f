import { RuleSetError } from "../assess/compile-rule-set.ts";
import type { AppFact } from "../facts/fact.ts";
import { extendLexicon, type Lexicon, listNames } from "../facts/lexicon.ts";
import { type ResolvedRuleSet, resolveRuleSet } from "../rules/resolve-rule-set.ts";
import type { RuleSet } from "../rules/rule-set.ts";
import { compareFields } from "./compare-fields.ts";
import { compareFlags } from "./compare-flags.ts";
import { compareStages } from "./compare-stages.ts";
import type { Difference, RuleSetComparison } from "./difference.ts";
import { differenceOf } from "./difference-of.ts";
import { compareValues, compareWords } from "./properties.ts";
import { renamedStages } from "./renamed.ts";

/** What comparing rule sets may be told. */
export interface CompareOptions {
  /** The facts that the app registers, so that rules may name them. */
  readonly facts?: readonly AppFact[];
}

/**
 * Returns how one parsed rule set differs from another by meaning: conditions are compared in
 * normal form, named conditions followed, so that another order or another way to write the same is
 * no difference. Throws a `RuleSetError` when one of them has faults (parse it first).
 *
 * @example
 * ```ts
 * import { sangforSevenSteps } from "dealgate/rules";
 *
 * const mine = { ...sangforSevenSteps, wonAfter: undefined };
 * const { changes } = compareRuleSets(sangforSevenSteps, mine);
 * console.log(changes[0]?.properties[0]?.property); // wonAfter
 * ```
 */
export function compareRuleSets(
  from: RuleSet,
  to: RuleSet,
  { facts = [] }: CompareOptions = {},
): RuleSetComparison {
  const [before, after] = [resolved(from, facts), resolved(to, facts)];
  const stages = renamedStages(from, to);
  const lexicon = joinedLexicon(before.lexicon, after.lexicon);
  const all = [
    ...compareWholes(from, to, stages),
    ...compareStages(before, after, stages, lexicon),
    ...compareFields("signal", from.signals, to.signals),
    ...compareFields("custom", from.custom, to.custom),
    ...compareFlags(before, after, lexicon),
  ];
  return {
    from: { id: from.id, version: from.version },
    to: { id: to.id, version: to.version },
    changes: all.flatMap(meaningOnly),
    words: all.flatMap(wordsOnly),
  };
}

function resolved(ruleSet: RuleSet, facts: readonly AppFact[]): ResolvedRuleSet {
  const whole = resolveRuleSet(ruleSet, facts);
  const [first] = whole.faults;
  if (first === undefined) return whole;
  const where = first.pointer === "" ? "" : ` at ${first.pointer}`;
  throw new RuleSetError("invalid-rule-set", `${first.code}${where}`, whole.faults);
}

/** The newer words tell both conditions, so that a new title alone changes no line. */
function joinedLexicon(from: Lexicon, to: Lexicon): Lexicon {
  return extendLexicon(from, [
    ...[...to.deal.values()].map((fact) => ({ subject: "deal", fact }) as const),
    ...listNames.flatMap((subject) =>
      [...to.elements[subject].values()].map((fact) => ({ subject, fact })),
    ),
  ]);
}

function compareWholes(
  from: RuleSet,
  to: RuleSet,
  stages: ReadonlyMap<string, string>,
): readonly Difference[] {
  const ages = (ruleSet: RuleSet) =>
    Object.fromEntries(
      Object.entries(ruleSet.staleAfterDays ?? {}).map(([name, days]) => [
        `staleAfterDays.${name}`,
        days,
      ]),
    );
  const wonAfter = from.wonAfter && (stages.get(from.wonAfter) ?? from.wonAfter);
  const { title, description, licence, source, note } = to;
  const properties = [
    ...compareValues(
      { id: from.id, kind: from.kind, wonAfter, ...ages(from) },
      { id: to.id, kind: to.kind, wonAfter: to.wonAfter, ...ages(to) },
    ),
    ...compareOrder(from, to, stages),
    ...compareWords(
      {
        title: from.title,
        description: from.description,
        licence: from.licence,
        source: from.source,
        note: from.note,
      },
      { title, description, licence, source, note },
    ),
  ];
  return differenceOf({ part: "rule-set", id: to.id, title, properties });
}

/** The order of stages that both have; where others stand between them says no more than they do. */
function compareOrder(from: RuleSet, to: RuleSet, stages: ReadonlyMap<string, string>) {
  const after = (to.stages ?? []).map(({ id }) => id);
  const before = (from.stages ?? []).map(({ id }) => stages.get(id) ?? id);
  return compareValues(
    { stages: before.filter((id) => after.includes(id)) },
    { stages: after.filter((id) => before.includes(id)) },
  );
}

function meaningOnly(difference: Difference): readonly Difference[] {
  if (difference.change === "words") return [];
  const properties = difference.properties.filter(({ kind }) => kind !== "words");
  return [{ ...difference, properties }];
}

function wordsOnly(difference: Difference): readonly Difference[] {
  if (difference.change === "added" || difference.change === "removed") return [];
  const properties = difference.properties.filter(({ kind }) => kind === "words");
  return properties.length === 0 ? [] : [{ ...difference, change: "words", properties }];
}
