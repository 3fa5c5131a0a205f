import type { Lexicon } from "../facts/lexicon.ts";
import type { ResolvedFlag, ResolvedRuleSet } from "../rules/resolve-rule-set.ts";
import { conditionOf } from "./compare-stages.ts";
import type { Difference } from "./difference.ts";
import { differenceOf } from "./difference-of.ts";
import { compareValues, compareWords, type Values } from "./properties.ts";

/** Returns what became of flags: the newer ones in order, then those removed. */
export function compareFlags(
  from: ResolvedRuleSet,
  to: ResolvedRuleSet,
  lexicon: Lexicon,
): readonly Difference[] {
  const known = new Map(from.flags.map((one) => [one.flag.id, one]));
  const kept = new Set(to.flags.map(({ flag }) => flag.id));
  return [
    ...to.flags.flatMap((one) => compareFlag(known.get(one.flag.id), one, lexicon)),
    ...from.flags.flatMap(({ flag: { id, title } }) =>
      kept.has(id) ? [] : [{ part: "flag", change: "removed", id, title, properties: [] } as const],
    ),
  ];
}

function valuesOf({ flag: { severity, presumed } }: ResolvedFlag): Values {
  return { severity, presumed };
}

function compareFlag(
  from: ResolvedFlag | undefined,
  to: ResolvedFlag,
  lexicon: Lexicon,
): readonly Difference[] {
  const { id, title, advice, law, source, note } = to.flag;
  const part = { part: "flag", id, title } as const;
  const condition = conditionOf("when", from?.when, to.when, lexicon);
  if (from === undefined) {
    const properties = [...compareValues({}, valuesOf(to)), ...condition];
    return [{ ...part, change: "added", properties }];
  }
  const old = from.flag;
  const properties = [
    ...compareValues(valuesOf(from), valuesOf(to)),
    ...condition,
    ...compareWords(
      { title: old.title, advice: old.advice, law: old.law, source: old.source, note: old.note },
      { title, advice, law, source, note },
    ),
  ];
  return differenceOf({ ...part, properties });
}
