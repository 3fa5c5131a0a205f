import { assess } from "../assess/assess.ts";
import { fieldReader } from "../assess/field-reader.ts";
import type { Plan } from "../assess/plan.ts";
import { type Worth, worthFields, worthOf } from "../assess/worth.ts";
import { earlierDeal } from "../gate/earlier-deal.ts";
import type { Deal } from "../model/deal.ts";
import { type Stays, stageStays } from "./stage-stays.ts";

/** A deal as it stood at the end of a day; stages by index, -1: before the first. */
export interface StandingDeal extends Worth {
  readonly id: string;
  readonly claimed: number;
  readonly evidenced: number;
  readonly isClosed: boolean;
  /** What its moves tell; undefined where none is on record. */
  readonly moved: Stays | undefined;
}

/** Returns how deals stood at the end of a day; undefined for one that was opened later. */
export function standingReader(plan: Plan, day: string): (deal: Deal) => StandingDeal | undefined {
  const read = fieldReader({ deal: worthFields }, plan);
  const indexOf = (stage: string | null): number =>
    stage === null ? -1 : (plan.stageIndex.get(stage) ?? -1);
  return (deal) => {
    const then = earlierDeal(deal, day);
    if (then === undefined) return undefined;
    const { claimed, evidenced, closed } = assess(plan, then, { asOf: day });
    const moves = then.progress?.[plan.ruleSet.id]?.history ?? [];
    return {
      id: deal.id,
      claimed: indexOf(claimed),
      evidenced: indexOf(evidenced),
      isClosed: closed !== null,
      ...worthOf(read(then, day).deal),
      moved: moves.length > 0 ? stageStays(moves, plan) : undefined,
    };
  };
}
