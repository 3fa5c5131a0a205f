import { assess } from "../assess/assess.ts";
import { fieldReader } from "../assess/field-reader.ts";
import type { Plan } from "../assess/plan.ts";
import { earlierDeal } from "../gate/earlier-deal.ts";
import type { Deal } from "../model/deal.ts";
import type { Hundredths } from "./add-amounts.ts";
import { type Stays, stageStays } from "./stage-stays.ts";

/** A deal as it stood at the end of a day; stages by index, -1: before the first. */
export interface StandingDeal {
  readonly id: string;
  readonly claimed: number;
  readonly evidenced: number;
  readonly isClosed: boolean;
  /** Undefined while unknown. */
  readonly amount: Hundredths | undefined;
  readonly owner: string | null;
  /** What its moves tell; undefined where none is on record. */
  readonly moved: Stays | undefined;
}

/** Returns how deals stood at the end of a day; undefined for one that was opened later. */
export function standingReader(plan: Plan, day: string): (deal: Deal) => StandingDeal | undefined {
  const read = fieldReader(
    { deal: ["opportunity.amount", "opportunity.currency", "opportunity.owner"] },
    plan,
  );
  const indexOf = (stage: string | null): number =>
    stage === null ? -1 : (plan.stageIndex.get(stage) ?? -1);
  return (deal) => {
    const then = earlierDeal(deal, day);
    if (then === undefined) return undefined;
    const { claimed, evidenced, closed } = assess(plan, then, { asOf: day });
    const { values } = read(then, day).deal;
    const amount = values["opportunity.amount"];
    const currency = values["opportunity.currency"];
    const owner = values["opportunity.owner"];
    const moves = then.progress?.[plan.ruleSet.id]?.history ?? [];
    return {
      id: deal.id,
      claimed: indexOf(claimed),
      evidenced: indexOf(evidenced),
      isClosed: closed !== null,
      amount:
        typeof amount === "number"
          ? {
              hundredths: Math.round(amount * 100),
              currency: typeof currency === "string" ? currency.trim() : "",
            }
          : undefined,
      owner: typeof owner === "string" && owner.trim() !== "" ? owner.trim() : null,
      moved: moves.length > 0 ? stageStays(moves, plan.stageIndex, plan.wonAfter) : undefined,
    };
  };
}
