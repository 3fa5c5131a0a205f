import { formatDay } from "../model/civil-date.ts";
import type { Opportunity } from "../model/opportunity.ts";
import { exponential, type Random } from "./random.ts";
import type { Situation } from "./situation.ts";
import { words } from "./words.ts";

const currencies = { CNY: 92, USD: 5, EUR: 3 } as const;
const procurements = {
  direct: 18,
  framework: 10,
  inquiry: 14,
  "competitive-negotiation": 18,
  "single-source": 6,
  "invited-tender": 12,
  "open-tender": 22,
} as const;
const fundings = { none: 10, requested: 20, approved: 40, "in-place": 30 } as const;
const sources = { own: 60, group: 15, government: 20, loan: 5 } as const;
const activityKinds = {
  call: 30,
  visit: 30,
  "technical-exchange": 15,
  trial: 8,
  "reference-visit": 6,
  review: 6,
  "executive-meeting": 5,
} as const;
const documentKinds = [
  "proposal",
  "quotation",
  "network-diagram",
  "exchange-report",
  "specification",
  "contract",
] as const;
const needKinds = {
  "product-service": 40,
  delivery: 20,
  "price-cost": 20,
  support: 20,
} as const;

/**
 * Returns an amount: log-normal with a median of 800,000 and a sigma of 1.1, between 20,000 and
 * 80,000,000, in round thousands.
 */
const amountOf = (random: Random): number => {
  const drawn = 800_000 * exponential(1.1 * random.normal());
  const step = drawn >= 1_000_000 ? 10_000 : 1_000;
  return Math.min(80_000_000, Math.max(20_000, Math.round(drawn / step) * step));
};

/** Returns what is on file of the deal itself. */
export const opportunity = (
  { progress, today, opened, isSolid, percentKnown }: Situation,
  random: Random,
): Opportunity => {
  const known = <T>(value: T): T | undefined => (random.chance(percentKnown) ? value : undefined);
  // What belongs to later stages is asked later.
  const later = <T>(from: number, value: T): T | undefined => {
    const isKnown = random.chance(percentKnown);
    return isKnown && progress >= from ? value : undefined;
  };
  const past = (): string => formatDay(random.whole(opened, today));
  const amount = amountOf(random);
  const procurement = random.weighted(procurements);
  const closeDate = formatDay(today + random.whole(10, 240));
  return {
    name: random.pick(words.projects),
    description: "虚构样例，由程序生成；公司、人物和数字均为编造。",
    owner: random.pick(words.sellers),
    createdAt: formatDay(opened),
    closeDate: known(closeDate),
    nextStep: random.pick(words.steps),
    amount: random.chance(93) ? amount : undefined,
    currency: random.weighted(currencies),
    productLines: random.some(words.products, random.whole(1, 3)),
    problem: known(random.pick(words.problems)),
    consequence: known(random.pick(words.consequences)),
    needBy: known(formatDay(today + random.whole(20, 300))),
    needByReason: known(random.pick(words.reasons)),
    valueFits: known(isSolid || random.chance(50)),
    isApproved: later(0.2, isSolid || random.chance(40)),
    procurement: later(0.2, procurement),
    isTendered: later(0.2, procurement.endsWith("-tender")),
    budget: {
      funding: later(0.1, isSolid ? "in-place" : random.weighted(fundings)),
      source: later(0.1, random.weighted(sources)),
      amount: later(0.1, amount),
    },
    process: {
      steps: later(0.3, "需求确认、内部立项、比选、合同审批，逐级报批"),
      paymentTerms: later(0.5, "到货付六成，验收付三成半，质保期满付清"),
    },
    needs: Array.from({ length: random.whole(1, 4) }, (_, index) => ({
      id: `n${index + 1}`,
      kind: random.weighted(needKinds),
      what: random.pick(words.needs),
      isConfirmed: known(isSolid || random.chance(40)),
    })),
    documents: documentKinds
      .slice(0, Math.round(progress * 5) + 1)
      .filter(() => random.chance(60))
      .map((kind, index) => ({
        id: `f${index + 1}`,
        kind,
        title: `样例文件 ${index + 1}`,
        status: random.chance(70) ? ("accepted" as const) : ("sent" as const),
        day: past(),
      })),
    activities: Array.from(
      { length: 17 + Math.round(progress * random.whole(0, 4)) },
      (_, index) => ({
        id: `a${index + 1}`,
        kind: random.weighted(activityKinds),
        status: "done" as const,
        day: past(),
        purpose: random.pick(words.purposes),
        result: random.pick(words.notes),
      }),
    ),
  };
};
