import { formatDay, parseDay } from "../model/civil-date.ts";
import type { Deal } from "../model/deal.ts";
import type { Organisation } from "../model/organisation.ts";
import type { Move } from "../model/progress.ts";
import type { RuleSet } from "../rules/rule-set.ts";
import { evidence } from "./evidence.ts";
import { opportunity } from "./opportunity.ts";
import { people } from "./people.ts";
import { type Random, randomOf } from "./random.ts";
import { signalsOfStages } from "./signals-of-stages.ts";
import { type Situation, situation } from "./situation.ts";
import { words } from "./words.ts";

/** What a portfolio is made by. */
export interface GenerateOptions {
  /** The rule set whose stages and signals the deals have. */
  readonly ruleSet: RuleSet;
  /** A whole number; the same one makes the same deals. */
  readonly seed: number;
  /** The civil day that the deals are made for: no observation is later. */
  readonly asOf: string;
}

const organisationKinds = [
  "competitor",
  "design-institute",
  "integrator",
  "partner",
  "distributor",
  "tender-agent",
] as const;
const attitudes = ["rejects", "neutral", "accepts"] as const;

const organisations = (count: number, percentKnown: number, random: Random): Organisation[] =>
  organisationKinds.slice(0, count).map((kind, index) => ({
    id: `o${index + 1}`,
    name: `${words.organisations[index]}${random.whole(1, 99)}（虚构）`,
    kind,
    attitude: random.chance(percentKnown) ? random.pick(attitudes) : undefined,
    isMainCompetitor: kind === "competitor" ? random.chance(percentKnown) || undefined : undefined,
    strengths: random.chance(50) ? "报价低，供货快" : undefined,
    weaknesses: random.chance(50) ? "本地服务人手少，响应慢" : undefined,
  }));

/** Returns the moves of a deal through the stages, spread over its life, and its end. */
const historyOf = (
  stages: readonly string[],
  { stage, opened, today, outcome }: Situation,
): readonly Move[] => {
  const steps = stages.slice(0, stage + 1);
  const span = today - opened;
  const dayOf = (index: number): string =>
    formatDay(opened + Math.floor((span * index) / (steps.length + 1)));
  const moves = steps.map((to, index): Move => {
    const from = steps[index - 1];
    return { kind: "external", ...(from !== undefined && { from }), to, at: dayOf(index) };
  });
  const last = steps.at(-1);
  return last === undefined || outcome === undefined
    ? moves
    : [...moves, { kind: "external", from: last, to: last, outcome, at: dayOf(steps.length) }];
};

/** Leaves out what is unknown: JSON has no word for it. */
const onFile = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** The days that a portfolio may be of: its deals began some time before, and will end some time after. */
export const earliest = "1910-01-01";
export const latest = "2989-12-31";

/**
 * Returns the maker of a portfolio: a made-up deal by its number from 0, the same for the same
 * options whatever else is made. Throws a RangeError for an `asOf` that is no civil day, or one so near
 * the first or last that can be written that a deal has no room.
 *
 * Every customer, person and number is invented, and every deal says so.
 */
export const dealMaker = ({ ruleSet, seed, asOf }: GenerateOptions): ((index: number) => Deal) => {
  const today = parseDay(asOf);
  if (today === undefined || asOf < earliest || asOf > latest)
    throw new RangeError(`${asOf} is no civil day from ${earliest} to ${latest}`);
  const signals = signalsOfStages(ruleSet);
  const stages = ruleSet.kind === "stages" ? (ruleSet.stages ?? []).map(({ id }) => id) : [];
  const wonAfter = stages.indexOf(ruleSet.wonAfter ?? "");
  return (index) => {
    const random = randomOf(seed, index);
    const drawn = situation(stages.length, wonAfter, today, random);
    const number = String(index + 1).padStart(4, "0");
    const contacts = people(drawn, random);
    const others = organisations(drawn.organisations, drawn.percentKnown, random);
    const stage = stages[drawn.stage];
    return onFile({
      id: `sample-${number}`,
      name: `样例商机 ${number}（虚构）`,
      account: {
        name: `样例客户 ${number}（虚构）`,
        address: `${random.pick(words.cities)}样例路 ${random.whole(1, 400)} 号`,
        industry: random.pick(words.industries),
        ownership: random.pick(["state", "private", "foreign", "joint-venture", "public-sector"]),
        size: random.weighted({ small: 25, medium: 45, large: 30 }),
        tier: random.chance(drawn.percentKnown) ? random.pick(["D", "C", "B", "A"]) : undefined,
        employees: random.whole(3, 900) * 10,
        business: random.pick(words.businesses),
        systemLandscape: random.pick(words.landscapes),
        purchaseHabits: random.pick(words.habits),
        mainProblem: random.pick(words.problems),
      },
      contacts,
      organisations: others,
      opportunity: opportunity(drawn, random),
      evidence: evidence(ruleSet, signals, { contacts, organisations: others }, drawn, random),
      progress:
        stage === undefined
          ? undefined
          : { [ruleSet.id]: { stage, history: historyOf(stages, drawn) } },
      custom: { synthetic: true, seed, note: "由 dealgate generate 生成的虚构数据" },
    });
  };
};
