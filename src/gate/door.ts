import type { Evaluation } from "../assess/evaluate.ts";
import { missingItems } from "../assess/missing.ts";
import type { Plan } from "../assess/plan.ts";
import { rankAt } from "../logic/rails.ts";
import { and } from "../logic/truth.ts";
import { failed, flagged, missing, type Reason } from "./refusal.ts";

/** Returns the stages that stand between the recorded stage and another: those that may apply. */
export function stagesBetween(plan: Plan, evaluation: Evaluation, to: number): readonly string[] {
  return plan.stages
    .slice(evaluation.behind.current + 1, to)
    .filter(({ index }) => evaluation.stages[index]?.applies !== 0)
    .map(({ id }) => id);
}

/** Returns every stage before a door that does not apply, as a move records them. */
export function stagesOver(
  plan: Plan,
  evaluation: Evaluation,
  to: number,
): { stage: string; why: "not-applicable" }[] {
  return plan.stages
    .slice(0, to)
    .filter(({ index }) => evaluation.stages[index]?.applies === 0)
    .map(({ id }) => ({ stage: id, why: "not-applicable" }));
}

/** Returns why the door of a stage is not open; with `exit`, why its far door is not. */
export function reasonsAt(
  plan: Plan,
  evaluation: Evaluation,
  door: { readonly stage: number; readonly exit: boolean },
): readonly Reason[] {
  const { stage: to, exit } = door;
  const { stages, gateReach, snapshot, behind } = evaluation;
  const reasons: Reason[] = [];
  const barred: string[] = [];
  const open: string[] = [];
  const answers = plan.raise(snapshot.values);
  for (const flag of plan.flags) {
    if (flag.severity !== "block") continue;
    const rank = flag.when < 0 ? 0 : rankAt(answers, flag.when);
    if (rank === 2) barred.push(flag.id);
    if (rank === 1 && !flag.presumed) open.push(flag.id);
  }
  const own = exit ? and(gateReach[to] ?? 0, stages[to]?.exit ?? 0) : (gateReach[to] ?? 0);
  if (own === 2 && barred.length + open.length === 0) return [];
  const upTo = exit ? to + 1 : to;
  const unmet: string[] = [];
  const shut: string[] = [];
  for (const planned of plan.stages.slice(0, to + 1)) {
    const { index } = planned;
    const answer = stages[index];
    if (answer === undefined || (answer.applies === 0 && index < to)) continue;
    if (answer.applies === 0 || (answer.applies === 2 && answer.entry === 0)) shut.push(planned.id);
    if (index >= upTo || answer.applies !== 2 || answer.exit !== 0) continue;
    planned.checkpoints.forEach((checkpoint, c) => {
      const own = answer.checkpoints[c];
      if (own?.truth === 0 && own.applies === 2 && !own.waived) unmet.push(checkpoint.id);
    });
  }
  if (unmet.length + shut.length > 0) reasons.push(failed(unmet, shut));
  if (own === 1 || open.length > 0) {
    // What an adoption presumes is not asked for again; that its stage applies is not presumed.
    const adopted = stages[behind.adoptedAt];
    const from = behind.adoptedAt + (adopted?.applies === 1 && adopted.exit < 2 ? 0 : 1);
    const doors = new Set(plan.stages.slice(from, to + 1).map(({ id }) => id));
    const last = new Set(exit ? (plan.stages[to]?.checkpoints ?? []).map(({ id }) => id) : []);
    const target = plan.stages[to]?.id ?? "";
    const items = missingItems(plan, evaluation, answers, to).filter(
      ({ doors: opened, checkpoints }) =>
        opened.some((id) => doors.has(id)) ||
        checkpoints.some((id) => last.has(id)) ||
        // What bars a door and moves no checkpoint is a flag: no adoption presumes it down.
        (open.length > 0 && checkpoints.length === 0 && opened.includes(target)),
    );
    reasons.push(missing(items));
  }
  if (barred.length > 0) reasons.push(flagged(barred));
  // Invariant: a door that is not open always has a reason.
  return reasons.length > 0 ? reasons : [missing([])];
}
