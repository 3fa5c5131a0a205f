import { copies, costOf, type Prices } from "./bound.ts";
import type { Formula, Sum } from "./formula.ts";
import type { FoundCondition } from "./found-condition.ts";
import { supplyKey } from "./uses.ts";

/** Something a way of satisfying a formula calls on. */
export type Pick =
  | {
      readonly variable: number;
      readonly allowed: Uint8Array;
      /** Whether it is paid for; attributes of somebody found come with them. */
      readonly isPaid: boolean;
    }
  | { readonly condition: FoundCondition; readonly count: number };

/** One way of satisfying a formula. */
export type Derivation = readonly Pick[];

const nothing: readonly Derivation[] = [[]];

/**
 * Returns ways of satisfying a formula at its least cost, each calling on other items, at most so
 * many; the prices must be whole.
 */
export function derivations(formula: Formula, prices: Prices, most: number): readonly Derivation[] {
  switch (formula.kind) {
    case "true":
      return nothing;
    case "false":
      return [];
    case "atom": {
      if (formula.unanswered) return nothing;
      const { variable, allowed } = formula;
      return [[{ variable, allowed, isPaid: costOf(formula, prices) > 0 }]];
    }
    case "all":
      return formula.of.reduce(
        (ways, member) => together(ways, derivations(member, prices, most), most),
        nothing,
      );
    case "any": {
      const least = costOf(formula, prices);
      const ways = new Ways(most);
      for (const member of formula.of) {
        if (costOf(member, prices) <= least) ways.add(derivations(member, prices, most));
      }
      return ways.found;
    }
    case "at-least":
      return choose(formula, prices, most);
    case "sum":
      return gather(formula, prices, most);
  }
}

/** Ways that call on different items, up to a number. */
class Ways {
  readonly found: Derivation[] = [];
  readonly #keys = new Set<string>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  get isFull(): boolean {
    return this.found.length >= this.#most;
  }

  add(ways: readonly Derivation[]): void {
    for (const way of ways) {
      const key = keyOf(way);
      if (this.isFull || this.#keys.has(key)) continue;
      this.#keys.add(key);
      this.found.push(way);
    }
  }
}

function keyOf(way: Derivation): string {
  const keys: number[] = [];
  for (const pick of way) {
    if ("condition" in pick) {
      for (let i = 0; i < pick.count; i++) keys.push(supplyKey(pick.condition.list));
    } else if (pick.isPaid) keys.push(pick.variable);
  }
  return keys.sort((a, b) => a - b).join();
}

function together(
  a: readonly Derivation[],
  b: readonly Derivation[],
  most: number,
): readonly Derivation[] {
  const ways = new Ways(most);
  for (const x of a) ways.add(b.map((y) => [...x, ...y]));
  return ways.found;
}

/** Adds elements yet to be found to ways. */
function withFound(
  ways: readonly Derivation[],
  condition: FoundCondition,
  count: number,
): readonly Derivation[] {
  return count === 0 ? ways : ways.map((way) => [...way, { condition, count }]);
}

/** Ways of satisfying k of some members, or finding elements instead. */
function choose(
  formula: Extract<Formula, { kind: "at-least" }>,
  prices: Prices,
  most: number,
): readonly Derivation[] {
  const { k, supply } = formula;
  const price = supply === undefined ? Number.POSITIVE_INFINITY : prices.found(supply);
  const members = formula.of
    .map((member) => ({ member, cost: costOf(member, prices) }))
    .sort((a, b) => a.cost - b.cost);
  const ways = new Ways(most);
  const walk = (
    index: number,
    left: number,
    budget: number,
    soFar: readonly Derivation[],
  ): void => {
    // The cheapest that are left must fit the budget.
    let least = 0;
    for (let i = 0; i < left; i++) least += Math.min(members[index + i]?.cost ?? price, price);
    if (ways.isFull || least > budget) return;
    const next = members[index];
    if (left === 0) ways.add(soFar);
    else if (next !== undefined) {
      const { member, cost } = next;
      const taken = together(soFar, derivations(member, prices, most), most);
      walk(index + 1, left - 1, budget - cost, taken);
      // What is free is always taken.
      if (cost > 0) walk(index + 1, left, budget, soFar);
    } else if (supply !== undefined) ways.add(withFound(soFar, supply, left));
  };
  walk(0, k, costOf(formula, prices), nothing);
  return ways.found;
}

/** Ways of gaining what is needed. */
function gather(formula: Sum, prices: Prices, most: number): readonly Derivation[] {
  const { of, need, strict, supply } = formula;
  const ways = new Ways(most);
  const bound = (index: number, gained: number): number =>
    costOf({ kind: "sum", of: of.slice(index), need: need - gained, strict, supply }, prices);
  const walk = (
    index: number,
    gained: number,
    budget: number,
    soFar: readonly Derivation[],
  ): void => {
    if (ways.isFull || bound(index, gained) > budget) return;
    const member = of[index];
    if (member === undefined) {
      const count = supply === undefined ? 0 : copies(need - gained, supply.gain, strict);
      ways.add(supply === undefined ? soFar : withFound(soFar, supply.condition, count));
      return;
    }
    const { gains, gates, required } = member;
    const free = gates.findLastIndex((gate) => costOf(gate, prices) === 0);
    gates.forEach((gate, level) => {
      // Nothing less than what is free is taken.
      if (level < free) return;
      const taken = together(soFar, derivations(gate, prices, most), most);
      walk(index + 1, gained + (gains[level] ?? 0), budget - costOf(gate, prices), taken);
    });
    if (free < 0 && !required) walk(index + 1, gained, budget, soFar);
  };
  walk(0, 0, costOf(formula, prices), nothing);
  return ways.found;
}
