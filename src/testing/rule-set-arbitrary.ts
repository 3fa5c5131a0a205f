import fc from "fast-check";
import { sourceKinds } from "../assess/source-kinds.ts";
import { factCatalogue } from "../facts/catalogue.ts";
import { leadsTo } from "../facts/fact-type.ts";
import type { Lexicon } from "../facts/lexicon.ts";
import { factsAbout, listNames } from "../facts/lexicon.ts";
import type { ListName, Subject } from "../facts/reading.ts";
import { defined } from "../model/defined.ts";
import { parseRuleSet } from "../rules/parse-rule-set.ts";
import type { Checkpoint, RuleSet, Stage } from "../rules/rule-set.ts";
import { ruleSetLexicon } from "../rules/rule-set-lexicon.ts";
import { conditionArbitrary, type Topic } from "./condition-arbitrary.ts";
import { optional } from "./optional.ts";
import { customArbitrary, signalsArbitrary } from "./signals-arbitrary.ts";
import { testDay } from "./test-day.ts";

/** What generated rule sets are like. */
export interface RuleSetArbitraryOptions {
  /** The day that generated dates lie around; absent: 2026-06-30. */
  readonly asOf?: string;
  /** Absent: `stages`. */
  readonly kind?: RuleSet["kind"];
  /** The fewest stages; absent: 1. */
  readonly fewestStages?: number;
  /** The most stages; absent: 4. */
  readonly stages?: number;
  /** The deepest that conditions nest; absent: 2. */
  readonly depth?: number;
}

const words = { zh: "词", en: "word" };

/**
 * Makes valid rule sets over the fact catalogue, signals and custom fields of their own: every
 * operator and decorator, aggregates, named conditions, applicability, entries, marks, waivable
 * checkpoints, judgement settings, flags, ageing.
 */
export function ruleSetArbitrary(options: RuleSetArbitraryOptions = {}): fc.Arbitrary<RuleSet> {
  const { kind = "stages", fewestStages = 1, stages = 4 } = options;
  return topicArbitrary(options).chain(({ declared, topic: unnamed }) => {
    const topic = { ...unnamed, conditions: ["named-1", "named-2"] };
    return fc
      .record({
        conditions: conditionsArbitrary(unnamed, options),
        stages: fc.array(stageArbitrary(topic, options), {
          minLength: fewestStages,
          maxLength: stages,
        }),
        flags: fc.array(flagArbitrary(topic, options), {
          minLength: kind === "overlay" ? 1 : 0,
          maxLength: 2,
        }),
        staleAfterDays: agesArbitrary(topic),
        wonAfter: fc.nat(9),
      })
      .map((parts) => {
        const numbered = parts.stages.map((stage, s) => numberStage(stage, s, kind));
        const last = numbered[parts.wonAfter];
        const whole = {
          id: kind === "overlay" ? "overlay" : "generated",
          version: "1.0.0",
          kind,
          title: words,
          ...declared,
          conditions: parts.conditions,
          ...(kind === "overlay" ? {} : { staleAfterDays: parts.staleAfterDays, stages: numbered }),
          ...(kind !== "stages" || last === undefined ? {} : { wonAfter: last.id }),
          flags: parts.flags.map((flag, f) => ({ ...flag, id: `${kind}-flag-${f + 1}` })),
        };
        const parsed = parseRuleSet(whole);
        if (!parsed.ok)
          throw new TypeError(
            `generated a rule set that is refused: ${JSON.stringify(parsed.issues)}`,
          );
        return parsed.ruleSet;
      });
  });
}

/** Makes overlays: rule sets of flags alone. Their signals are other ones than a rule set's. */
export function overlayArbitrary(options: RuleSetArbitraryOptions = {}): fc.Arbitrary<RuleSet> {
  return ruleSetArbitrary({ ...options, kind: "overlay" });
}

function topicArbitrary({ asOf = testDay, kind = "stages" }: RuleSetArbitraryOptions) {
  const prefix = kind === "overlay" ? "overlay-" : "";
  return fc
    .record({ signals: signalsArbitrary(prefix), custom: customArbitrary(prefix) })
    .chain((declared) => {
      const { lexicon } = ruleSetLexicon(declared, [], []);
      const drawn = (subject: Subject) => {
        const own = Object.keys(subject === "deal" ? declared.custom : {})
          .map((name) => `custom.${name}`)
          .concat(Object.keys(declared.signals))
          .filter((name) => factsAbout(lexicon, subject).has(name));
        return fc
          .subarray([...namesOf(subject)], { minLength: 2, maxLength: 4 })
          .map((names) => [...own, ...names]);
      };
      return fc
        .record({
          deal: drawn("deal"),
          contacts: drawn("contacts"),
          organisations: drawn("organisations"),
          needs: drawn("needs"),
          documents: drawn("documents"),
          activities: drawn("activities"),
          dates: drawn("dates"),
          lists: fc.subarray<ListName>([...listNames], { minLength: 1, maxLength: 3 }),
        })
        .map(({ lists, ...names }) => ({
          declared,
          topic: { lexicon, names, lists, conditions: [], asOf } satisfies Topic,
        }));
    });
}

/** The names that rules may compare, references followed for one hop. */
function namesOf(subject: Subject): readonly string[] {
  return [...factsAbout(factCatalogue, subject).values()].flatMap(
    ({ name, personal, reading, type }) => {
      if (personal || reading.read === "verdict") return [];
      const list = leadsTo(type);
      return list === undefined || subject === "deal"
        ? [name]
        : [name, ...hopsOf(factCatalogue, name, list)];
    },
  );
}

function hopsOf(lexicon: Lexicon, name: string, list: ListName): readonly string[] {
  const targets = {
    contacts: ["stance", "roles", "lastContactAt.daysAgo"],
    organisations: ["kind", "attitude", "isBidder"],
  };
  const names = list === "contacts" ? targets.contacts : targets.organisations;
  return names
    .filter((target) => lexicon.elements[list].has(target))
    .map((target) => `${name}.${target}`);
}

function conditionsArbitrary(topic: Topic, { depth = 2 }: RuleSetArbitraryOptions) {
  const first = conditionArbitrary(topic, "deal", depth - 1);
  const second = conditionArbitrary({ ...topic, conditions: ["named-1"] }, "deal", depth - 1);
  return fc.record({ "named-1": first, "named-2": second });
}

function stageArbitrary(topic: Topic, options: RuleSetArbitraryOptions) {
  const condition = conditionArbitrary(topic, "deal", options.depth ?? 2);
  const simple = conditionArbitrary(topic, "deal", 0);
  return fc.record({
    title: fc.constant(words),
    appliesWhen: optional(simple, 0.3),
    entry: optional(condition, 0.25),
    passMark: optional(fc.oneof(fc.constantFrom(0, 1, 50, 60, 100), fc.nat(100)), 0.5),
    formerly: fc.boolean(),
    checkpoints: fc.array(checkpointArbitrary(topic, options), { maxLength: 3 }),
  });
}

function checkpointArbitrary(topic: Topic, { depth = 2 }: RuleSetArbitraryOptions) {
  const condition = conditionArbitrary(topic, "deal", depth);
  const judgement = fc.oneof(
    fc.boolean(),
    fc.constantFrom(...sourceKinds).map((source) => ({ source })),
  );
  return fc
    .record({
      title: fc.constant(words),
      essential: optional(fc.boolean(), 0.6),
      weight: optional(fc.nat(5), 0.5),
      waivable: optional(fc.boolean(), 0.6),
      judgement: optional(judgement, 0.5),
      appliesWhen: optional(conditionArbitrary(topic, "deal", 0), 0.25),
      when: optional(condition, 0.8),
    })
    .map((checkpoint) =>
      checkpoint.when === undefined && checkpoint.judgement === false
        ? { ...checkpoint, judgement: true }
        : checkpoint,
    );
}

function flagArbitrary(topic: Topic, { depth = 2 }: RuleSetArbitraryOptions) {
  const about = conditionArbitrary(topic, "deal", depth - 1);
  const aboutVerdict = fc.constantFrom(
    { fact: "verdict.floor", operator: "lessThan", value: 50 },
    { fact: "verdict.ceiling", operator: "greaterThan", value: 50 },
    { fact: "verdict.standing", operator: "equal", value: "overstated" },
    { fact: "verdict.stale", operator: "greaterThan", value: 0 },
  );
  return fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({ when: about, presumed: fc.boolean() }).map(({ when, presumed }) => ({
        severity: "block" as const,
        title: words,
        when,
        ...(presumed ? { presumed: "absent" as const } : {}),
      })),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        severity: fc.constantFrom("info" as const, "warn" as const),
        title: fc.constant(words),
        when: fc.oneof(about, aboutVerdict),
      }),
    },
  );
}

function agesArbitrary({ names, lexicon, lists }: Topic): fc.Arbitrary<Record<string, number>> {
  const ageing = [
    "judgement",
    ...lists.map((list) => `${list}.complete`),
    ...names.deal.filter((name) => lexicon.deal.get(name)?.reading.read === "value"),
    ...lists.flatMap((list) =>
      names[list]
        .filter((name) => lexicon.elements[list].get(name)?.reading.read === "value")
        .map((name) => `${list}.${name}`),
    ),
  ];
  const days = fc.constantFrom(1, 10, 30, 90, 365);
  // Either a few things age or nearly everything does.
  const probability = fc.constantFrom(0.1, 0.9);
  return probability
    .chain((often) => fc.tuple(...ageing.map(() => optional(days, often))))
    .map(
      (drawn) =>
        defined(Object.fromEntries(ageing.map((name, n) => [name, drawn[n]]))) as Record<
          string,
          number
        >,
    );
}

type Drawn<A> = A extends fc.Arbitrary<infer T> ? T : never;

function numberStage(
  stage: Drawn<ReturnType<typeof stageArbitrary>>,
  s: number,
  kind: RuleSet["kind"],
): Stage {
  const { formerly, checkpoints, ...rest } = stage;
  const own = kind === "checklist" ? { title: rest.title, appliesWhen: rest.appliesWhen } : rest;
  return {
    id: `stage-${s + 1}`,
    ...defined(own),
    ...(formerly && kind === "stages" ? { formerly: [`old-stage-${s + 1}`] } : {}),
    checkpoints: checkpoints.map(
      (checkpoint, c) =>
        ({ id: `checkpoint-${s + 1}-${c + 1}`, ...defined(checkpoint) }) as Checkpoint,
    ),
  } as Stage;
}
