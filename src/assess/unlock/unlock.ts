import { listNames } from "../../facts/lexicon.ts";
import { rankAt } from "../../logic/rails.ts";
import { and, negate, type Rank, SATISFIED, UNKNOWN } from "../../logic/truth.ts";
import type { Deal } from "../../model/deal.ts";
import type { FieldValue } from "../../model/field-value.ts";
import { type AssessOptions, checkDay } from "../assess.ts";
import { type Evaluation, evaluate } from "../evaluate.ts";
import type { Plan, PlannedCheckpoint, PlannedStage } from "../plan.ts";
import type { MissingItem } from "../verdict.ts";
import { doorFormula } from "./door-formula.ts";
import { knowledgeOf } from "./knowledge.ts";
import { Scene } from "./scene.ts";
import { smallestOpenings } from "./search.ts";
import { type Otherwise, Situation } from "./situation.ts";
import { unlockSets } from "./unlock-items.ts";
import { supplyKey, usesOf } from "./uses.ts";

/** Which door to open, and how long to search. */
export interface UnlockOptions<S extends string = string> extends AssessOptions {
  /** The stage to be entered, by id; absent: the next one. */
  readonly stage?: NoInfer<S>;
  /**
   * The most steps that the search may take, large formulas and many people to be found counting as
   * several; absent: 10,000.
   */
  readonly steps?: number;
}

/** A valid answer to a missing item. */
export interface UnlockAnswer {
  /** The item's id. */
  readonly item: string;
  /** For somebody yet to be found: a record with an `id` and all that must be known of them. */
  readonly value: FieldValue;
}

/** Items which, answered so, open the door while everything else stays unknown. */
export interface UnlockSet<S extends string = string> {
  readonly items: readonly MissingItem<S>[];
  /** One answer for each item, in the same order. */
  readonly answers: readonly UnlockAnswer[];
}

/** Why nothing that is still unknown can open a door. */
export interface Cannot<S extends string = string> {
  readonly reason: /** The deal is closed. */
    | "closed"
    /** The rule set has no doors. */
    | "no-stages"
    /** There is no stage after this one. */
    | "no-next-stage"
    /** No stage is called that, or as the deal's recorded one is. */
    | "unknown-stage"
    /** What is known shuts the door. */
    | "already-failed"
    /** A flag bars it. */
    | "blocked"
    /** What an app works out by itself shuts it; that may change when other things do. */
    | "opaque-facts"
    /** What was said on the very day contradicts itself, or cannot be read, and that day none is newer. */
    | "said-today"
    /** It asks for somebody who is not on a list that is said to be complete, as 200 steps tell. */
    | "complete-list"
    /** No valid answers open it, together or alone. */
    | "impossible";
  /** The checkpoints that shut it, by id. */
  readonly checkpoints: readonly string[];
  /** The stages that shut it: they do not apply, or do not let the deal in, or out. */
  readonly stages: readonly S[];
  /** The flags that bar it, by id. */
  readonly flags: readonly string[];
}

/** What it takes to open a door. */
export interface Unlock<S extends string = string> {
  /** The stage behind the door; null when there is none. */
  readonly stage: S | null;
  /** The smallest sets of items, at most ten. */
  readonly sets: readonly UnlockSet<S>[];
  /** Whether no smaller set opens the door, and, with fewer than ten, no other one of that size. */
  readonly exact: boolean;
  /** Given when the door is open already. */
  readonly open?: true;
  /** Given when no answers open it. */
  readonly cannot?: Cannot<S>;
  /** The steps that the search took. */
  readonly steps: number;
}

/** The most sets that are told. */
export const mostSets = 10;

/** The most steps to find out whether a door would open if apps or lists said otherwise. */
const stepsToExplain = 200;

/**
 * Returns the smallest sets of missing items for which some valid answers open a door while
 * everything else stays unknown; or why none do. The search is bounded in steps, never in time, so
 * that the same question always has the same answer. Throws a `DayError` when `asOf` is no civil
 * day.
 *
 * @example
 * ```ts
 * import { sangforSevenSteps } from "dealgate/rules";
 *
 * const plan = compileRuleSet(sangforSevenSteps);
 * const { sets } = unlock(plan, { id: "d-1" }, { asOf: "2026-06-30", stage: "funding" });
 * console.log(sets[0]?.items.map(({ ask }) => ask.en));
 * ```
 */
export function unlock<S extends string>(
  plan: Plan<S>,
  deal: Deal,
  { asOf, stage, steps = 10_000 }: UnlockOptions<S>,
): Unlock<S> {
  checkDay(asOf);
  const evaluation = evaluate(plan, deal, asOf);
  const target = targetOf(plan, evaluation, stage);
  if (typeof target === "string") {
    return { stage: null, sets: [], exact: true, cannot: because(target), steps: 0 };
  }
  const { id } = plan.stages[target] as PlannedStage<S>;
  if (isOpen(plan, evaluation, target)) {
    return { stage: id, sets: [], exact: true, open: true, steps: 0 };
  }
  const found = search(plan, deal, evaluation, target, steps, mostSets);
  const { situation, scene, openings, isCut } = found;
  const isRough = mayMiss(scene);
  const exact = !isCut && !isRough;
  if (openings.length > 0 || !exact) {
    const sets = unlockSets(situation, openings, evaluation, target);
    // Their doors are the plan's own stages.
    return { stage: id, sets: sets as readonly UnlockSet<S>[], exact, steps: found.steps };
  }
  const few = Math.min(steps, stepsToExplain);
  const opensIf = (otherwise: Otherwise): boolean =>
    search(plan, deal, evaluation, target, few, 1, otherwise).openings.length > 0;
  const cannot = shutBy(plan, evaluation, target);
  const reason =
    plan.facts.some(({ read }) => read !== undefined) && opensIf("apps")
      ? "opaque-facts"
      : cannot.reason !== "impossible"
        ? cannot.reason
        : deal.evidence?.some(({ at }) => at === asOf) && opensIf("today")
          ? "said-today"
          : opensIf("lists")
            ? "complete-list"
            : "impossible";
  return { stage: id, sets: [], exact, cannot: { ...cannot, reason }, steps: found.steps };
}

/** Returns whether there may be answers that are not tried. */
function mayMiss({ formula, variables, situation }: Scene): boolean {
  const { keys } = usesOf(formula);
  if (keys.some((key) => variables[key]?.column.isRough || variables[key]?.classes.isRough))
    return true;
  return [...situation.knowledge.columns].some(
    ({ isRoughToFind, subject }) =>
      isRoughToFind && listNames.some((list, i) => list === subject && keys.includes(supplyKey(i))),
  );
}

function search(
  plan: Plan<string>,
  deal: Deal,
  evaluation: Evaluation,
  target: number,
  steps: number,
  most: number,
  otherwise?: Otherwise,
) {
  const { snapshot } = evaluation;
  const ageless =
    snapshot.stale.length > 0 ? plan.reader.read(deal, snapshot.asOf, true) : snapshot;
  const situation = new Situation(knowledgeOf(plan), deal, snapshot, ageless, otherwise);
  const scene = new Scene(situation, {}, (own) => doorFormula(own, evaluation, target));
  const { openings, isCut, steps: taken } = smallestOpenings(scene, steps, most);
  return { situation, scene, openings, isCut, steps: taken };
}

function targetOf(
  plan: Plan<string>,
  { behind, stages }: Evaluation,
  stage: string | undefined,
): number | Cannot["reason"] {
  if (plan.ruleSet.kind !== "stages") return "no-stages";
  if (behind.closed !== null) return "closed";
  if (behind.stranger !== null) return "unknown-stage";
  if (stage !== undefined) return plan.stageIndex.get(stage) ?? "unknown-stage";
  const next = stages.findIndex(({ applies }, index) => index > behind.current && applies !== 0);
  return next < 0 ? "no-next-stage" : next;
}

function isOpen(plan: Plan<string>, evaluation: Evaluation, target: number): boolean {
  let rank: Rank = evaluation.gateReach[target] ?? 0;
  for (const flag of raised(plan, evaluation)) rank = and(rank, flag.rank);
  return rank === SATISFIED;
}

/** Returns for each flag that can bar a door whether it leaves the door open. */
function raised(plan: Plan<string>, { snapshot }: Evaluation) {
  const answers = plan.raise(snapshot.values);
  return plan.flags.flatMap(({ id, severity, presumed, when }) => {
    if (severity !== "block") return [];
    const rank = rankAt(answers, when);
    return [{ id, rank: presumed && rank === UNKNOWN ? SATISFIED : negate(rank) }];
  });
}

function because(reason: Cannot["reason"]): Cannot<never> {
  return { reason, checkpoints: [], stages: [], flags: [] };
}

/** Returns what is known to shut a door. */
function shutBy<S extends string>(
  plan: Plan<S>,
  evaluation: Evaluation,
  target: number,
): Cannot<S> {
  const flags = raised(plan, evaluation).flatMap(({ id, rank }) => (rank === 0 ? [id] : []));
  const checkpoints: string[] = [];
  const stages: S[] = [];
  for (const [index, answer] of evaluation.stages.slice(0, target + 1).entries()) {
    const { id, checkpoints: own } = plan.stages[index] as PlannedStage<S>;
    const isLast = index === target;
    if (answer.applies === 0) {
      if (isLast) stages.push(id);
      continue;
    }
    const lets = isLast ? answer.entry : and(answer.entry, answer.exit);
    if (lets > 0 || (answer.applies === UNKNOWN && !isLast)) continue;
    stages.push(id);
    if (isLast || answer.exit > 0) continue;
    answer.checkpoints.forEach(({ truth, applies, waived }, c) => {
      const isMissed = truth === 0 && applies > 0 && !waived;
      if (isMissed) checkpoints.push((own[c] as PlannedCheckpoint).id);
    });
  }
  const isFailed = evaluation.gateReach[target] === 0;
  const reason = isFailed ? "already-failed" : flags.length > 0 ? "blocked" : "impossible";
  return { reason, checkpoints, stages, flags };
}
