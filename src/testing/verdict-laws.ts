import { assess, mayAdvance } from "../assess/assess.ts";
import type { Plan } from "../assess/plan.ts";
import { unlock } from "../assess/unlock/unlock.ts";
import type { Verdict } from "../assess/verdict.ts";
import { assessLive } from "../live/assess-live.ts";
import { parseDay } from "../model/civil-date.ts";
import type { Deal } from "../model/deal.ts";
import { answering } from "./answering.ts";
import type { Breach } from "./laws.ts";
import { dayFrom } from "./value-arbitrary.ts";

const differ = (law: string, one: unknown, other: unknown): readonly Breach[] => {
  const [was, is] = [JSON.stringify(one), JSON.stringify(other)];
  return was === is ? [] : [{ law, at: "deal", detail: `${was} is not ${is}` }];
};

/**
 * Returns where a verdict is not the same for the same deal, byte for byte, where assessing changes
 * the deal, and where the bare decision says something else.
 */
export function determinismBreaches(plan: Plan, deal: Deal, asOf: string): readonly Breach[] {
  const copy = structuredClone(deal);
  const verdict = assess(plan, deal, { asOf });
  return [
    ...differ("the same deal gets the same verdict", assess(plan, copy, { asOf }), verdict),
    ...differ("assessing leaves the deal as it was", copy, deal),
    ...differ("the bare decision is the verdict's", mayAdvance(plan, deal, { asOf }), {
      ...verdict.mayAdvance,
    }),
  ];
}

const withoutDays = ({ asOf: _, validUntil: __, ...rest }: Verdict): unknown => rest;

/** The days that a verdict without an end is looked at again within. */
const farOff = 4000;

/**
 * Returns where a verdict does not hold without new evidence until the day it says; looked at on the
 * day that lies a fraction of the way there, 0 to 1.
 */
export function validityBreaches(
  plan: Plan,
  deal: Deal,
  asOf: string,
  fraction: number,
): readonly Breach[] {
  const verdict = assess(plan, deal, { asOf });
  const today = parseDay(asOf) ?? 0;
  const days = (parseDay(verdict.validUntil ?? "") ?? today + farOff) - today;
  const later = dayFrom(asOf, Math.ceil(fraction * days));
  return differ(
    "a verdict holds until the day it says",
    withoutDays(assess(plan, deal, { asOf: later })),
    withoutDays(verdict),
  );
}

/** How long the search for what opens a door may take, in steps. */
const searchSteps = 500;

/** Returns which sets of answers are said to open the next door and do not. */
export function unlockBreaches(plan: Plan, deal: Deal, asOf: string): readonly Breach[] {
  const { stage, sets, open } = unlock(plan, deal, { asOf, steps: searchSteps });
  const opens = (own: Deal): boolean => {
    const { truth, to } = mayAdvance(plan, own, { asOf });
    return truth === "satisfied" && to === stage;
  };
  const isWrong = open === true && !opens(deal);
  return [
    ...(isWrong ? [{ law: "an open door is open", at: stage ?? "", detail: "it is shut" }] : []),
    ...sets.flatMap(({ answers }) =>
      opens(answering(deal, answers, asOf))
        ? []
        : [
            {
              law: "what unlocks a door opens it",
              at: stage ?? "",
              detail: JSON.stringify(answers),
            },
          ],
    ),
  ];
}

/** Returns where json-rules-engine, asked for every condition, gives another verdict. */
export async function engineBreaches(
  plan: Plan,
  deal: Deal,
  asOf: string,
): Promise<readonly Breach[]> {
  const { failures, ...verdict } = await assessLive(plan, deal, { asOf, facts: {} });
  return [
    ...failures.map(({ fact, reason }) => ({
      law: "json-rules-engine answers",
      at: fact,
      detail: reason,
    })),
    ...differ("json-rules-engine gives the same verdict", verdict, assess(plan, deal, { asOf })),
  ];
}
