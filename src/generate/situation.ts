import type { Random } from "./random.ts";

/** What is behind a made-up deal: how far it is, how well it stands, how much is on file. */
export interface Situation {
  /** The index of the claimed stage; -1 where the rule set has none. */
  readonly stage: number;
  /** How far the deal is, 0 at the first stage to 1 at the last. */
  readonly progress: number;
  /** The day it is made for, in days since 1970-01-01. */
  readonly today: number;
  /** The day it was opened. */
  readonly opened: number;
  /** Whether what was observed speaks for the claim, on the whole. */
  readonly isSolid: boolean;
  /** How much of what could be known is on file, in percent. */
  readonly percentKnown: number;
  readonly people: number;
  readonly organisations: number;
  /** How it ended; absent: it is open. */
  readonly outcome?: "won" | "lost" | "shelved" | undefined;
}

/** How much is on file: most deals are kept well, a few fully, some barely. */
const keeping = { fully: 15, well: 40, half: 30, barely: 15 } as const;
const percents = { fully: 100, well: 90, half: 70, barely: 45 } as const;

/** Draws what is behind a deal. Later stages are rarer, and have more people and more on file. */
export const situation = (
  stages: number,
  wonAfter: number,
  today: number,
  random: Random,
): Situation => {
  const weights = Object.fromEntries(
    Array.from({ length: Math.max(1, stages) }, (_, index) => [index, 2 * stages - index + 1]),
  );
  const drawn = Number(random.weighted(weights));
  const outcome = random.weighted({ open: 84, won: 6, lost: 7, shelved: 3 });
  const last = wonAfter < 0 ? stages - 1 : wonAfter;
  const stage = stages === 0 ? -1 : outcome === "won" ? last : drawn;
  const progress = stages <= 1 ? random.whole(0, 100) / 100 : stage / (stages - 1);
  const age = 20 + random.whole(0, 60) + Math.round(progress * random.whole(60, 320));
  return {
    stage,
    progress,
    today,
    opened: today - age,
    isSolid: outcome === "won" || random.chance(outcome === "lost" ? 20 : 68),
    percentKnown: percents[random.weighted(keeping)],
    people: random.whole(3, 6) + Math.round(progress * random.whole(0, 9)),
    organisations: random.whole(1, 3) + Math.round(progress * random.whole(0, 3)),
    outcome: stages === 0 || outcome === "open" ? undefined : outcome,
  };
};
