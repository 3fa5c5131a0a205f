import type { z } from "zod";
import { type Evaluation, evaluate } from "../assess/evaluate.ts";
import type { Plan } from "../assess/plan.ts";
import { parseDay } from "../model/civil-date.ts";
import type { Deal } from "../model/deal.ts";
import { defined } from "../model/defined.ts";
import { nearest } from "../model/nearest.ts";
import { plainCopy } from "../model/plain-copy.ts";
import { type Move, moveSchema, type Progress } from "../model/progress.ts";
import { schemaIssues } from "../model/schema-issues.ts";
import {
  closed,
  invalid,
  outOfOrder,
  type Refusal,
  refuse,
  unknownStage,
  wrongState,
} from "./refusal.ts";

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
  wants: "open" | "closed" | "adoptable" = "open",
): Turn | Refusal {
  if (plan.ruleSet.kind !== "stages") return refuse(wrongState("no-doors"));
  const progress = deal.progress?.[plan.ruleSet.id] ?? {};
  const late = checkTime(progress, at);
  if (late !== undefined) return late;
  const evaluation = evaluate(plan, deal, at);
  const { behind } = evaluation;
  // Whoever adopts a deal says where it stands: what its stage was called elsewhere is no matter, and
  // where that was no stage of the rules, nor that it was closed there. It could not be reopened.
  const isAdrift = wants === "adoptable" && behind.current < 0;
  if (wants !== "closed" && behind.closed !== null && !isAdrift) {
    return refuse(closed(behind.closed));
  }
  if (wants === "closed" && behind.closed === null) return refuse(wrongState("not-closed"));
  if (wants !== "adoptable" && behind.stranger !== null) {
    return refuse(unknownStage(behind.stranger, nearest(behind.stranger, plan.stageIndex.keys())));
  }
  return { progress, evaluation };
}

/** Returns the refusal of a day that is none or lies before the last move. */
export function checkTime(progress: Progress, at: string): Refusal | undefined {
  return checkOrder(at, progress.history?.at(-1)?.at);
}

/** Returns the refusal of a day that is none or lies before another. */
export function checkOrder(at: string, after: string | undefined): Refusal | undefined {
  if (parseDay(at) === undefined) return refuse(outOfOrder(at, undefined));
  return after !== undefined && at < after ? refuse(outOfOrder(at, after)) : undefined;
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

/**
 * Returns the deal where a move leads, the move added to its history; or why the move cannot be
 * written down.
 */
export function withMove(plan: Plan, deal: Deal, progress: Progress, move: Move): Moved | Refusal {
  const unfit = checkFit(moveSchema, move);
  if (unfit !== undefined) return unfit;
  const stage = "to" in move ? move.to : move.from;
  const next: Progress = { ...progress, stage, history: [...(progress.history ?? []), move] };
  return {
    ok: true,
    deal: { ...deal, progress: { ...deal.progress, [plan.ruleSet.id]: next } },
    move,
  };
}

/** Returns the refusal of what is to be put on file but does not fit its schema. */
export function checkFit(schema: z.ZodType, value: unknown): Refusal | undefined {
  const { value: copy, issues } = plainCopy(value);
  const [first, ...others] = issues.length > 0 ? issues : schemaIssues(schema, copy);
  return first && refuse(invalid([first, ...others]));
}

/** Returns the optional parts of a move that were given. */
export function made({ at, by, note }: Made): Made {
  return defined({ at, by, note });
}
