import type { FieldRules } from "../assess/field-reader.ts";
import type { MissingItem, Standing, Verdict } from "../assess/verdict.ts";
import { joinMoney, type MoneyTally, noMoney, tallyMoney } from "../model/money-tally.ts";
import type { Text } from "../model/text.ts";
import { asksForMore } from "./first-to-ask.ts";
import { nextShutDoor } from "./next-shut-door.ts";
import { namedEntry, type PortfolioEntry } from "./portfolio-entry.ts";

/** One kind of evidence that deals lack for the nearest door that is not open. */
export interface MissingTally {
  readonly title: Text;
  /** The list whose elements it is about; absent: the deal itself. */
  readonly list?: MissingItem["list"];
  readonly lacking: MoneyTally;
}

/**
 * What many deals come to. It holds no deal, and grows with the rules, not with the number of deals;
 * it is plain data, and tallies of parts join into that of the whole.
 */
export interface PortfolioTally {
  readonly all: MoneyTally;
  /** Open deals whose claimed stage the evidence does not support. */
  readonly atRisk: MoneyTally;
  /** How many open deals there are of each standing. */
  readonly standings: Readonly<Partial<Record<Standing, number>>>;
  readonly closed: number;
  /** By list and name, in the order in which they were first seen. */
  readonly missing: Readonly<Record<string, MissingTally>>;
}

/** No deals at all. */
export const noDeals: PortfolioTally = {
  all: noMoney,
  atRisk: noMoney,
  standings: {},
  closed: 0,
  missing: {},
};

/** Returns what one deal comes to; by `rules` its name and amount age. */
export function tallyOf(entry: PortfolioEntry, rules?: FieldRules): PortfolioTally {
  const { verdict } = entry;
  const { names, isAtRisk } = namedEntry(entry, rules);
  const own = tallyMoney([names]);
  const isOpen = verdict.closed === null;
  return {
    all: own,
    atRisk: isAtRisk ? own : noMoney,
    standings: isOpen ? { [verdict.standing]: 1 } : {},
    closed: isOpen ? 0 : 1,
    missing: isOpen ? missingOf(verdict, own) : {},
  };
}

/** Returns two tallies as one. */
export function joinTallies(one: PortfolioTally, other: PortfolioTally): PortfolioTally {
  const missing = { ...one.missing };
  for (const [key, own] of Object.entries(other.missing)) {
    const known = missing[key];
    missing[key] = known ? { ...known, lacking: joinMoney(known.lacking, own.lacking) } : own;
  }
  const standings = { ...one.standings };
  for (const [standing, count] of Object.entries(other.standings) as [Standing, number][])
    standings[standing] = (standings[standing] ?? 0) + count;
  return {
    all: joinMoney(one.all, other.all),
    atRisk: joinMoney(one.atRisk, other.atRisk),
    standings,
    closed: one.closed + other.closed,
    missing,
  };
}

/**
 * Returns what a deal lacks for the nearest door that is not open, of a checklist all that it lacks.
 * Only questions with a plain answer count, not whether there is anybody else; the same attribute of
 * several people counts once.
 */
function missingOf(verdict: Verdict, lacking: MoneyTally): Record<string, MissingTally> {
  const missing: Record<string, MissingTally> = {};
  const door = nextShutDoor(verdict);
  // An open deal has a next door unless it stands in the last stage, or there are no doors at all.
  const hasDoors = verdict.mayAdvance.to !== null || verdict.claimed !== null;
  for (const item of verdict.missing) {
    const { title, list, what } = item;
    const key = `${list ?? "deal"} ${what}`;
    const counts = !asksForMore(item) && (!hasDoors || item.doors.some((own) => own === door));
    if (!counts || Object.hasOwn(missing, key)) continue;
    missing[key] = { title, ...(list !== undefined && { list }), lacking };
  }
  return missing;
}
