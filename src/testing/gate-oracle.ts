import { mayAdvance } from "../assess/assess.ts";
import { behindOf } from "../assess/behind.ts";
import type { Plan } from "../assess/plan.ts";
import type { Outcome } from "../assess/verdict.ts";
import { advance, start } from "../gate/advance.ts";
import { adopt, close, reopen, retreat } from "../gate/close.ts";
import { type Reason, unknownStage } from "../gate/refusal.ts";
import type { Deal } from "../model/deal.ts";

/** A deal in the stage that an app says it is in, or the door that it cannot have come through. */
export type Followed =
  | { readonly ok: true; readonly deal: Deal; readonly advances: number }
  | {
      readonly ok: false;
      readonly door: string;
      /** Whether it is the door that deals go through which are won. */
      readonly isWon: boolean;
      readonly reasons: readonly Reason[];
    };

/** What an app says of a deal. */
export interface Told {
  readonly stage: string | null | undefined;
  readonly outcome: Outcome | null | undefined;
}

/** What a stage that an app reports is held against. */
export interface Following {
  readonly plan: Plan;
  readonly at: string;
  /** Whether a deal that no gate has moved may be taken over in any stage. */
  readonly adopts: boolean;
}

const reason = "as the app says";
const by = "model";

/**
 * Returns a deal with its evidence, moved by the gate itself to where an app says it is: forward
 * through one door after the other, back freely, and closed as won where it is said to be.
 */
export function follow(following: Following, deal: Deal, { stage, outcome }: Told): Followed {
  const moved = followTo(following, deal, stage);
  if (!moved.ok || outcome !== "won") return moved;
  const { plan, at } = following;
  const progress = moved.deal.progress?.[plan.ruleSet.id] ?? {};
  if (behindOf(progress, plan.stageIndex).closed === "won") return moved;
  const won = close(plan, moved.deal, { outcome, at, by, reason });
  return won.ok
    ? { ...moved, deal: won.deal }
    : { ok: false, door: stage ?? "", isWon: true, reasons: won.reasons };
}

function followTo(
  { plan, at, adopts }: Following,
  deal: Deal,
  stage: string | null | undefined,
): Followed {
  const { id } = plan.ruleSet;
  const current = plan.stageIndex.get(deal.progress?.[id]?.stage ?? "") ?? -1;
  if (stage === null || stage === undefined) {
    const { [id]: _, ...others } = deal.progress ?? {};
    return { ok: true, deal: current < 0 ? deal : { ...deal, progress: others }, advances: 0 };
  }
  const target = plan.stageIndex.get(stage);
  if (target === undefined) return shut(stage, [unknownStage(stage, undefined)]);
  if (target === current) return { ok: true, deal, advances: 0 };
  const options = { to: plan.stages[target]?.id ?? "", at, by, reason };
  if (target < current) {
    const back = retreat(plan, deal, options);
    const result = back.ok ? back : reopen(plan, deal, options);
    return result.ok ? { ok: true, deal: result.deal, advances: 0 } : shut(stage, result.reasons);
  }
  if (adopts && current < 0) {
    const adopted = adopt(plan, deal, options);
    if (adopted.ok) return { ok: true, deal: adopted.deal, advances: 0 };
  }
  return through(plan, deal, target, at);
}

function shut(door: string, reasons: readonly Reason[]): Followed {
  return { ok: false, door, isWon: false, reasons };
}

/** Moves a deal on through every door up to a stage. */
function through(plan: Plan, deal: Deal, target: number, at: string): Followed {
  let now = deal;
  let advances = 0;
  for (;;) {
    const current = plan.stageIndex.get(now.progress?.[plan.ruleSet.id]?.stage ?? "") ?? -1;
    if (current === target) return { ok: true, deal: now, advances };
    const isStart = current < 0;
    // A next stage beyond the target means that the target does not apply.
    const next = isStart ? null : (mayAdvance(plan, now, { asOf: at }).to ?? null);
    const to =
      next !== null && (plan.stageIndex.get(next) ?? -1) <= target ? next : idAt(plan, target);
    const moved = isStart ? start(plan, now, { at, by }) : advance(plan, now, { to, at, by });
    if (!moved.ok) return shut(isStart ? idAt(plan, 0) : to, moved.reasons);
    now = moved.deal;
    advances++;
  }
}

function idAt(plan: Plan, index: number): string {
  return plan.stages[index]?.id ?? "";
}
