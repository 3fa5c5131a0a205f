import { identityOf } from "../assess/identity.ts";
import type { Plan } from "../assess/plan.ts";
import type { Outcome } from "../assess/verdict.ts";
import { valuesOf } from "../model/scales.ts";
import { isBlank } from "./refusal.ts";

/** An order of stages that recorded moves are held against. */
export interface StageOrder {
  /** In order; the names of one entry share a rank, and findings use the first. */
  readonly stages: readonly OrderedStage[];
  /** The place of each stage in the order, by every name it goes by. */
  readonly rankOf: ReadonlyMap<string, number>;
  /** The names that stand for how a deal ended. */
  readonly ends: ReadonlyMap<string, Outcome>;
  /** The first place from which a deal may be won. */
  readonly wonFrom: number;
  /** What the rules of today are called: version, digest. A move under another is unverifiable. */
  readonly versions: readonly string[];
}

/** One place in an order of stages. */
export interface OrderedStage {
  readonly names: readonly string[];
  /** Whether not every deal has this stage: passing over it alone is no skip. */
  readonly isOptional: boolean;
}

/** A move between places of an order; a place is -1 before the first. */
export interface OrderedMove {
  readonly here: number;
  readonly to: number;
  readonly outcome?: Outcome | undefined;
  /** Why, in words. */
  readonly reason?: string | undefined;
}

/** What the order alone says against a move. */
export interface OrderFault {
  readonly code: "skip" | "backward" | "won-early";
  /** Of a skip the stages that every deal has. */
  readonly stages: readonly string[];
}

/**
 * Returns the order of the stages of a rule set. Stages that apply on a condition are optional, for
 * an order alone cannot tell whether they applied.
 */
export function orderOf(plan: Plan): StageOrder {
  const { version, digest } = identityOf(plan);
  return {
    stages: (plan.ruleSet.stages ?? []).map(({ id, appliesWhen }) => ({
      names: [id],
      isOptional: appliesWhen !== undefined,
    })),
    rankOf: plan.stageIndex,
    ends: new Map(
      valuesOf("outcome")
        .filter((id) => !plan.stageIndex.has(id))
        .map((id) => [id, id]),
    ),
    wonFrom: plan.wonAfter < 0 ? plan.stages.length - 1 : plan.wonAfter,
    versions: [version, digest],
  };
}

const nameAt = ({ stages }: StageOrder, rank: number): readonly string[] => {
  const stage = stages[rank];
  return stage?.names.slice(0, 1) ?? [];
};

/** Returns what the order says against a move that is said to have been made. */
export function orderFaults(
  order: StageOrder,
  { here, to, outcome, reason }: OrderedMove,
): readonly OrderFault[] {
  const faults: OrderFault[] = [];
  const passed = order.stages
    .slice(here + 1, Math.max(here + 1, to))
    .flatMap(({ isOptional, names }) => (isOptional ? [] : names.slice(0, 1)));
  if (passed.length > 0) {
    faults.push({ code: "skip", stages: passed });
  }
  if (to < here && isBlank(reason)) faults.push({ code: "backward", stages: nameAt(order, to) });
  if (outcome === "won" && to < order.wonFrom) {
    faults.push({ code: "won-early", stages: nameAt(order, to) });
  }
  return faults;
}

/** Returns whether a move of a closed deal opens it again as it should be: back, and with a reason. */
export function isReopening({ here, to, outcome, reason }: OrderedMove): boolean {
  return outcome === undefined && to >= 0 && to <= here && !isBlank(reason);
}
