import type { Plan } from "../assess/plan.ts";
import type { FactType } from "../facts/fact-type.ts";
import { factsAbout, type Lexicon } from "../facts/lexicon.ts";
import type { ListName, Reading, Subject, ValueReading } from "../facts/reading.ts";
import type { Test } from "../facts/test.ts";
import { type Expression, leavesOf } from "../logic/expression.ts";
import { resolveRuleSet } from "../rules/resolve-rule-set.ts";
import type { RuleSet } from "../rules/rule-set.ts";

/** One thing that rules ask about a deal or about each element of a list. */
export interface Question {
  readonly subject: Subject;
  /** What an observation of it is called. */
  readonly what: string;
  /** Where a plain value of it stands, from the deal or the element; absent for signals. */
  readonly plain?: readonly string[];
  readonly type: FactType;
  /** Whether it can be observed: no observation holds a record or the day of coming on file. */
  readonly observable: boolean;
  /** The values that rules compare it with. */
  readonly literals: readonly unknown[];
}

/** Everything that rules ask about a deal. */
export interface Questions {
  readonly facts: readonly Question[];
  /** The lists whose elements are asked about. */
  readonly lists: readonly ListName[];
  /** What observations of the judgements of checkpoints are called. */
  readonly judgements: readonly string[];
}

/** Returns everything that a rule set, or a plan with its overlays, asks about a deal. */
export function questionsOf(rules: RuleSet | Plan): Questions {
  const ruleSets = "ruleSet" in rules ? [rules.ruleSet, ...rules.overlays] : [rules];
  const facts = new Map<string, Question>();
  const lists = new Set<ListName>();
  const judgements: string[] = [];
  for (const ruleSet of ruleSets) {
    const { stages, flags, lexicon } = resolveRuleSet(
      ruleSet,
      "ruleSet" in rules ? rules.facts : [],
    );
    for (const { appliesWhen, entry, checkpoints } of stages) {
      gather([appliesWhen, entry], "deal", { lexicon, facts, lists });
      for (const { checkpoint, ...conditions } of checkpoints) {
        gather([conditions.appliesWhen, conditions.when], "deal", { lexicon, facts, lists });
        if (checkpoint.judgement !== false) judgements.push(`${ruleSet.id}/${checkpoint.id}`);
      }
    }
    gather(
      flags.map(({ when }) => when),
      "deal",
      { lexicon, facts, lists },
    );
  }
  return { facts: [...facts.values()], lists: [...lists], judgements };
}

interface Gathered {
  readonly lexicon: Lexicon;
  readonly facts: Map<string, Question>;
  readonly lists: Set<ListName>;
}

function gather(
  conditions: readonly (Expression<Test> | undefined)[],
  subject: Subject,
  into: Gathered,
): void {
  for (const condition of conditions) {
    if (condition === undefined) continue;
    for (const { reading, value } of leavesOf(condition))
      gatherReading(reading, value, subject, into);
  }
}

function gatherReading(reading: Reading, value: unknown, subject: Subject, into: Gathered): void {
  switch (reading.read) {
    case "value":
      ask(reading, [value].flat(), subject, into);
      return;
    case "days":
      ask(reading.of, [], subject, into);
      return;
    case "known":
      gatherReading(reading.of, undefined, subject, into);
      return;
    case "aggregate": {
      const { list, where, meets, of, weight, scope } = reading;
      into.lists.add(list);
      gather([where, meets], list, into);
      if (of !== undefined) gatherReading(of.reading, value, list, into);
      if (weight !== undefined) gatherReading(weight.reading, undefined, list, into);
      if (scope === "decision-chain") add("contacts", "roles", ["decider"], into);
      return;
    }
    case "app":
    case "verdict":
  }
}

function ask(
  { subject, what, through, path }: ValueReading,
  literals: readonly unknown[],
  from: Subject,
  into: Gathered,
): void {
  if (through !== undefined) {
    add(from, through.what, [], into);
    into.lists.add(through.list);
  }
  add(through?.list ?? subject, what, path === undefined ? literals : [], into);
}

function add(subject: Subject, what: string, literals: readonly unknown[], into: Gathered): void {
  const fact = factsAbout(into.lexicon, subject).get(what);
  if (fact?.reading.read !== "value") return;
  const key = `${subject} ${what}`;
  const named = literals.filter((literal) => literal !== undefined && literal !== null);
  const { plain } = fact.reading;
  into.facts.set(key, {
    subject,
    what,
    type: fact.type,
    observable: what !== "addedAt",
    ...(plain === undefined ? {} : { plain }),
    literals: [...(into.facts.get(key)?.literals ?? []), ...named],
  });
}
