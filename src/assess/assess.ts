import { type Answers, rankAt } from "../logic/rails.ts";
import { and, FAILED, negate, type Rank, SATISFIED, truthOf, UNKNOWN } from "../logic/truth.ts";
import { formatDay, lastDay, parseDay } from "../model/civil-date.ts";
import type { Deal } from "../model/deal.ts";
import { type Evaluation, evaluate } from "./evaluate.ts";
import { identityOf } from "./identity.ts";
import { missingItems } from "./missing.ts";
import { doubtsOf } from "./observations.ts";
import { oncePerPlan } from "./once-per-plan.ts";
import type { Plan, PlannedFlag } from "./plan.ts";
import { Tally } from "./score.ts";
import { stageVerdict } from "./stage-verdict.ts";
import type { Doubt, FlagVerdict, MayAdvance, Standing, Verdict } from "./verdict.ts";

/** The day that a deal is assessed for. */
export interface AssessOptions {
  /** A civil day, `YYYY-MM-DD`. */
  readonly asOf: string;
}

/** Thrown when a day is none. */
export class DayError extends RangeError {
  override readonly name = "DayError";
  readonly code = "impossible-date";
}

/**
 * Returns the verdict on a deal as of a day: the same for the same deal, plan and day. The deal is
 * taken as parsed; see `parseDeal`. Throws a `DayError` when `asOf` is no civil day.
 *
 * @example
 * ```ts
 * import { sangforSevenSteps } from "dealgate/rules";
 *
 * const plan = compileRuleSet(sangforSevenSteps);
 * const verdict = assess(plan, { id: "d-1" }, { asOf: "2026-06-30" });
 * console.log(verdict.mayAdvance.truth, verdict.missing[0]?.ask.en);
 * ```
 */
export function assess<S extends string>(
  plan: Plan<S>,
  deal: Deal,
  options: AssessOptions,
): Verdict<S> {
  return assessWithAnswers(plan, deal, options).verdict;
}

/** A verdict with what it was worked out from. */
export interface AnsweredVerdict<S extends string = string> {
  readonly verdict: Verdict<S>;
  readonly evaluation: Evaluation;
  /** What the conditions of the flags answer. */
  readonly raised: Answers;
}

/**
 * Returns the verdict on a deal with the answer to every condition behind it. Throws a `DayError`
 * when `asOf` is no civil day.
 */
export function assessWithAnswers<S extends string>(
  plan: Plan<S>,
  deal: Deal,
  { asOf }: AssessOptions,
): AnsweredVerdict<S> {
  checkDay(asOf);
  const evaluation = evaluate(plan, deal, asOf);
  const { behind, snapshot, reach } = evaluation;
  const overall = new Tally();
  const stages = plan.stages.map((stage) => stageVerdict(stage, evaluation, overall));
  const score = overall.score();
  const evidenced = furthest(reach, SATISFIED);
  const claimedAt = behind.current;
  const standing = standingOf(claimedAt, evidenced, reach);
  const waived: string[] = [];
  let met = 0;
  let attested = 0;
  for (const { checkpoints } of stages) {
    for (const checkpoint of checkpoints) {
      if (checkpoint.waived) waived.push(checkpoint.id);
      if (checkpoint.metBy !== null) met++;
      if (checkpoint.metBy === "judgement") attested++;
    }
  }
  const presumedStages = plan.stages.slice(0, Math.max(0, behind.adoptedAt)).map(({ id }) => id);
  const conflicts = doubtsOf(snapshot.conflicts);
  const stale = doubtsOf(snapshot.stale);
  const facts: Readonly<Record<string, string | number | null>> = {
    standing,
    floor: score.floor,
    ceiling: score.ceiling,
    stale: stale.length,
    conflicts: conflicts.length,
    attested,
    attestedShare: met === 0 ? null : attested / met,
    waived: waived.length,
    presumed: presumedStages.length,
  };
  fillVerdictSlots(plan, evaluation, facts);
  const raised = plan.raise(snapshot.values);
  const flags = plan.flags.map((flag) => flagVerdict(flag, raised));
  const mayAdvance = decide(plan, evaluation, raised);
  const invalid = doubtsOf(snapshot.invalid);
  const verdict: Verdict<S> = {
    deal: deal.id,
    ruleSet: identityOf(plan),
    asOf,
    validUntil: validUntilOf(evaluation),
    closed: behind.closed,
    claimed: plan.stages[claimedAt]?.id ?? null,
    evidenced: plan.stages[evidenced]?.id ?? null,
    possible: plan.stages[furthest(reach, UNKNOWN)]?.id ?? null,
    standing,
    score,
    stages,
    mayAdvance,
    missing: missingItems(plan, evaluation, raised, nextOf(plan, mayAdvance.to)),
    flags,
    presumed: {
      stages: presumedStages,
      flags: flags.filter((flag) => flag.presumed).map(({ id }) => id),
    },
    waived,
    conflicts,
    stale,
    invalid: behind.stranger === null ? invalid : [...invalid, strayStage(asOf)],
    reconfirm: evaluation.reconfirm.flatMap((index) => plan.stages[index]?.id ?? []),
  };
  return { verdict, evaluation, raised };
}

/**
 * Returns the bare decision whether a deal may enter its next stage, without working out the rest
 * of the verdict. Throws a `DayError` when `asOf` is no civil day.
 */
export function mayAdvance<S extends string>(
  plan: Plan<S>,
  deal: Deal,
  { asOf }: AssessOptions,
): MayAdvance<S> {
  checkDay(asOf);
  const evaluation = evaluate(plan as Plan, deal, asOf, true);
  return decide(plan, evaluation, plan.raise(evaluation.snapshot.values));
}

function nextOf(plan: Plan<string>, stage: string | null): number {
  return stage === null ? -1 : (plan.stageIndex.get(stage) ?? -1);
}

/** Throws a `DayError` when a day is none, with the name that the caller knows it by. */
export function checkDay(day: string, name = "asOf"): void {
  if (parseDay(day) === undefined) {
    throw new DayError(
      `\`${name}\` must be a civil day such as 2026-06-30, got \`${String(day)}\``,
    );
  }
}

function decide<S extends string>(
  plan: Plan<S>,
  { behind, stages, gateReach }: Evaluation,
  raised: Answers,
): MayAdvance<S> {
  const shut: MayAdvance<S> = { truth: "failed", to: null, over: [] };
  // Nothing is next to a stage that the rules do not know.
  if (behind.closed !== null || behind.stranger !== null || plan.ruleSet.kind !== "stages") {
    return shut;
  }
  const over: S[] = [];
  for (const stage of plan.stages.slice(behind.current + 1)) {
    if (stages[stage.index]?.applies === 0) {
      over.push(stage.id);
      continue;
    }
    let rank: Rank = gateReach[stage.index] ?? 0;
    for (const flag of plan.flags) {
      if (flag.severity !== "block") continue;
      const raise = rankOfFlag(flag, raised);
      rank = and(rank, flag.presumed && raise === UNKNOWN ? SATISFIED : negate(raise));
    }
    return { truth: truthOf(rank), to: stage.id, over };
  }
  return shut;
}

function rankOfFlag({ when }: PlannedFlag, raised: Answers): Rank {
  return when < 0 ? FAILED : rankAt(raised, when);
}

function flagVerdict(flag: PlannedFlag, raised: Answers): FlagVerdict {
  const rank = rankOfFlag(flag, raised);
  return {
    id: flag.id,
    severity: flag.severity,
    truth: truthOf(rank),
    presumed: flag.presumed && rank === UNKNOWN,
  };
}

function fillVerdictSlots(
  plan: Plan<string>,
  { snapshot }: Evaluation,
  facts: Readonly<Record<string, string | number | null>>,
): void {
  for (const [property, index] of verdictSlotsOf(plan)) {
    snapshot.values[index] = facts[property];
  }
}

/** Returns the slots of a plan that the verdict itself fills. */
const verdictSlotsOf = /* @__PURE__ */ oncePerPlan(
  ({ slots }) =>
    new Map(
      slots.tables.deal.slots.flatMap((slot, index) =>
        slot.kind === "verdict" ? [[slot.property, index] as const] : [],
      ),
    ),
);

function furthest(reach: readonly Rank[], least: Rank): number {
  for (let index = reach.length - 1; index >= 0; index--) {
    if ((reach[index] ?? 0) >= least) return index;
  }
  return -1;
}

function standingOf(claimed: number, evidenced: number, reach: readonly Rank[]): Standing {
  if (claimed < 0) return "unclaimed";
  const rank = reach[claimed];
  if (rank === SATISFIED) return evidenced > claimed ? "understated" : "supported";
  return rank === UNKNOWN ? "unproven" : "overstated";
}

function validUntilOf({ snapshot, validUntil }: Evaluation): string | null {
  const last = Math.min(snapshot.validUntil, validUntil);
  return last > lastDay ? null : formatDay(last);
}

function strayStage(asOf: string): Doubt {
  return { what: "progress.stage", at: asOf };
}
