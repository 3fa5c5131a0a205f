import { type Evaluation, evaluate } from "../assess/evaluate.ts";
import type { Plan } from "../assess/plan.ts";
import { parseDay } from "../model/civil-date.ts";
import type { Deal } from "../model/deal.ts";
import { nearest } from "../model/nearest.ts";
import type { Move, Progress } from "../model/progress.ts";
import { closed, outOfOrder, type Refusal, refuse, unknownStage, wrongState } from "./refusal.ts";

/** A move that was made: the deal after it, and the move as recorded. */
export interface Moved {
  readonly ok: true;
  readonly deal: Deal;
  readonly move: Move;
}

/** A change of a deal that is no move. */
export interface Changed {
  readonly ok: true;
  readonly deal: Deal;
}

/** When and by whom a move is made. */
export interface Made {
  /** A civil day, not before that of the last move. */
  readonly at: string;
  readonly by?: string;
  readonly note?: string;
}

/** What every move first looks at. */
export interface Turn {
  readonly progress: Progress;
  readonly evaluation: Evaluation;
}

/** Returns what a move starts from, or why no move can be made on that day. */
export function takeTurn(
  plan: Plan,
  deal: Deal,
  at: string,
  wants: "open" | "closed" = "open",
): Turn | Refusal {
  if (plan.ruleSet.kind !== "stages") return refuse(wrongState("no-doors"));
  const progress = deal.progress?.[plan.ruleSet.id] ?? {};
  const late = checkTime(progress, at);
  if (late !== undefined) return late;
  const evaluation = evaluate(plan, deal, at);
  const { behind } = evaluation;
  if (wants === "open" && behind.closed !== null) return refuse(closed(behind.closed));
  if (wants === "closed" && behind.closed === null) return refuse(wrongState("not-closed"));
  if (behind.stranger !== null) {
    return refuse(unknownStage(behind.stranger, nearest(behind.stranger, plan.stageIndex.keys())));
  }
  return { progress, evaluation };
}

/** Returns the refusal of a day that is none or lies before the last move. */
export function checkTime(progress: Progress, at: string): Refusal | undefined {
  if (parseDay(at) === undefined) return refuse(outOfOrder(at, undefined));
  const last = progress.history?.at(-1)?.at;
  return last !== undefined && at < last ? refuse(outOfOrder(at, last)) : undefined;
}

/** Returns the index of a stage, or the refusal of one that the rule set does not have. */
export function stageAt(plan: Plan, stage: string): number | Refusal {
  return (
    plan.stageIndex.get(stage) ??
    refuse(
      unknownStage(
        stage,
        nearest(
          stage,
          plan.stages.map(({ id }) => id),
        ),
      ),
    )
  );
}

/** Returns the deal with a move added to its history. */
export function withMove(
  plan: Plan,
  deal: Deal,
  progress: Progress,
  move: Move,
  stage: string | null,
): Moved {
  const next: Progress = { ...progress, stage, history: [...(progress.history ?? []), move] };
  return {
    ok: true,
    deal: { ...deal, progress: { ...deal.progress, [plan.ruleSet.id]: next } },
    move,
  };
}

/** Returns the optional parts of a move that were given. */
export function made({ at, by, note }: Made): Made {
  return { at, ...(by === undefined ? {} : { by }), ...(note === undefined ? {} : { note }) };
}
