import type { MissingItem, StageVerdict, Verdict } from "../assess/verdict.ts";
import { nextShutDoor } from "./next-shut-door.ts";

/**
 * Returns the checkpoints that still keep a door shut: the open ones of stages before it that no
 * recorded move has passed.
 */
function blocking({ stages }: Verdict, door: string | null): ReadonlyMap<string, boolean> {
  const next = stages.findIndex(({ id }) => id === door);
  const isInTheWay = ({ applies, behind, exit }: StageVerdict): boolean =>
    applies !== "failed" && behind === null && exit !== "satisfied";
  return new Map(
    stages
      .slice(0, Math.max(0, next))
      .filter(isInTheWay)
      .flatMap(({ checkpoints }) => checkpoints.map(({ id, essential }) => [id, essential])),
  );
}

/** Returns whether an item asks what else there is, which says by itself that this is not known. */
export function asksForMore({ kind }: MissingItem): boolean {
  return kind === "person" || kind === "completeness";
}

/** One thing to ask, and the checkpoints it is asked for. */
export interface Ask {
  readonly item: MissingItem;
  /** The checkpoints in the way of the nearest shut door, or else all that it can still move. */
  readonly checkpoints: readonly string[];
}

/**
 * Returns at most that many missing items to ask first. What the nearest door that is not open wants
 * comes first, of that the essential; else they stand in the verdict's order, except that a question
 * with a plain answer comes before "is there anybody else". Each is for a checkpoint or a door that
 * none before it is for, so that one checkpoint does not fill the list. Whether a list is complete
 * comes last where that could open no door.
 */
export function firstToAsk(verdict: Verdict, most: number): readonly Ask[] {
  const door = nextShutDoor(verdict);
  const inTheWay = blocking(verdict, door);
  const asks = verdict.missing.map((item, index) => {
    const own = item.checkpoints.filter((id) => inTheWay.has(id));
    const isEssential = own.some((id) => inTheWay.get(id) === true);
    const opens = item.doors.some((own) => own === door);
    const isSearch = asksForMore(item);
    // Whether a list is complete, where that opens no door, is worth asking when all else is told.
    const isVain = door !== null && item.kind === "completeness" && item.doors.length === 0;
    const order = isVain ? 8 : (opens ? 0 : 4) + (isEssential ? 0 : 2) + (isSearch ? 1 : 0);
    return { item, checkpoints: own.length > 0 ? own : item.checkpoints, order, index };
  });
  asks.sort((a, b) => a.order - b.order || a.index - b.index);
  const covered = new Set<string>();
  const chosen: Ask[] = [];
  for (const { item, checkpoints } of asks) {
    if (chosen.length >= most) break;
    const concerns =
      checkpoints.length > 0
        ? checkpoints.map((id) => `checkpoint ${id}`)
        : item.doors.map((id) => `door ${id}`);
    if (concerns.every((concern) => covered.has(concern))) continue;
    for (const concern of concerns) covered.add(concern);
    chosen.push({ item, checkpoints });
  }
  return chosen;
}
