import { factCatalogue } from "../src/facts/catalogue.ts";
import { leadsTo } from "../src/facts/fact-type.ts";
import { factsAbout } from "../src/facts/lexicon.ts";
import type { ListName, Subject } from "../src/facts/reading.ts";
import type { Condition, FactCondition } from "../src/rules/condition.ts";
import { aggregateOf } from "../src/rules/find-fact.ts";
import type { RuleSet } from "../src/rules/rule-set.ts";

/**
 * Lists whose elements are observed whole, so that what counts is their kind: a document of a kind,
 * not its status.
 */
const byKind: ReadonlySet<ListName> = new Set(["documents", "activities", "dates"]);

/**
 * Returns what a condition reads, by the names under which every rule set reads it: `account.tier`,
 * the id of a signal, `contacts.stance`, `documents:contract` for a document of a kind, `documents`
 * for one of any kind, `contacts.complete` where it matters that a list is complete. Named
 * conditions are followed. What only the verdict tells, its own standing say, is left out.
 */
export function observationsRead(
  condition: Condition,
  ruleSet: Pick<RuleSet, "signals" | "conditions">,
  subject: Subject = "deal",
): ReadonlySet<string> {
  const inside = (members: readonly Condition[]): ReadonlySet<string> =>
    new Set(members.flatMap((member) => [...observationsRead(member, ruleSet, subject)]));
  if ("all" in condition) return inside(condition.all);
  if ("any" in condition) return inside(condition.any);
  if ("of" in condition) return inside(condition.of);
  if ("not" in condition) return inside([condition.not]);
  if ("condition" in condition) {
    const named = ruleSet.conditions?.[condition.condition];
    return named === undefined ? new Set() : inside([named]);
  }
  return new Set(
    subject === "deal"
      ? readOfDeal(condition, ruleSet)
      : readOfElement(condition, ruleSet, subject),
  );
}

function readOfDeal(
  { fact, operator, params = {} }: FactCondition,
  ruleSet: Pick<RuleSet, "signals" | "conditions">,
): readonly string[] {
  const aggregate = aggregateOf(fact);
  if (aggregate === undefined) return nameOf(fact === "known" ? (params.of ?? "") : fact);
  const { list, fn } = aggregate;
  const { where, meets, of, weight, scope } = params;
  const parts = [where, meets].filter((part) => part !== undefined);
  const inside = parts.flatMap((part) => [...observationsRead(part, ruleSet, list)]);
  const ranked = [of, weight].filter((name) => name !== undefined);
  const own = [
    ...inside,
    ...ranked.flatMap((name) => attributeOf(name, list, ruleSet)),
    ...(scope === "decision-chain" ? ["contacts.roles"] : []),
  ];
  // "At least so many" is borne out by those on file; anything else asks whether they are all.
  const needsAll = fn !== "count" || !operator.startsWith("greaterThan");
  const kinds = own.filter((name) => name.startsWith(`${list}:`));
  return [
    ...own,
    ...(kinds.length === 0 && byKind.has(list) ? [list] : []),
    ...(needsAll ? [`${list}.complete`] : []),
  ];
}

function readOfElement(
  { fact, value, params = {} }: FactCondition,
  ruleSet: Pick<RuleSet, "signals" | "conditions">,
  list: ListName,
): readonly string[] {
  const names = attributeOf(fact === "known" ? (params.of ?? "") : fact, list, ruleSet);
  return names.flatMap((name) => {
    const [subject, attribute] = name.split(".");
    return attribute === "kind" && subject !== "needs" && fact !== "known"
      ? [value].flat().map((kind) => `${subject}:${kind}`)
      : [name];
  });
}

function attributeOf(
  name: string,
  list: ListName,
  { signals = {} }: Pick<RuleSet, "signals">,
): readonly string[] {
  const [plain = ""] = nameOf(name);
  if (Object.hasOwn(signals, plain)) return [plain];
  const known = factsAbout(factCatalogue, list);
  const isOwn = (attribute: string): boolean => attribute === "kind" || !byKind.has(list);
  if (known.has(plain)) return isOwn(plain) ? [`${list}.${plain}`] : [];
  const dot = plain.indexOf(".");
  const reference = plain.slice(0, dot);
  const target = leadsTo(known.get(reference)?.type);
  if (target === undefined) return [];
  return [
    ...(isOwn(reference) ? [`${list}.${reference}`] : []),
    `${target}.${plain.slice(dot + 1)}`,
  ];
}

const nameOf = (fact: string): readonly string[] =>
  fact.startsWith("verdict.") ? [] : [fact.replace(/\.days(Until|Ago)$/, "")];
