import { type Answers, rankAt } from "../logic/rails.ts";
import { and, FAILED, negate, or, type Rank, SATISFIED, UNKNOWN } from "../logic/truth.ts";
import { parseDay } from "../model/civil-date.ts";
import type { Deal } from "../model/deal.ts";
import { type Behind, behindOf } from "./behind.ts";
import type { Plan, PlannedCheckpoint, PlannedStage } from "./plan.ts";
import { PassSum } from "./score.ts";
import type { Snapshot } from "./snapshot.ts";

/** The answer to a checkpoint, as ranks. */
export interface CheckpointAnswer {
  readonly applies: Rank;
  readonly truth: Rank;
  /** The behaviours alone; FAILED when the checkpoint names none. */
  readonly when: Rank;
  /** The judgement alone; FAILED when the checkpoint takes none. */
  readonly judgement: Rank;
  readonly waived: boolean;
  /** Tells the answer from every other there is. */
  readonly number: number;
}

/** The answer to a stage, as ranks. */
export interface StageAnswer {
  readonly applies: Rank;
  readonly entry: Rank;
  readonly exit: Rank;
  readonly checkpoints: readonly CheckpointAnswer[];
  /** The snapshot that applicability and entry were read from. */
  readonly atDoor: Snapshot;
  /** The snapshot that the checkpoints were read from. */
  readonly snapshot: Snapshot;
}

/** A deal with every stage answered. */
export interface Evaluation {
  readonly behind: Behind;
  /** What counts today. */
  readonly snapshot: Snapshot;
  readonly stages: readonly StageAnswer[];
  readonly reach: readonly Rank[];
  /** The same for the gate, which presumes the doors before an adoption. */
  readonly gateReach: readonly Rank[];
  /** Stages passed on evidence that has since grown too old. */
  readonly reconfirm: readonly number[];
  /** The last day that waivers leave everything as it is. */
  readonly validUntil: number;
}

/**
 * Returns a deal's answer to every stage; with `toNextDoor`, to those up to the next door alone, on
 * which no later one has a bearing.
 */
export function evaluate(
  plan: Plan,
  deal: Deal,
  asOf: string,
  toNextDoor: boolean = false,
): Evaluation {
  const progress = deal.progress?.[plan.ruleSet.id];
  const behind = behindOf(progress, plan.stageIndex);
  const snapshot = plan.reader.read(deal, asOf, false);
  const ageless =
    snapshot.stale.length > 0 && behind.heedsMoves ? plan.reader.read(deal, asOf, true) : snapshot;
  const waivers = waiversOn(progress, asOf);
  const stages: StageAnswer[] = [];
  const reconfirm: number[] = [];
  for (const stage of plan.stages) {
    const { index } = stage;
    const isPassed = behind.hasPassed(index) && index < behind.current;
    const isEntered = isPassed || (index === behind.current && behind.cameThroughDoor);
    const within = isPassed ? ageless : snapshot;
    const answer = answerStage(stage, isEntered ? ageless : snapshot, within, waivers.ids);
    stages.push(answer);
    if (isEntered && ageless !== snapshot) {
      const today = answerStage(stage, snapshot, isPassed ? snapshot : within, waivers.ids);
      if (
        today.applies !== answer.applies ||
        today.entry !== answer.entry ||
        today.exit !== answer.exit
      ) {
        reconfirm.push(index);
      }
    }
    if (toNextDoor && index > behind.current && answer.applies !== FAILED) break;
  }
  const reach = reachOf(stages, -1);
  return {
    behind,
    snapshot,
    stages,
    reach,
    gateReach: behind.adoptedAt >= 0 ? reachOf(stages, behind.adoptedAt) : reach,
    reconfirm,
    validUntil: waivers.validUntil,
  };
}

function answerStage(
  stage: PlannedStage,
  atDoor: Snapshot,
  within: Snapshot,
  waived: ReadonlySet<string> | undefined,
): StageAnswer {
  const applies = rankOr(SATISFIED, atDoor.answers, stage.applies);
  const entry = rankOr(SATISFIED, atDoor.answers, stage.entry);
  const sum = new PassSum(stage.passMark);
  let exit: Rank = SATISFIED;
  const checkpoints: CheckpointAnswer[] = [];
  for (const checkpoint of stage.checkpoints) {
    const isWaived = waived?.has(checkpoint.id) === true && checkpoint.waivable;
    const answer = answerCheckpoint(checkpoint, within, isWaived);
    checkpoints.push(answer);
    if (isWaived) continue;
    sum.add(checkpoint, answer.applies, answer.truth);
    if (checkpoint.essential) exit = and(exit, or(negate(answer.applies), answer.truth));
  }
  return { applies, entry, exit: and(exit, sum.rank()), checkpoints, atDoor, snapshot: within };
}

function answerCheckpoint(
  { applies, when, judged: judgedAt }: PlannedCheckpoint,
  { answers }: Snapshot,
  waived: boolean,
): CheckpointAnswer {
  return checkpointAnswer(
    rankOr(SATISFIED, answers, applies),
    rankOr(FAILED, answers, when),
    rankOr(FAILED, answers, judgedAt),
    waived,
  );
}

const checkpointAnswers: (CheckpointAnswer | undefined)[] = [];

/** Returns the answer to a checkpoint; there are but few, and each is made once. */
function checkpointAnswer(
  applies: Rank,
  when: Rank,
  judgement: Rank,
  waived: boolean,
): CheckpointAnswer {
  const number = applies + 3 * (when + 3 * (judgement + 3 * (waived ? 1 : 0)));
  let answer = checkpointAnswers[number];
  if (answer === undefined) {
    answer = { applies, truth: or(when, judgement), when, judgement, waived, number };
    checkpointAnswers[number] = answer;
  }
  return answer;
}

/** Returns the answer at a node, or what stands for none. */
function rankOr(none: Rank, answers: Answers, node: number): Rank {
  return node < 0 ? none : rankAt(answers, node);
}

/**
 * Returns for each stage whether its door is open: it applies, it and every applicable stage before
 * lets the deal in, and every applicable stage before lets it out. Up to the stage of an adoption
 * a door counts as passed as long as nothing speaks against it.
 */
function reachOf(stages: readonly StageAnswer[], adoptedAt: number): readonly Rank[] {
  let before: Rank = SATISFIED;
  return stages.map(({ applies, entry, exit }, index) => {
    const absent = negate(applies);
    const entered = presume(or(absent, entry), index <= adoptedAt);
    const left = presume(or(absent, exit), index < adoptedAt);
    const reach = and(and(applies, entered), before);
    before = and(before, and(entered, left));
    return reach;
  });
}

function presume(rank: Rank, presumed: boolean): Rank {
  return presumed && rank === UNKNOWN ? SATISFIED : rank;
}

function waiversOn(
  progress: NonNullable<Deal["progress"]>[string] | undefined,
  asOf: string,
): { readonly ids: ReadonlySet<string> | undefined; readonly validUntil: number } {
  let ids: Set<string> | undefined;
  let validUntil = Number.POSITIVE_INFINITY;
  for (const { checkpoint, at, until } of progress?.waivers ?? []) {
    if (at > asOf) validUntil = Math.min(validUntil, (parseDay(at) ?? 0) - 1);
    else if (until === undefined || until >= asOf) {
      ids ??= new Set();
      ids.add(checkpoint);
      if (until !== undefined) validUntil = Math.min(validUntil, parseDay(until) ?? 0);
    }
  }
  return { ids, validUntil };
}
