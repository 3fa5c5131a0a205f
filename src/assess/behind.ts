import type { Move, Progress } from "../model/progress.ts";
import type { Outcome } from "./verdict.ts";

/** What a deal's history has settled about the doors behind it. */
export interface Behind {
  /** The recorded stage's index; -1 before the first, or when the rule set does not know it. */
  readonly current: number;
  /** The recorded stage's id when the rule set does not know it. */
  readonly stranger: string | null;
  /** Stages that a recorded advance passed: age alone does not shut their doors again. */
  readonly passed: ReadonlySet<number>;
  /** Whether the deal came to its stage through the door. */
  readonly cameThroughDoor: boolean;
  /** The stage at which the deal was adopted: the doors up to it are presumed; -1: none. */
  readonly adoptedAt: number;
  readonly closed: Outcome | null;
}

interface Settled {
  /** The stage that the moves left the deal in; -1: none. */
  readonly at: number;
  readonly passed: ReadonlySet<number>;
  readonly cameThroughDoor: boolean;
  readonly adoptedAt: number;
  readonly closed: Outcome | null;
}

const nothing: Settled = {
  at: -1,
  passed: new Set(),
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
  let state = nothing;
  for (const move of progress?.history ?? []) state = follow(state, move, indexOf);
  const { passed, adoptedAt, closed } = state;
  return {
    current,
    stranger: current < 0 ? stage : null,
    passed,
    // A stage that was written over without a move was not entered through its door.
    cameThroughDoor: state.cameThroughDoor && state.at === current,
    adoptedAt,
    closed,
  };
}

function follow(state: Settled, move: Move, indexOf: ReadonlyMap<string, number>): Settled {
  if (move.kind === "close") return { ...state, closed: move.outcome };
  const at = indexOf.get(move.to) ?? -1;
  switch (move.kind) {
    case "start":
    case "advance": {
      const over = new Set(move.over.map(({ stage }) => indexOf.get(stage) ?? -1));
      const passed = new Set<number>();
      for (let stage = 0; stage < at; stage++) {
        if (!over.has(stage) && stage >= state.adoptedAt) passed.add(stage);
      }
      return { ...state, at, passed, cameThroughDoor: true };
    }
    case "adopt":
      return { ...nothing, at, adoptedAt: at };
    case "retreat":
    case "reopen":
    case "external":
      return {
        at,
        passed: new Set([...state.passed].filter((stage) => stage < at)),
        cameThroughDoor: at === state.at ? state.cameThroughDoor : state.passed.has(at),
        adoptedAt: Math.min(state.adoptedAt, at),
        closed: move.kind === "external" ? (move.outcome ?? null) : null,
      };
  }
}
