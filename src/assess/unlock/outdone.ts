import { costOf, leastOf, type Prices, pricesOf } from "./bound.ts";
import { type Any, type Atom, any, type Formula, withMembers } from "./formula.ts";
import { usesOf } from "./uses.ts";

/**
 * Returns a formula without the ways that another one outdoes: wherever one of them is taken, the
 * other can stand in, at no higher cost. With ties kept, only at a lower one: no cheapest way of
 * satisfying the formula is lost then; else at least one is left.
 *
 * A way can stand in when nothing else looks at its items, or all that looks at them is served. What
 * it costs is compared with what the other takes of items that nothing else looks at: the rest of
 * its items may be answered in any case.
 */
export function withoutOutdone(
  formula: Formula,
  costs: Float64Array,
  areTiesKept: boolean,
): Formula {
  return new Outdone(formula, costs, areTiesKept).within(formula);
}

class Outdone {
  readonly #costs: Float64Array;
  readonly #whole: Prices;
  readonly #areTiesKept: boolean;
  /** In how many places each item is looked at. */
  readonly #places: Int32Array;
  /** In how many of them by what is being compared; all zero between uses. */
  readonly #inside: Int32Array;
  /** What items cost that only what is being compared looks at; else nothing. */
  readonly #own: Float64Array;
  /** What is left of alternatives for which an item stands in that is looked at elsewhere too. */
  readonly #left = new Map<Any, readonly Formula[]>();

  constructor(formula: Formula, costs: Float64Array, areTiesKept: boolean) {
    this.#costs = costs;
    this.#whole = pricesOf(costs, free);
    this.#areTiesKept = areTiesKept;
    this.#places = new Int32Array(costs.length);
    this.#inside = new Int32Array(costs.length);
    this.#own = new Float64Array(costs.length);
    addPlaces(formula, this.#places, 1);
    for (const one of new StandIns(formula, this.#places).all) this.#standIn(one);
  }

  within(at: Formula): Formula {
    const left = at.kind === "any" ? this.#any(at) : at;
    return withMembers(left, (member) => this.within(member));
  }

  /** Drops what an item stands in for, wherever that is. */
  #standIn({ variable, among }: StandIn): void {
    const its = among.map((at) =>
      this.#membersOf(at).find((one) => one.kind === "atom" && one.variable === variable),
    );
    // What was outdone itself somewhere stands in no more.
    if (its.includes(undefined)) return;
    for (const at of among) addPlaces(at, this.#inside, 1);
    among.forEach((at, i) => {
      this.#left.set(at, this.#notOutdone(at, its[i], this.#costs[variable] ?? 0));
    });
    for (const at of among) addPlaces(at, this.#inside, -1);
  }

  #membersOf(at: Any): readonly Formula[] {
    return this.#left.get(at) ?? at.of;
  }

  /** Drops alternatives for which one of them stands in that nothing else has to do with. */
  #any(at: Any): Formula {
    let standIn: Formula | undefined;
    let least = Number.POSITIVE_INFINITY;
    addPlaces(at, this.#inside, 1);
    for (const member of this.#membersOf(at)) {
      const cost = this.#costApart(member);
      if (cost >= least) continue;
      least = cost;
      standIn = member;
    }
    const kept = this.#notOutdone(at, standIn, least);
    addPlaces(at, this.#inside, -1);
    return kept.length === at.of.length ? at : any(kept);
  }

  /** Returns what a formula costs that nothing else has to do with; infinite for others. */
  #costApart(formula: Formula): number {
    const { keys, counts } = usesOf(formula);
    for (let i = 0; i < keys.length; i++) {
      if (counts[i] !== 1 || !this.#isOwn(keys[i] ?? 0)) return Number.POSITIVE_INFINITY;
    }
    return costOf(formula, this.#whole);
  }

  /** Returns the alternatives for which one of them, at a cost, does not stand in. */
  #notOutdone(at: Any, standIn: Formula | undefined, cost: number): readonly Formula[] {
    return this.#membersOf(at).filter((member) => {
      if (member === standIn) return true;
      const least = this.#leastOf(member);
      return this.#areTiesKept ? least <= cost : least < cost;
    });
  }

  /** Returns what a way takes at least of items that are its own. */
  #leastOf(member: Formula): number {
    const { keys, counts } = usesOf(member);
    let most = 0;
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i] ?? 0;
      if (key < 0) continue;
      const own = this.#isOwn(key) ? (this.#costs[key] ?? 0) / (counts[i] ?? 1) : 0;
      this.#own[key] = own;
      most += own;
    }
    if (most === 0) return 0;
    return leastOf(member, pricesOf(this.#own, free));
  }

  #isOwn(key: number): boolean {
    return key >= 0 && this.#inside[key] === this.#places[key];
  }
}

const free = (): number => 0;

/** An item of which one answer serves wherever it is looked at, each time as an alternative. */
interface StandIn {
  readonly variable: number;
  /** What it stands among, in every place. */
  readonly among: Any[];
  serves: Uint8Array;
}

/** The items that can stand in for others in several places at once. */
class StandIns {
  readonly all: readonly StandIn[];
  readonly #places: Int32Array;
  readonly #known: (StandIn | undefined)[] = [];
  readonly #isUnfit: Uint8Array;
  /** How many alternatives that are being looked into have each item among them. */
  readonly #open: Uint8Array;

  constructor(formula: Formula, places: Int32Array) {
    this.#places = places;
    this.#isUnfit = new Uint8Array(places.length);
    this.#open = new Uint8Array(places.length);
    this.#find(formula, undefined);
    this.all = this.#known.flatMap((one) =>
      one !== undefined && this.#isUnfit[one.variable] === 0 && one.serves.includes(1) ? [one] : [],
    );
  }

  #find(at: Formula, parent: Any | undefined): void {
    if (at.kind === "atom") this.#see(at, parent);
    else if (at.kind === "any") {
      for (const member of at.of) if (member.kind === "atom") this.#enter(member.variable, 1);
      for (const member of at.of) this.#find(member, at);
      for (const member of at.of) if (member.kind === "atom") this.#enter(member.variable, -1);
    } else if (at.kind === "sum") {
      for (const { gates } of at.of) for (const gate of gates) this.#find(gate, undefined);
    } else if (at.kind === "all" || at.kind === "at-least") {
      for (const member of at.of) this.#find(member, undefined);
    }
  }

  #enter(variable: number, by: 1 | -1): void {
    const open = (this.#open[variable] ?? 0) + by;
    this.#open[variable] = open;
    // One within another would be counted twice.
    if (open > 1) this.#isUnfit[variable] = 1;
  }

  #see({ variable, allowed, unanswered }: Atom, parent: Any | undefined): void {
    if (this.#places[variable] === 1 || this.#isUnfit[variable] === 1) return;
    if (parent === undefined || unanswered) {
      this.#isUnfit[variable] = 1;
      return;
    }
    const one = this.#known[variable];
    if (one === undefined) this.#known[variable] = { variable, among: [parent], serves: allowed };
    else {
      one.among.push(parent);
      if (one.serves !== allowed) {
        one.serves = one.serves.map((so, to) => so & (allowed[to] ?? 0));
      }
    }
  }
}

/** Counts in how many places a formula looks at each item. */
function addPlaces(at: Formula, to: Int32Array, by: 1 | -1): void {
  if (at.kind === "atom") to[at.variable] = (to[at.variable] ?? 0) + by;
  else if (at.kind === "all" || at.kind === "any" || at.kind === "at-least") {
    for (const member of at.of) addPlaces(member, to, by);
  } else if (at.kind === "sum") {
    for (const { gates } of at.of) for (const gate of gates) addPlaces(gate, to, by);
  }
}
