import type { AppFact } from "../facts/fact.ts";
import { type ResolvedRuleSet, resolveRuleSet } from "../rules/resolve-rule-set.ts";
import type { RuleFault } from "../rules/rule-fault.ts";
import type { RuleSet } from "../rules/rule-set.ts";
import type { Plan, PlannedCheckpoint, PlannedFlag, PlannedStage } from "./plan.ts";
import { Reader } from "./reader.ts";
import { isSameData } from "./same-data.ts";
import { Slots } from "./slots.ts";
import type { Stake } from "./stake.ts";

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
  /** What is wrong with the rule set and where; `ruleIssuesOf` puts it in words. */
  readonly faults: readonly RuleFault[];

  constructor(code: RuleSetError["code"], message: string, faults: readonly RuleFault[] = []) {
    super(message);
    this.code = code;
    this.faults = faults;
  }
}

/**
 * Returns the plan of a parsed rule set, to be compiled once and asked about any number of deals.
 * Throws a `RuleSetError` when something is wrong with the rule set (parse it first), or when an overlay
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
  const [first] = resolved.faults;
  if (first !== undefined) {
    const where = first.pointer === "" ? "" : ` at ${first.pointer}`;
    throw new RuleSetError("invalid-rule-set", `${first.code}${where}`, resolved.faults);
  }
  const slots = new Slots(resolved.lexicon, resolved.completenessAges);
  const stakes: Stake[] = [];
  const stages = planStages(ruleSet.id, resolved, slots, stakes);
  const flags = resolved.flags.map((flag): PlannedFlag => {
    const { id, severity, presumed } = flag.flag;
    const when = slots.compile(flag.when, slots.flags);
    const planned = { id, resolved: flag, severity, presumed: presumed !== undefined, when };
    return { ...planned, stake: doorStake(stakes, -1, ruleSet.kind === "stages") };
  });
  const stageIndex = new Map<string, number>();
  stages.forEach((stage, index) => {
    stageIndex.set(stage.id, index);
    for (const former of stage.resolved.stage.formerly ?? []) stageIndex.set(former, index);
  });
  return {
    ruleSet,
    overlays,
    lexicon: resolved.lexicon,
    facts,
    stages: stages as readonly PlannedStage<S>[],
    flags,
    stageIndex,
    wonAfter: ruleSet.wonAfter === undefined ? -1 : (stageIndex.get(ruleSet.wonAfter) ?? -1),
    slots,
    // Last: the reader looks at the slots that everything above asked for.
    reader: new Reader(slots, facts),
    raise: (values) => slots.flags.run([values]),
    stakes,
  };
}

function planStages(
  ruleSet: string,
  resolved: ResolvedRuleSet,
  slots: Slots,
  stakes: Stake[],
): readonly PlannedStage[] {
  return resolved.stages.map(
    (stage, index): PlannedStage => ({
      id: stage.stage.id,
      index,
      resolved: stage,
      passMark: stage.stage.passMark ?? 0,
      applies: slots.compile(stage.appliesWhen, slots.circuits.deal),
      entry: slots.compile(stage.entry, slots.circuits.deal),
      stake: doorStake(stakes, index),
      checkpoints: stage.checkpoints.map((own): PlannedCheckpoint => {
        const { id, weight = 1, essential = false, waivable = false, judgement } = own.checkpoint;
        const source = typeof judgement === "object" ? judgement.source : undefined;
        const slot =
          judgement === false
            ? -1
            : slots.judgement(`${ruleSet}/${id}`, source, resolved.judgementAge ?? 0);
        const when = slots.compile(own.when, slots.circuits.deal);
        return {
          id,
          resolved: own,
          weight,
          essential,
          waivable,
          judgement: slot,
          applies: slots.compile(own.appliesWhen, slots.circuits.deal),
          when,
          judged: slots.judged(slot),
          stake: addStake(stakes, { stage: index, checkpoint: id, weight, essential }),
          verdicts: [],
        };
      }),
    }),
  );
}

function addStake(stakes: Stake[], stake: Omit<Stake, "number">): Stake {
  const added = { number: stakes.length, ...stake };
  stakes.push(added);
  return added;
}

/** Adds the stake of the door of a stage, or of the next door for a flag, if there are doors. */
function doorStake(stakes: Stake[], stage: number, essential = true): Stake {
  return addStake(stakes, { stage, checkpoint: undefined, weight: 0, essential });
}

const shared = ["signals", "custom", "conditions"] as const;

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
        else if (!isSameData(meaningOf(key, known), meaningOf(key, definition))) {
          const message = `overlay \`${overlay.id}\` gives ${key} \`${name}\` another meaning`;
          throw new RuleSetError("overlay-clash", message);
        }
      }
    }
    merged[key] = Object.fromEntries(definitions);
  }
  return merged as unknown as RuleSet;
}

/** Returns what a definition means: what a signal or field cites and notes is no part of it. */
function meaningOf(key: (typeof shared)[number], definition: unknown): unknown {
  if (key !== "signals" && key !== "custom") return definition;
  const { source: _source, note: _note, ...meaning } = definition as Record<string, unknown>;
  return meaning;
}
