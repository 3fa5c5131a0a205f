import type { Move, Progress } from "../model/progress.ts";
import type { Outcome } from "./verdict.ts";

/** What a deal's history has settled about the doors behind it. */
export interface Behind {
  /** The recorded stage's index; -1 before the first, or when the rule set does not know it. */
  readonly current: number;
  /** The recorded stage's id when the rule set does not know it. */
  readonly stranger: string | null;
  /** Whether a recorded advance passed a stage: age alone does not shut its doors again. */
  readonly hasPassed: (stage: number) => boolean;
  /** Whether a recorded move settled anything about age: without one, nothing is read twice. */
  readonly heedsMoves: boolean;
  /** Whether the deal came to its stage through the door. */
  readonly cameThroughDoor: boolean;
  /** The stage at which the deal was adopted: the doors up to it are presumed; -1: none. */
  readonly adoptedAt: number;
  readonly closed: Outcome | null;
}

interface Settled {
  /** The stage that the moves left the deal in; -1: none. */
  readonly at: number;
  /** Stages before this one were passed, but for those passed over and those presumed. */
  readonly passedBelow: number;
  readonly over: readonly number[];
  readonly cameThroughDoor: boolean;
  readonly adoptedAt: number;
  readonly closed: Outcome | null;
}

const nothing: Settled = {
  at: -1,
  passedBelow: 0,
  over: [],
  cameThroughDoor: false,
  adoptedAt: -1,
  closed: null,
};

/** Returns what a deal's progress has settled, stages by index; `indexOf` knows former ids too. */
export function behindOf(
  progress: Progress | undefined,
  indexOf: ReadonlyMap<string, number>,
): Behind {
  const stage = progress?.stage ?? null;
  const current = stage === null ? -1 : (indexOf.get(stage) ?? -1);
  let state: Settled = nothing;
  const history = progress?.history;
  if (history !== undefined) for (const move of history) state = follow(state, move, indexOf);
  const { adoptedAt, closed } = state;
  return {
    current,
    stranger: current < 0 ? stage : null,
    hasPassed: (stage) => isPassed(state, stage),
    heedsMoves: state.passedBelow > 0 || state.cameThroughDoor,
    // A stage that was written over without a move was not entered through its door.
    cameThroughDoor: state.cameThroughDoor && state.at === current,
    adoptedAt,
    closed,
  };
}

function isPassed({ passedBelow, over, adoptedAt }: Settled, stage: number): boolean {
  return stage < passedBelow && stage >= adoptedAt && !over.includes(stage);
}

function follow(state: Settled, move: Move, indexOf: ReadonlyMap<string, number>): Settled {
  if (move.kind === "close") return { ...state, closed: move.outcome };
  const at = indexOf.get(move.to) ?? -1;
  const { adoptedAt } = state;
  switch (move.kind) {
    case "start":
    case "advance":
      return {
        at,
        passedBelow: at,
        over: move.over.map(({ stage }) => indexOf.get(stage) ?? -1),
        cameThroughDoor: true,
        adoptedAt,
        closed: state.closed,
      };
    case "adopt":
      return { ...nothing, at, adoptedAt: at };
    case "retreat":
    case "reopen":
    case "external":
      return {
        at,
        passedBelow: Math.min(state.passedBelow, at),
        over: state.over,
        cameThroughDoor: at === state.at ? state.cameThroughDoor : isPassed(state, at),
        adoptedAt: Math.min(adoptedAt, at),
        closed: closedBy(state, move),
      };
  }
}

function closedBy({ closed }: Settled, move: Move): Outcome | null {
  if (move.kind === "external") return move.outcome ?? null;
  return move.kind === "retreat" ? closed : null;
}
