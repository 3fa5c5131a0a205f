import type { Days, Velocity } from "./funnel.ts";
import { type DayPeriod, isWithin } from "./measure-slope.ts";
import type { Stays } from "./stage-stays.ts";

/** Returns how long winning takes, and how long deals stay in each stage. */
export function measureVelocity<S extends string>(
  stages: readonly S[],
  moved: readonly Stays[],
  period: DayPeriod,
): Velocity<S> {
  const cycle = daysOf(
    moved.flatMap(({ begun, ended }) =>
      begun !== undefined && ended?.how === "won" && isWithin(ended.day, period)
        ? [ended.day - begun]
        : [],
    ),
  );
  const stays = moved.flatMap((one) => one.stays).filter(({ isSinceKnown }) => isSinceKnown);
  return {
    cycle,
    stages: stages.map((stage, index) => {
      const here = stays.filter((stay) => stay.stage === index);
      return {
        stage,
        ended: daysOf(
          here.flatMap(({ since, until }) =>
            until !== undefined && isWithin(until, period) ? [until - since] : [],
          ),
        ),
        underWay: daysOf(
          here.flatMap(({ since, until }) => (until === undefined ? [period.to - since] : [])),
        ),
      };
    }),
    lacks: cycle !== null ? null : moved.length === 0 ? "history" : "won-deals",
  };
}

/** Returns the count, mean, median, least and most of some durations; null for none. */
function daysOf(durations: readonly number[]): Days | null {
  const sorted = [...durations].sort((one, other) => one - other);
  const [least] = sorted;
  const most = sorted.at(-1);
  if (least === undefined || most === undefined) return null;
  const count = sorted.length;
  const upper = sorted[Math.floor(count / 2)] ?? most;
  const lower = sorted[Math.ceil(count / 2) - 1] ?? least;
  return {
    count,
    mean: sorted.reduce((sum, one) => sum + one, 0) / count,
    median: (lower + upper) / 2,
    least,
    most,
  };
}
