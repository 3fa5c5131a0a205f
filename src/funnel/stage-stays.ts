import { isPastSelling } from "../assess/past-selling.ts";
import type { Plan } from "../assess/plan.ts";
import { parseDay } from "../model/civil-date.ts";
import type { Move } from "../model/progress.ts";

/** One stay of a deal in a stage; days are day numbers. */
export interface Stay {
  /** The index of the stage; -1: the rule set does not know it. */
  readonly stage: number;
  readonly since: number;
  /** False for a deal taken over: it may have been there longer. */
  readonly isSinceKnown: boolean;
  readonly until?: number;
  readonly ending?: "onward" | "back" | "won" | "lost" | "shelved" | "elsewhere";
}

/** What the moves of a deal tell. */
export interface Stays {
  readonly stays: readonly Stay[];
  /** The day of entering the first recorded stage; absent where that is not on record. */
  readonly begun?: number;
  /** The day and the way the deal ended last; absent while it is open. */
  readonly ended?: { readonly day: number; readonly how: "won" | "lost" | "shelved" };
  readonly isOrdered: boolean;
}

/** Returns the stays of a deal in its stages. Entering one past selling wins the deal. */
export function stageStays(
  moves: readonly Move[],
  plan: Pick<Plan, "stageIndex" | "wonAfter">,
): Stays {
  const stays: Stay[] = [];
  let open: Stay | undefined;
  let begun: number | undefined;
  let ended: Stays["ended"];
  let last = Number.NEGATIVE_INFINITY;
  let isOrdered = true;
  let isFirst = true;
  let isPast = false;

  const leave = (until: number, ending: NonNullable<Stay["ending"]>): void => {
    if (open !== undefined) stays.push({ ...open, until, ending });
    open = undefined;
  };
  for (const move of moves) {
    const day = parseDay(move.at) ?? 0;
    if (day < last) isOrdered = false;
    last = day;
    const outcome = "outcome" in move ? move.outcome : undefined;
    // A deal taken over began earlier; one that is first heard of as ended, nobody knows when.
    if (isFirst && move.kind !== "adopt" && outcome === undefined) begun = day;
    isFirst = false;
    if (outcome !== undefined) {
      if (!isPast) ended = { day, how: outcome };
      if (open === undefined) correctEnding(stays, outcome);
      leave(day, outcome);
      continue;
    }
    if (move.kind === "close") continue;
    const stage = plan.stageIndex.get(move.to) ?? -1;
    if (open?.stage !== stage) {
      leave(day, open === undefined ? "elsewhere" : wayFrom(open.stage, stage));
      open = { stage, since: day, isSinceKnown: move.kind !== "adopt" };
    }
    isPast = isPastSelling(plan, stage);
    if (!isPast) ended = undefined;
    else if (ended?.how !== "won") ended = { day, how: "won" };
  }
  if (open !== undefined) stays.push(open);
  return {
    stays,
    isOrdered,
    ...(begun !== undefined && { begun }),
    ...(ended !== undefined && { ended }),
  };
}

/** An outcome recorded after another one takes its place: the stay ended that way after all. */
function correctEnding(stays: Stay[], outcome: "won" | "lost" | "shelved"): void {
  const last = stays.at(-1);
  if (last?.ending === "won" || last?.ending === "lost" || last?.ending === "shelved") {
    stays[stays.length - 1] = { ...last, ending: outcome };
  }
}

function wayFrom(from: number, to: number): "onward" | "back" | "elsewhere" {
  if (from < 0 || to < 0) return "elsewhere";
  return to > from ? "onward" : "back";
}
