import type { AppFact } from "../facts/fact.ts";
import type { Test } from "../facts/test.ts";
import type { Evaluator, Expression } from "../logic/expression.ts";
import { type ResolvedRuleSet, resolveRuleSet } from "../rules/resolve-rule-set.ts";
import type { RuleIssue } from "../rules/rule-issue.ts";
import type { RuleSet } from "../rules/rule-set.ts";
import { digestOf } from "./digest.ts";
import { itemSpecs } from "./item-specs.ts";
import type { Plan, PlannedCheckpoint, PlannedFlag, PlannedStage, Unknowns } from "./plan.ts";
import { Reader } from "./reader.ts";
import { Slots } from "./slots.ts";
import { Stakes } from "./stakes.ts";
import type { Values } from "./values.ts";

/** What compiling a rule set may be told. */
export interface CompileOptions {
  /** Overlays, whose flags are raised beside the rule set's own. */
  readonly overlays?: readonly RuleSet[];
  /** The facts that the app registers. */
  readonly facts?: readonly AppFact[];
}

/** Thrown when a rule set cannot be compiled: it was not parsed, or does not go with the rest. */
export class RuleSetError extends Error {
  override readonly name = "RuleSetError";
  readonly code: "invalid-rule-set" | "overlay-expected" | "overlay-clash";
  readonly issues: readonly RuleIssue[];

  constructor(code: RuleSetError["code"], message: string, issues: readonly RuleIssue[] = []) {
    super(message);
    this.code = code;
    this.issues = issues;
  }
}

/**
 * Returns the plan of a parsed rule set, to be compiled once and asked about any number of deals.
 * Throws a `RuleSetError` when the rule set has issues (parse it first), or when an overlay
 * defines a signal, custom field, condition or flag otherwise than the rule set does.
 *
 * @example
 * ```ts
 * import { sangforSevenSteps } from "dealgate/rules";
 *
 * const plan = compileRuleSet(sangforSevenSteps);
 * const verdict = assess(plan, { id: "d-1" }, { asOf: "2026-06-30" });
 * console.log(verdict.evidenced); // need-discovery
 * ```
 */
export function compileRuleSet<S extends string = string>(
  ruleSet: RuleSet<S>,
  options: CompileOptions = {},
): Plan<S> {
  const { overlays = [], facts = [] } = options;
  const stray = overlays.find((overlay) => overlay.kind !== "overlay");
  if (stray !== undefined) {
    throw new RuleSetError("overlay-expected", `\`${stray.id}\` is no overlay`);
  }
  const merged = merge(ruleSet as RuleSet, overlays);
  const resolved = resolveRuleSet(merged, facts);
  const [first] = resolved.issues;
  if (first !== undefined) {
    const where = first.pointer === "" ? "" : ` at ${first.pointer}`;
    throw new RuleSetError("invalid-rule-set", `${first.message.en}${where}`, resolved.issues);
  }
  const slots = new Slots(resolved.lexicon, resolved.completenessAges);
  const stakes = new Stakes(resolved.stages.map(({ stage }) => stage.id));
  const stages = planStages(ruleSet.id, resolved, slots, stakes);
  const flags = resolved.flags.map((flag): PlannedFlag => {
    const { id, severity, presumed } = flag.flag;
    const when = compile(flag.when, slots);
    const unknowns = unknownsOf(undefined, flag.when, slots);
    const planned = { id, resolved: flag, severity, presumed: presumed !== undefined, when };
    return { ...planned, unknowns, stake: stakes.door(-1) };
  });
  const stageIndex = new Map<string, number>();
  stages.forEach((stage, index) => {
    stageIndex.set(stage.id, index);
    for (const former of stage.resolved.stage.formerly ?? []) stageIndex.set(former, index);
  });
  return {
    ruleSet,
    overlays,
    identity: {
      id: ruleSet.id,
      version: ruleSet.version,
      digest: digestOf({ ruleSet, overlays, facts: facts.map(describeFact) }),
      overlays: overlays.map(({ id, version }) => ({ id, version })),
    },
    lexicon: resolved.lexicon,
    facts,
    stages: stages as readonly PlannedStage<S>[],
    flags,
    stageIndex,
    wonAfter: ruleSet.wonAfter === undefined ? -1 : (stageIndex.get(ruleSet.wonAfter) ?? -1),
    slots,
    // Last: the reader looks at the slots that everything above asked for.
    reader: new Reader(slots, facts),
    items: itemSpecs(slots, resolved.lexicon, stages),
    stakes,
  };
}

function planStages(
  ruleSet: string,
  resolved: ResolvedRuleSet,
  slots: Slots,
  stakes: Stakes,
): readonly PlannedStage[] {
  return resolved.stages.map(
    (stage, index): PlannedStage => ({
      id: stage.stage.id,
      index,
      resolved: stage,
      passMark: stage.stage.passMark ?? 0,
      applies: compile(stage.appliesWhen, slots),
      entry: compile(stage.entry, slots),
      unknowns: unknownsOf(stage.appliesWhen, stage.entry, slots),
      stake: stakes.door(index),
      checkpoints: stage.checkpoints.map((own): PlannedCheckpoint => {
        const { id, weight = 1, essential = false, waivable = false, judgement } = own.checkpoint;
        const source = typeof judgement === "object" ? judgement.source : undefined;
        return {
          id,
          resolved: own,
          weight,
          essential,
          waivable,
          judgement:
            judgement === false
              ? -1
              : slots.judgement(`${ruleSet}/${id}`, source, resolved.judgementAge ?? 0),
          applies: compile(own.appliesWhen, slots),
          when: compile(own.when, slots),
          unknowns: unknownsOf(own.appliesWhen, own.when, slots),
          stake: stakes.checkpoint(index, id, weight, essential),
          verdicts: [],
        };
      }),
    }),
  );
}

function compile(
  expression: Expression<Test> | undefined,
  slots: Slots,
): Evaluator<Values> | undefined {
  return expression === undefined ? undefined : slots.compile(expression);
}

function unknownsOf(
  applies: Expression<Test> | undefined,
  when: Expression<Test> | undefined,
  slots: Slots,
): Unknowns {
  return {
    applies: applies && slots.compileUnknowns(applies),
    when: when && slots.compileUnknowns(when),
  };
}

const shared = ["signals", "custom", "conditions", "staleAfterDays"] as const;

/** Returns the rule set with what its overlays bring; one name must mean one thing. */
function merge(ruleSet: RuleSet, overlays: readonly RuleSet[]): RuleSet {
  if (overlays.length === 0) return ruleSet;
  const merged: Record<string, unknown> = { ...ruleSet };
  merged.flags = [ruleSet, ...overlays].flatMap(({ flags = [] }) => flags);
  for (const key of shared) {
    const definitions = new Map<string, unknown>(Object.entries(ruleSet[key] ?? {}));
    for (const overlay of overlays) {
      for (const [name, definition] of Object.entries(overlay[key] ?? {})) {
        const known = definitions.get(name);
        if (known === undefined) definitions.set(name, definition);
        else if (meaningOf(key, known) !== meaningOf(key, definition)) {
          const message = `overlay \`${overlay.id}\` gives ${key} \`${name}\` another meaning`;
          throw new RuleSetError("overlay-clash", message);
        }
      }
    }
    merged[key] = Object.fromEntries(definitions);
  }
  return merged as unknown as RuleSet;
}

/** Returns the digest of a definition; what a signal or field cites and notes is no part of it. */
function meaningOf(key: (typeof shared)[number], definition: unknown): string {
  if (key !== "signals" && key !== "custom") return digestOf(definition);
  return digestOf({ ...(definition as object), source: undefined, note: undefined });
}

function describeFact({ name, title, ask, type }: AppFact): unknown {
  return { name, title, ask, type };
}
