import { assess } from "../assess/assess.ts";
import type { Plan } from "../assess/plan.ts";
import type { Deal } from "../model/deal.ts";
import { digestOf } from "../model/digest.ts";
import type { Move } from "../model/progress.ts";
import { reasonsAt, stagesBetween, stagesOver } from "./door.ts";
import { proofOf } from "./on-file.ts";
import { failed, type Refusal, refuse, skips, wrongState } from "./refusal.ts";
import { type Made, type Moved, made, stageAt, type Turn, takeTurn, withMove } from "./turn.ts";

/** Where a deal is to go, and when and by whom. */
export interface AdvanceOptions<S extends string> extends Made {
  readonly to: NoInfer<S>;
}

/**
 * Returns whether a deal may enter a stage on a day, without moving it: the synchronous guard for
 * state machines. The reasons of a refusal are enough to draw a form from.
 */
export function guardAdvance<S extends string>(
  plan: Plan<S>,
  deal: Deal,
  { to, at }: Pick<AdvanceOptions<S>, "to" | "at">,
): { readonly ok: true } | Refusal {
  const checked = checkAdvance(plan as Plan, deal, to, at);
  return "ok" in checked ? checked : { ok: true };
}

/**
 * Returns the deal in its next stage, the move recorded; or why it may not go there. The next
 * stage is the first later one that may apply, and its door must be open: may-advance satisfied.
 *
 * @example
 * ```ts
 * import { sangforSevenSteps } from "dealgate/rules";
 *
 * const plan = compileRuleSet(sangforSevenSteps);
 * const started = start(plan, { id: "d-1" }, { at: "2026-06-01", by: "Li" });
 * if (started.ok) {
 *   const moved = advance(plan, started.deal, { to: "funding", at: "2026-06-02", by: "Li" });
 *   if (!moved.ok) console.log(moved.reasons[0].code); // missing
 * }
 * ```
 */
export function advance<S extends string>(
  plan: Plan<S>,
  deal: Deal,
  options: AdvanceOptions<S>,
): Moved | Refusal {
  const checked = checkAdvance(plan as Plan, deal, options.to, options.at);
  if ("ok" in checked) return checked;
  const { turn, to } = checked;
  const move: Move = {
    kind: "advance",
    ...made(options),
    from: plan.stages[turn.evaluation.behind.current]?.id ?? "",
    ...proof(plan as Plan, deal, turn, to, options.at),
  };
  return withMove(plan as Plan, deal, turn.progress, move);
}

/**
 * Returns the deal in its first stage, the move recorded; or why it may not enter. The first stage
 * is the first that may apply, and a deal enters it through its door.
 */
export function start<S extends string>(plan: Plan<S>, deal: Deal, options: Made): Moved | Refusal {
  const turn = takeTurn(plan as Plan, deal, options.at);
  if ("ok" in turn) return turn;
  if (turn.evaluation.behind.current >= 0) return refuse(wrongState("already-started"));
  const to = plan.stages.findIndex(({ index }) => turn.evaluation.stages[index]?.applies !== 0);
  if (to < 0)
    return refuse(
      failed(
        [],
        plan.stages.map(({ id }) => id),
      ),
    );
  const [first, ...others] = reasonsAt(plan as Plan, turn.evaluation, { stage: to, exit: false });
  if (first !== undefined) return refuse(first, ...others);
  const move: Move = {
    kind: "start",
    ...made(options),
    ...proof(plan as Plan, deal, turn, to, options.at),
  };
  return withMove(plan as Plan, deal, turn.progress, move);
}

function checkAdvance(
  plan: Plan,
  deal: Deal,
  stage: string,
  at: string,
): { readonly turn: Turn; readonly to: number } | Refusal {
  const turn = takeTurn(plan, deal, at);
  if ("ok" in turn) return turn;
  const to = stageAt(plan, stage);
  if (typeof to !== "number") return to;
  const { evaluation } = turn;
  if (evaluation.behind.current < 0) return refuse(wrongState("not-started"));
  if (to <= evaluation.behind.current) return refuse(wrongState("not-ahead"));
  const between = stagesBetween(plan, evaluation, to);
  if (between.length > 0) return refuse(skips(between));
  const [first, ...others] = reasonsAt(plan, evaluation, { stage: to, exit: false });
  return first === undefined ? { turn, to } : refuse(first, ...others);
}

function proof(plan: Plan, deal: Deal, turn: Turn, to: number, at: string) {
  return {
    to: plan.stages[to]?.id ?? "",
    over: stagesOver(plan, turn.evaluation, to),
    verdict: digestOf(assess(plan, deal, { asOf: at })),
    ...proofOf(plan, deal, turn.progress),
  };
}
