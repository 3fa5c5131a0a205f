import type { Endings, Slope } from "./funnel.ts";
import type { Stays } from "./stage-stays.ts";

/** A period in day numbers, both days included. */
export interface DayPeriod {
  readonly from: number;
  readonly to: number;
}

/** Returns whether a day lies within a period. */
export function isWithin(day: number | undefined, { from, to }: DayPeriod): boolean {
  return day !== undefined && day >= from && day <= to;
}

/** Returns how the stays, and the deals, that ended within the period did so. */
export function measureSlope<S extends string>(
  stages: readonly S[],
  moved: readonly Stays[],
  period: DayPeriod,
): Slope<S> {
  const ended = moved.flatMap(({ stays }) => stays).filter(({ until }) => isWithin(until, period));
  const deals = moved.flatMap((one) => (isWithin(one.ended?.day, period) ? [one.ended?.how] : []));
  const how = (outcome: string): number => deals.filter((one) => one === outcome).length;
  const [won, lost, shelved] = [how("won"), how("lost"), how("shelved")];
  return {
    stages: stages.map((stage, index) => {
      const here = ended.filter((stay) => stay.stage === index);
      const count = (...endings: readonly string[]): number =>
        here.filter(({ ending = "" }) => endings.includes(ending)).length;
      return {
        stage,
        ...shared({
          onward: count("onward", "won"),
          back: count("back"),
          lost: count("lost"),
          shelved: count("shelved"),
        }),
      };
    }),
    deals: { won, lost, shelved, share: shareOf(won, won + lost + shelved) },
  };
}

function shared(endings: Omit<Endings, "share">): Endings {
  const { onward, back, lost, shelved } = endings;
  return { ...endings, share: shareOf(onward, onward + back + lost + shelved) };
}

function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
