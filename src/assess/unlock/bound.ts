import {
  all,
  any,
  atLeast,
  type Formula,
  isEnough,
  type Sum,
  type SumMember,
  sum,
} from "./formula.ts";
import type { FoundCondition } from "./found-condition.ts";

/** What answers cost: by variable, and by condition for an element yet to be found. */
export interface Prices {
  readonly variable: Float64Array;
  readonly found: (condition: FoundCondition) => number;
  /** Tells one set of prices from another. */
  readonly round: number;
}

const impossible = Number.POSITIVE_INFINITY;
const hair = 1e-9;

/**
 * Returns the least cost of satisfying a formula when every use of an item is paid for by itself.
 * With an item's cost split over its uses this is a lower bound; with the full cost each time an
 * upper one, provided the answers go together. Both are exact when nothing is shared.
 */
export function costOf(formula: Formula, prices: Prices): number {
  if (formula.pricedIn === prices.round && formula.cost !== undefined) return formula.cost;
  const cost = price(formula, prices);
  formula.pricedIn = prices.round;
  formula.cost = cost;
  return cost;
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
      const need = furthest(formula);
      let frontier = start;
      for (const member of formula.of) frontier = extend(frontier, member, need, prices);
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

/** Returns the most that is worth gaining on the way: what is needed, unless some of it gets lost. */
function furthest({ of, need }: Sum): number {
  return of.some(({ required }) => required) ? impossible : need;
}

/** Returns what can be gained at which cost once a member is added; no more than is worth it. */
function extend(
  frontier: Frontier,
  { gains, gates, required }: SumMember,
  need: number,
  prices: Prices,
): Frontier {
  const points = required ? [] : [...frontier];
  gates.forEach((gate, level) => {
    const cost = costOf(gate, prices);
    if (cost === impossible) return;
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
    if (isEnough(best, need, true)) break;
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
 * Returns a formula without the ways that cost more than is allowed; its cost at the prices must
 * have been worked out.
 */
export function prune(formula: Formula, allowed: number, prices: Prices): Formula {
  switch (formula.kind) {
    case "all": {
      const total = costOf(formula, prices);
      return rebuilt(formula, formula.of, all, (member) =>
        prune(member, allowed - total + costOf(member, prices), prices),
      );
    }
    case "any": {
      const kept = formula.of.filter((member) => costOf(member, prices) <= allowed + hair);
      return rebuilt(formula, kept, any, (member) => prune(member, allowed, prices));
    }
    case "at-least":
      return pruneAtLeast(formula, allowed, prices);
    case "sum":
      return pruneSum(formula, allowed, prices);
    default:
      return formula;
  }
}

function rebuilt(
  formula: Extract<Formula, { of: readonly Formula[] }>,
  kept: readonly Formula[],
  build: (of: readonly Formula[]) => Formula,
  pruneMember: (member: Formula) => Formula,
): Formula {
  let isSame = kept.length === formula.of.length;
  const of = kept.map((member) => {
    const pruned = pruneMember(member);
    if (pruned !== member) isSame = false;
    return pruned;
  });
  return isSame ? formula : build(of);
}

function pruneAtLeast(
  formula: Extract<Formula, { kind: "at-least" }>,
  allowed: number,
  prices: Prices,
): Formula {
  const { k, supply } = formula;
  const total = costOf(formula, prices);
  const found = supply === undefined ? impossible : prices.found(supply);
  const last = Math.min(sortedCosts(formula.of, prices)[k - 1] ?? impossible, found);
  // With this member among them, the dearest of the k cheapest makes room.
  const withIt = (cost: number): number => (cost <= last ? total : total - last + cost);
  const kept = formula.of.filter((member) => withIt(costOf(member, prices)) <= allowed + hair);
  const keptSupply = supply !== undefined && withIt(found) <= allowed + hair ? supply : undefined;
  const build = (of: readonly Formula[]): Formula => atLeast(k, of, keptSupply);
  const pruned = rebuilt(formula, kept, build, (member) => {
    const cost = costOf(member, prices);
    return prune(member, allowed - withIt(cost) + cost, prices);
  });
  return pruned === formula && keptSupply !== supply ? build(formula.of) : pruned;
}

function pruneSum(
  formula: Extract<Formula, { kind: "sum" }>,
  allowed: number,
  prices: Prices,
): Formula {
  const { of, need, strict, supply } = formula;
  const most = furthest(formula);
  const before: Frontier[] = [start];
  for (const member of of) before.push(extend(before.at(-1) ?? start, member, most, prices));
  let after = start;
  const members: SumMember[] = [];
  let isSame = true;
  for (let m = of.length - 1; m >= 0; m--) {
    const member = of[m];
    if (member === undefined) continue;
    const others = product(before[m] ?? start, after);
    const gates: Formula[] = [];
    const gains: number[] = [];
    member.gates.forEach((gate, level) => {
      const gain = member.gains[level] ?? 0;
      const cost = costOf(gate, prices);
      const rest = cheapest(others, formula, need - gain, prices);
      if (rest + cost > allowed + hair) {
        isSame = false;
        return;
      }
      const pruned = prune(gate, allowed - rest, prices);
      if (pruned !== gate) isSame = false;
      gates.push(pruned);
      gains.push(gain);
    });
    members.push({ ...member, gains, gates });
    after = extend(after, member, most, prices);
  }
  return isSame ? formula : sum(members.reverse(), need, strict, supply);
}

function product(a: Frontier, b: Frontier): Frontier {
  if (a.length === 1 && a[0] === start[0]) return b;
  if (b.length === 1 && b[0] === start[0]) return a;
  return a
    .flatMap((x) => b.map((y) => ({ gain: x.gain + y.gain, cost: x.cost + y.cost })))
    .sort((x, y) => x.cost - y.cost || y.gain - x.gain);
}
