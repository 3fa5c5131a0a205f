import { assess } from "../assess/assess.ts";
import type { Evaluation } from "../assess/evaluate.ts";
import type { Plan } from "../assess/plan.ts";
import type { Outcome } from "../assess/verdict.ts";
import type { Deal } from "../model/deal.ts";
import { digestOf } from "../model/digest.ts";
import type { Move } from "../model/progress.ts";
import { reasonsAt } from "./door.ts";
import { proofOf } from "./on-file.ts";
import { checkReason, type Refusal, refuse, skips, wrongState } from "./refusal.ts";
import { type Made, type Moved, made, stageAt, type Turn, takeTurn, withMove } from "./turn.ts";

/** How a deal is closed, and why. */
export interface CloseOptions extends Made {
  readonly outcome: Outcome;
  readonly reason: string;
}

/**
 * Returns the deal closed, the move recorded; or why it may not be. A deal is won from the last
 * stage of selling alone, when its door and its exit hold and no block flag is up; it may be lost
 * or shelved from anywhere.
 */
export function close<S extends string>(
  plan: Plan<S>,
  deal: Deal,
  options: CloseOptions,
): Moved | Refusal {
  const { outcome, reason, at } = options;
  const turn = takeTurn(plan as Plan, deal, at);
  if ("ok" in turn) return turn;
  const wordless = checkReason(reason);
  if (wordless !== undefined) return wordless;
  const { evaluation, progress } = turn;
  const { current } = evaluation.behind;
  if (current < 0) return refuse(wrongState("not-started"));
  if (outcome === "won") {
    const refusal = checkWon(plan as Plan, evaluation);
    if (refusal !== undefined) return refusal;
  }
  const from = plan.stages[current]?.id ?? "";
  const move: Move = {
    kind: "close",
    ...made(options),
    from,
    outcome,
    reason,
    verdict: digestOf(assess(plan, deal, { asOf: at })),
    ...proofOf(plan as Plan, deal, progress),
  };
  return withMove(plan as Plan, deal, progress, move);
}

/** Returns why a deal cannot be won from where it stands, if it cannot. */
export function checkWon(plan: Plan, evaluation: Evaluation): Refusal | undefined {
  const { stages, behind } = evaluation;
  // A last stage that does not apply is passed over like any other.
  let last = plan.wonAfter < 0 ? plan.stages.length - 1 : plan.wonAfter;
  while (last > 0 && stages[last]?.applies === 0) last--;
  if (behind.current < last) {
    const ahead = plan.stages.slice(behind.current + 1, last + 1);
    return refuse(
      skips(ahead.filter(({ index }) => stages[index]?.applies !== 0).map(({ id }) => id)),
    );
  }
  const [first, ...others] = reasonsAt(plan, evaluation, { stage: last, exit: true });
  return first === undefined ? undefined : refuse(first, ...others);
}

/** Where a deal goes back to, or is taken up, and why. */
export interface ReasonedOptions<S extends string> extends Made {
  readonly to: NoInfer<S>;
  readonly reason: string;
}

/** Returns the deal in an earlier stage, the move and its reason recorded; or why it may not be. */
export function retreat<S extends string>(
  plan: Plan<S>,
  deal: Deal,
  options: ReasonedOptions<S>,
): Moved | Refusal {
  const turn = takeTurn(plan as Plan, deal, options.at);
  if ("ok" in turn) return turn;
  const to = stageAt(plan as Plan, options.to);
  if (typeof to !== "number") return to;
  const { current } = turn.evaluation.behind;
  if (current < 0) return refuse(wrongState("not-started"));
  if (to >= current) return refuse(wrongState("not-behind"));
  const from = plan.stages[current]?.id ?? "";
  return put(plan as Plan, deal, turn, to, { kind: "retreat", from }, options);
}

/**
 * Returns a closed deal open again, in the stage it was closed in or an earlier one; or why it may
 * not be.
 */
export function reopen<S extends string>(
  plan: Plan<S>,
  deal: Deal,
  options: ReasonedOptions<S>,
): Moved | Refusal {
  const turn = takeTurn(plan as Plan, deal, options.at, "closed");
  if ("ok" in turn) return turn;
  const to = stageAt(plan as Plan, options.to);
  if (typeof to !== "number") return to;
  if (to > turn.evaluation.behind.current) return refuse(wrongState("not-behind"));
  return put(plan as Plan, deal, turn, to, { kind: "reopen" }, options);
}

/**
 * Returns a deal taken over while under way, in the stage it is said to be in; or why it may not
 * be. Its earlier doors are presumed by the gate, never by the evidenced stage. A deal that the
 * gate has started or adopted before cannot be adopted again: that would be a way past the doors. One
 * closed elsewhere is adopted only where it is in no stage of the rules, and so cannot be reopened.
 */
export function adopt<S extends string>(
  plan: Plan<S>,
  deal: Deal,
  options: ReasonedOptions<S>,
): Moved | Refusal {
  const turn = takeTurn(plan as Plan, deal, options.at, "adoptable");
  if ("ok" in turn) return turn;
  const to = stageAt(plan as Plan, options.to);
  if (typeof to !== "number") return to;
  if (turn.progress.history?.some(({ kind }) => kind !== "external") === true) {
    return refuse(wrongState("already-started"));
  }
  return put(plan as Plan, deal, turn, to, { kind: "adopt" }, options);
}

type Returning =
  | { readonly kind: "retreat"; readonly from: string }
  | { readonly kind: "reopen" }
  | { readonly kind: "adopt" };

/** Returns the deal put in a stage that may be, the move and its reason recorded. */
function put(
  plan: Plan,
  deal: Deal,
  { progress }: Turn,
  stage: number,
  move: Returning,
  options: Made & { readonly reason: string },
): Moved | Refusal {
  const { reason } = options;
  const to = plan.stages[stage]?.id ?? "";
  return (
    checkReason(reason) ??
    withMove(plan, deal, progress, {
      ...move,
      ...made(options),
      to,
      reason,
      ...proofOf(plan, deal, progress),
    })
  );
}
