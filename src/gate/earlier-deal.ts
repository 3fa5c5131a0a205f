import { checkDay } from "../assess/assess.ts";
import type { Deal } from "../model/deal.ts";
import type { Move, Progress } from "../model/progress.ts";

const stageAfter = (moves: readonly Move[]): string | null => {
  const last = moves.at(-1);
  if (last === undefined) return null;
  return last.kind === "close" ? last.from : last.to;
};

const earlierProgress = (progress: Progress, day: string): Progress => {
  const history = progress.history ?? [];
  const then = history.filter(({ at }) => at <= day);
  // A stage without a history has no days: it is taken to have stood always.
  if (then.length === history.length) return progress;
  return { ...progress, stage: stageAfter(then), history: then };
};

/**
 * Returns a deal as its progress stood at the end of a day, moves after it taken back, or undefined
 * when it was opened later. Later observations need no taking back, since a verdict of that day does
 * not count them. Throws a `DayError` when the day is none.
 */
export const earlierDeal = (deal: Deal, day: string): Deal | undefined => {
  checkDay(day, "day");
  const opened = deal.opportunity?.createdAt;
  if (opened && opened > day) return undefined;
  if (deal.progress === undefined) return deal;
  const progress = Object.entries(deal.progress).map(([id, one]) => [
    id,
    earlierProgress(one, day),
  ]);
  return { ...deal, progress: Object.fromEntries(progress) };
};
