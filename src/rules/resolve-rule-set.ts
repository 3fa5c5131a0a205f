import type { AppFact } from "../facts/fact.ts";
import { extendLexicon, factsAbout, type Lexicon, listNames, subjects } from "../facts/lexicon.ts";
import type { ListName, Subject } from "../facts/reading.ts";
import type { Test } from "../facts/test.ts";
import type { Expression } from "../logic/expression.ts";
import { pointerOf } from "../model/pointer.ts";
import { checkOutline } from "./check-outline.ts";
import type { Place, Resolution } from "./resolution.ts";
import { mostConditions, newResolution, resolveCondition } from "./resolve-condition.ts";
import { type RuleFault, ruleFaultNear } from "./rule-fault.ts";
import type { Checkpoint, Flag, RuleSet, Stage } from "./rule-set.ts";
import { ruleSetLexicon } from "./rule-set-lexicon.ts";

/** A checkpoint with its conditions in normal form. */
export interface ResolvedCheckpoint {
  readonly checkpoint: Checkpoint;
  readonly appliesWhen: Expression<Test> | undefined;
  readonly when: Expression<Test> | undefined;
}

/** A stage with its conditions in normal form. */
export interface ResolvedStage {
  readonly stage: Stage;
  readonly appliesWhen: Expression<Test> | undefined;
  readonly entry: Expression<Test> | undefined;
  readonly checkpoints: readonly ResolvedCheckpoint[];
}

/** A flag with its condition in normal form. */
export interface ResolvedFlag {
  readonly flag: Flag;
  readonly when: Expression<Test> | undefined;
}

/** A rule set whose every name is resolved and every comparison typed. */
export interface ResolvedRuleSet {
  readonly lexicon: Lexicon;
  readonly stages: readonly ResolvedStage[];
  readonly flags: readonly ResolvedFlag[];
  /** Days after which a dated completeness of a list lapses. */
  readonly completenessAges: Readonly<Partial<Record<ListName, number>>>;
  /** Days after which a dated judgement lapses. */
  readonly judgementAge?: number | undefined;
  /** Everything that is wrong; a rule set with faults is not to be used. */
  readonly faults: readonly RuleFault[];
}

/**
 * Returns a rule set with its conditions in normal form, and everything that is wrong in it.
 * `misshapen` names the signals and custom fields that do not have the shape of one.
 */
export function resolveRuleSet(
  ruleSet: RuleSet,
  appFacts: readonly AppFact[],
  misshapen?: ReadonlySet<string>,
): ResolvedRuleSet {
  const faults: RuleFault[] = [];
  checkOutline(ruleSet, faults);
  const declared = ruleSetLexicon(ruleSet, appFacts, faults, misshapen);
  const ages = resolveAges(ruleSet, declared.lexicon, faults);
  const resolution = newResolution({
    lexicon: ages.lexicon,
    broken: declared.broken,
    conditions: ruleSet.conditions ?? {},
    faults,
  });
  const at = (path: readonly PropertyKey[], verdict = false): Place => ({
    subject: "deal",
    pointer: pointerOf(path),
    verdict,
    depth: 0,
    within: [],
  });
  const resolve = <K extends string>(
    owner: { readonly [P in K]?: unknown },
    key: K,
    path: readonly PropertyKey[],
    verdict = false,
  ): Expression<Test> | undefined =>
    owner[key] === undefined
      ? undefined
      : resolveCondition(owner[key], at([...path, key], verdict), resolution);
  const stages = (ruleSet.stages ?? []).map((stage, s): ResolvedStage => {
    const path = ["stages", s];
    return {
      stage,
      appliesWhen: resolve(stage, "appliesWhen", path),
      entry: resolve(stage, "entry", path),
      checkpoints: (stage.checkpoints ?? []).map((checkpoint, c) => {
        const place = [...path, "checkpoints", c];
        return {
          checkpoint,
          appliesWhen: resolve(checkpoint, "appliesWhen", place),
          when: resolve(checkpoint, "when", place),
        };
      }),
    };
  });
  const flags = (ruleSet.flags ?? []).map(
    (flag, f): ResolvedFlag => ({
      flag,
      when: resolve(flag, "when", ["flags", f], flag.severity !== "block"),
    }),
  );
  checkUnused(ruleSet, resolution, at);
  return {
    lexicon: ages.lexicon,
    stages,
    flags,
    completenessAges: ages.completeness,
    judgementAge: ages.judgement,
    faults,
  };
}

/**
 * A named condition that nothing refers to is still checked, as a condition over whichever subject
 * it makes sense for.
 */
function checkUnused(
  ruleSet: RuleSet,
  resolution: Resolution,
  at: (path: readonly PropertyKey[]) => Place,
): void {
  for (const [name, condition] of Object.entries(ruleSet.conditions ?? {})) {
    if (resolution.used.has(name)) continue;
    const before = resolution.spent.count;
    if (before > mostConditions) return;
    const attempts = subjects.map((subject) => {
      const own = { faults: [], used: new Set<string>(), spent: { count: before, deepest: 0 } };
      const place = { ...at(["conditions", name]), subject, verdict: true, within: [name] };
      resolveCondition(condition, place, { ...resolution, ...own });
      return own as Pick<Resolution, "faults" | "used" | "spent">;
    });
    const best = attempts.reduce((a, b) => (b.faults.length < a.faults.length ? b : a));
    resolution.faults.push(...best.faults);
    for (const other of best.used) resolution.used.add(other);
    resolution.spent.count = Math.max(...attempts.map(({ spent }) => spent.count));
  }
}

interface Ages {
  readonly lexicon: Lexicon;
  readonly completeness: Partial<Record<ListName, number>>;
  readonly judgement: number | undefined;
}

function resolveAges(ruleSet: RuleSet, lexicon: Lexicon, faults: RuleFault[]): Ages {
  const additions: Parameters<typeof extendLexicon>[1][number][] = [];
  const completeness: Partial<Record<ListName, number>> = {};
  let judgement: number | undefined;
  const names = ageingNames(lexicon);
  for (const [name, days] of Object.entries(ruleSet.staleAfterDays ?? {})) {
    const found = names.get(name);
    if (name === "judgement") judgement = days;
    else if (found === undefined) {
      const pointer = pointerOf(["staleAfterDays", name]);
      const candidates = [...names.keys(), "judgement"];
      faults.push(ruleFaultNear("unknown-ageing", pointer, name, candidates, name));
    } else if (found.name === "complete") completeness[found.subject as ListName] = days;
    else {
      const fact = factsAbout(lexicon, found.subject).get(found.name);
      if (fact !== undefined) {
        additions.push({ subject: found.subject, fact: { ...fact, staleAfterDays: days } });
      }
    }
  }
  return {
    lexicon: extendLexicon(lexicon, additions),
    completeness,
    judgement,
  };
}

function ageingNames(
  lexicon: Lexicon,
): ReadonlyMap<string, { readonly subject: Subject; readonly name: string }> {
  const names = new Map<string, { readonly subject: Subject; readonly name: string }>();
  for (const [name, fact] of lexicon.deal) {
    if (fact.reading.read === "value") names.set(name, { subject: "deal", name });
  }
  for (const list of listNames) {
    names.set(`${list}.complete`, { subject: list, name: "complete" });
    for (const [name, fact] of lexicon.elements[list]) {
      if (fact.reading.read === "value") names.set(`${list}.${name}`, { subject: list, name });
    }
  }
  return names;
}
