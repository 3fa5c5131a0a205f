import { FALSE, type Formula, isEnough, type Sum, type SumMember, withMembers } from "./formula.ts";
import type { FoundCondition } from "./found-condition.ts";

const impossible = Number.POSITIVE_INFINITY;
const hair = 1e-9;

/** What answers cost: by variable, and by condition for an element yet to be found. */
export interface Prices {
  readonly variable: Float64Array;
  readonly found: (condition: FoundCondition) => number;
  /** Tells one set of prices from another. */
  readonly round: number;
}

/** What items cost, by variable. */
export interface Costs {
  costOf(variable: number): number;
  costs(): Float64Array;
}

/** Tells prices apart; formulas remember what they cost at which. */
let rounds = 0;

/** Returns prices. */
export function pricesOf(variable: Float64Array, found: Prices["found"]): Prices {
  return { variable, found, round: ++rounds };
}

/**
 * Returns the least cost of satisfying a formula when every use of an item is paid for by itself.
 * With an item's cost split over its uses this is a lower bound; with the full cost each time an
 * upper one, provided the answers go together. Both are exact when nothing is shared.
 */
export function costOf(formula: Formula, prices: Prices): number {
  if (formula.pricedIn !== prices.round) {
    formula.cost = price(formula, prices);
    formula.pricedIn = prices.round;
  }
  return formula.cost ?? impossible;
}

/** Returns what satisfying a formula takes at least, in whole items: split prices are off by a hair. */
export function leastOf(formula: Formula, prices: Prices): number {
  return Math.ceil(costOf(formula, prices) - 1e-6);
}

function price(formula: Formula, prices: Prices): number {
  switch (formula.kind) {
    case "true":
      return 0;
    case "false":
      return impossible;
    case "atom":
      return formula.unanswered ? 0 : (prices.variable[formula.variable] ?? 0);
    case "all": {
      let total = 0;
      for (const member of formula.of) total += costOf(member, prices);
      return total;
    }
    case "any": {
      let least = impossible;
      for (const member of formula.of) least = Math.min(least, costOf(member, prices));
      return least;
    }
    case "at-least": {
      const found = formula.supply === undefined ? impossible : prices.found(formula.supply);
      const costs = sortedCosts(formula.of, prices);
      let total = 0;
      for (let i = 0; i < formula.k; i++) total += Math.min(costs[i] ?? impossible, found);
      return total;
    }
    case "sum": {
      let frontier = start;
      for (const member of formula.of) frontier = extend(frontier, member, prices);
      return cheapest(frontier, formula, formula.need, prices);
    }
  }
}

function sortedCosts(of: readonly Formula[], prices: Prices): Float64Array {
  const costs = new Float64Array(of.length);
  of.forEach((member, index) => {
    costs[index] = costOf(member, prices);
  });
  return costs.sort();
}

/** What can be gained at which cost: costs and gains rise together. */
export type Frontier = readonly { readonly gain: number; readonly cost: number }[];

const start: Frontier = [{ gain: 0, cost: 0 }];

/** Returns what can be gained at which cost once a member is added. */
function extend(
  frontier: Frontier,
  { gains, gates, required }: SumMember,
  prices: Prices,
): Frontier {
  const points = required ? [] : [...frontier];
  gates.forEach((gate, level) => {
    const cost = costOf(gate, prices);
    for (const point of frontier) {
      points.push({ gain: point.gain + (gains[level] ?? 0), cost: point.cost + cost });
    }
  });
  points.sort((a, b) => a.cost - b.cost || b.gain - a.gain);
  const kept: { gain: number; cost: number }[] = [];
  let best = Number.NEGATIVE_INFINITY;
  for (const point of points) {
    if (point.gain <= best) continue;
    kept.push(point);
    best = point.gain;
  }
  return kept;
}

/** Returns the least cost at which a frontier, helped by elements yet to be found, is enough. */
function cheapest(
  frontier: Frontier,
  { supply, strict }: Pick<Sum, "supply" | "strict">,
  need: number,
  prices: Prices,
): number {
  const found = supply === undefined ? impossible : prices.found(supply.condition);
  let least = impossible;
  for (const { gain, cost } of frontier) {
    if (isEnough(gain, need, strict)) return Math.min(least, cost);
    if (supply !== undefined) {
      least = Math.min(least, cost + found * copies(need - gain, supply.gain, strict));
    }
  }
  return least;
}

/** Returns how many elements it takes to gain what is needed. */
export function copies(need: number, gain: number, strict: boolean): number {
  let count = Math.max(0, Math.ceil(need / gain) - 1);
  while (!isEnough(count * gain, need, strict)) count++;
  return count;
}

/**
 * Returns a formula without alternatives that cost more than is allowed; its cost at the prices must
 * have been worked out. Looking into what is counted or added up was tried: it saved less than it cost.
 */
export function prune(formula: Formula, allowed: number, prices: Prices): Formula {
  if (formula.kind === "all") {
    // What the other conjuncts take is not left for one of them.
    const left = allowed - costOf(formula, prices);
    return withMembers(formula, (member) => prune(member, left + costOf(member, prices), prices));
  }
  if (formula.kind !== "any") return formula;
  return withMembers(formula, (member) =>
    costOf(member, prices) > allowed + hair ? FALSE : prune(member, allowed, prices),
  );
}
