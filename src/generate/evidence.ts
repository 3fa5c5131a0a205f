import { formatDay } from "../model/civil-date.ts";
import type { Contact } from "../model/contact.ts";
import type { Observation } from "../model/observation.ts";
import type { Organisation } from "../model/organisation.ts";
import type { RuleSet } from "../rules/rule-set.ts";
import type { Random } from "./random.ts";
import { signalValue } from "./signal-value.ts";
import type { StagedSignal } from "./signals-of-stages.ts";
import type { Situation } from "./situation.ts";
import { words } from "./words.ts";

const kinds = {
  "customer-statement": 45,
  "own-judgement": 25,
  document: 18,
  informant: 12,
} as const;

/** The most observations of one deal. */
const most = 55;

/** Whom the observations can be about. */
export interface Parties {
  readonly contacts: readonly Contact[];
  readonly organisations: readonly Organisation[];
}

/**
 * Returns the observations of a deal, oldest first: judgements of checkpoints and signals, most of
 * them of the stages that it claims to be through, some of the one it is in, few of later ones.
 */
export const evidence = (
  ruleSet: RuleSet,
  signals: readonly StagedSignal[],
  { contacts, organisations }: Parties,
  situation: Situation,
  random: Random,
): readonly Observation[] => {
  const { stage, progress, today, opened, isSolid, percentKnown } = situation;
  const stages = ruleSet.stages ?? [];
  const reached = stage < 0 ? Math.round(progress * (stages.length - 1)) : stage;
  const isObserved = (of: number): boolean =>
    random.chance(
      of < reached ? percentKnown : of === reached ? Math.round(percentKnown * 0.55) : 8,
    );
  // Who writes everything down has done everything before asking for the next stage.
  const percentGood = percentKnown === 100 ? 100 : 95;
  const isGood = (of: number): boolean =>
    random.chance(isSolid ? (of < reached ? percentGood : 80) : 55);
  const percentJudged = (of: number): number =>
    of >= reached ? 40 : percentKnown === 100 ? 100 : 75;
  const observed = (): Pick<Observation, "at" | "by" | "source" | "note"> => ({
    // Twice the later of two days: people write down more as the deal goes on.
    at: formatDay(Math.max(random.whole(opened, today), random.whole(opened, today))),
    by: random.pick(words.sellers),
    source: random.weighted(kinds),
    note: random.pick(words.notes),
  });
  const found: Observation[] = [];
  stages.forEach(({ checkpoints }, of) => {
    for (const { id, judgement } of checkpoints) {
      if (judgement === false || !isObserved(of) || !random.chance(percentJudged(of))) continue;
      const required = typeof judgement === "object" ? { source: judgement.source } : {};
      found.push({ what: `${ruleSet.id}/${id}`, value: isGood(of), ...observed(), ...required });
    }
  });
  for (const { name, signal, stage: of } of signals) {
    if (!isObserved(of) || !random.chance(60)) continue;
    const value = signalValue(signal, isGood(of), today, random);
    const parties = { deal: [undefined], contact: contacts, organisation: organisations };
    const about = random.some<{ readonly id: string } | undefined>(parties[signal.subject], 1)[0];
    if (value === undefined || (signal.subject !== "deal" && about === undefined)) continue;
    found.push({ what: name, ...(about && { about: about.id }), value, ...observed() });
  }
  if (random.chance(Math.round(percentKnown * progress)))
    found.push({ what: "contacts.complete", value: "decision-chain", ...observed() });
  return random
    .some(found, most)
    .toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
};
