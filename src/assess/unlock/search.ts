import { listNames } from "../../facts/lexicon.ts";
import type { ListName } from "../../facts/reading.ts";
import { copies, costOf, type Prices, prune } from "./bound.ts";
import { type Derivation, derivations } from "./derivations.ts";
import { all, type Formula, fix, supplyKey, usesFor, usesOf } from "./formula.ts";
import type { FoundCondition } from "./found-condition.ts";
import { partsOf } from "./parts.ts";
import type { Scene } from "./scene.ts";

/** Answers that open a door. */
export interface Opening {
  readonly scene: Scene;
  /** The class of the answer to each item that is answered, by variable. */
  readonly classes: ReadonlyMap<number, number>;
  /** Elements found for one purpose each, beside those that the scene has rows for. */
  readonly found: readonly FoundCondition[];
}

const hair = 1e-6;
const impossible = Number.POSITIVE_INFINITY;

/**
 * Searches for the smallest sets of answers: branch and bound. It branches on what a single way of
 * opening the door could call on twice, and takes apart what has nothing in common; with nothing
 * shared the cost of a formula is exact and its ways can be read off.
 */
export class Search {
  steps = 0;
  /** Whether the bound on steps cut the search short. */
  isCut = false;
  readonly #steps: number;
  readonly #most: number;

  private constructor(steps: number, most: number) {
    this.#steps = steps;
    this.#most = most;
  }

  /** Searches a scene for so many sets, in at most so many steps. */
  static run(scene: Scene, steps: number, most: number) {
    const search = new Search(steps, most);
    const { openings } = search.#solve(scene, impossible);
    return { openings, steps: search.steps, isCut: search.isCut };
  }

  #step(): boolean {
    if (this.steps >= this.#steps) this.isCut = true;
    else this.steps++;
    return !this.isCut;
  }

  /** Searches a scene, whose elements yet to be found may not have been counted. */
  #solve(scene: Scene, limit: number): Best {
    const best = new Best(limit, this.#most);
    const { spent } = scene;
    if (!this.#step()) return best;
    const narrowed = narrow(scene, scene.formula, limit - spent);
    if (narrowed === undefined) return best;
    const counting = listToCount(scene, narrowed);
    if (counting === undefined) {
      best.add(this.#explore(scene, narrowed, limit - spent), spent);
      return best;
    }
    const { list, most } = counting;
    const least = spent + leastBesides(scene, narrowed, list);
    for (let count = 0; count <= most && least + count <= best.limit && !this.isCut; count++) {
      best.add(this.#solve(scene.counting(list, count), best.limit), 0);
    }
    return best;
  }

  /** Returns the cheapest ways of satisfying a formula, if they cost no more than the limit. */
  #explore(scene: Scene, start: Formula, limit: number): Best {
    const best = new Best(limit, this.#most);
    const narrowed = this.#step() ? narrow(scene, start, limit) : undefined;
    if (narrowed === undefined) return best;
    const { formula, classes } = forced(scene, narrowed);
    const parts = partsOf(formula);
    if (parts.length > 1) {
      best.add(this.#each(scene, parts, limit), 0, classes);
      return best;
    }
    const shared = mostShared(formula);
    if (shared === undefined) {
      const prices = wholePrices(scene);
      best.addWays(
        scene,
        derivations(formula, prices, this.#most),
        costOf(formula, prices),
        classes,
      );
      return best;
    }
    const branches = optionsOf(scene, [...atomsOf(formula, [shared]).values()].flat(), shared)
      .map((to) => {
        const next = fix(formula, shared, to);
        const paid = to < 0 ? 0 : scene.costOf(shared);
        return { to, paid, next, guess: paid + costOf(next, wholePrices(scene)) };
      })
      .sort((a, b) => a.guess - b.guess);
    for (const { to, paid, next } of branches) {
      const own = to < 0 ? classes : new Map(classes).set(shared, to);
      best.add(this.#explore(scene, next, best.limit - paid), paid, own);
    }
    return best;
  }

  /** Returns the cheapest ways of satisfying several formulas that have nothing in common. */
  #each(scene: Scene, parts: readonly Formula[], limit: number): Best {
    const prices = splitPrices(scene, all(parts));
    const leasts = parts.map((part) => Math.ceil(costOf(part, prices) - hair));
    let left = limit - leasts.reduce((total, least) => total + least, 0);
    if (left < 0) return new Best(limit, this.#most);
    let whole = Best.start(scene, this.#most);
    for (const [index, part] of parts.entries()) {
      const least = leasts[index] ?? 0;
      const own = this.#explore(scene, part, least + left);
      if (own.openings.length === 0) return own;
      left -= own.cost - least;
      whole = whole.with(own);
    }
    return whole;
  }
}

type Classes = ReadonlyMap<number, number>;

const noClasses: Classes = new Map();

/** The cheapest openings so far, all of the same cost and each of other items. */
class Best {
  cost = impossible;
  openings: Opening[] = [];
  readonly #limit: number;
  readonly #most: number;
  readonly #keys = new Set<string>();

  constructor(limit: number, most: number) {
    this.#limit = limit;
    this.#most = most;
  }

  static start(scene: Scene, most: number): Best {
    const best = new Best(impossible, most);
    best.addOpening({ scene, classes: noClasses, found: [] }, 0, noClasses);
    return best;
  }

  /** The most that further openings may cost to be of interest. */
  get limit(): number {
    const most = this.openings.length < this.#most ? this.cost : this.cost - 1;
    return Math.min(this.#limit, most);
  }

  addOpening({ scene, classes, found }: Opening, cost: number, also: Classes): void {
    if (cost > this.limit) return;
    if (cost < this.cost) {
      this.cost = cost;
      this.openings = [];
      this.#keys.clear();
    }
    const all = new Map([...also, ...classes]);
    const key = scene.keyOf(all, found);
    if (this.#keys.has(key)) return;
    this.#keys.add(key);
    this.openings.push({ scene, classes: all, found });
  }

  /** Adds openings found apart, once something more is paid and answered. */
  add(other: Best, paid: number, also: Classes = noClasses): void {
    for (const opening of other.openings) this.addOpening(opening, other.cost + paid, also);
  }

  addWays(scene: Scene, ways: readonly Derivation[], cost: number, also: Classes): void {
    for (const way of ways) this.addOpening(openingOf(scene, way), cost, also);
  }

  /** Returns every opening together with every other one. */
  with(other: Best): Best {
    const both = new Best(impossible, this.#most);
    for (const { scene, classes, found } of this.openings) {
      for (const own of other.openings) {
        const opening = { scene, classes, found: [...found, ...own.found] };
        both.addOpening(opening, this.cost + other.cost, own.classes);
      }
    }
    return both;
  }
}

function openingOf(scene: Scene, way: Derivation): Opening {
  const classes = new Map<number, number>();
  const found: FoundCondition[] = [];
  for (const pick of way) {
    if ("condition" in pick) {
      for (let i = 0; i < pick.count; i++) found.push(pick.condition);
    } else classes.set(pick.variable, pick.allowed.indexOf(1));
  }
  return { scene, classes, found };
}

/** Drops ways that cost too much; undefined when nothing is left. */
function narrow(scene: Scene, formula: Formula, limit: number): Formula | undefined {
  const prices = splitPrices(scene, formula);
  const least = Math.ceil(costOf(formula, prices) - hair);
  if (least > limit || least === impossible) return undefined;
  return prune(formula, limit, prices);
}

/** Returns what has to be answered at least besides those found on a list. */
function leastBesides(scene: Scene, formula: Formula, list: number): number {
  const shares = foundShares(scene, formula);
  const found: Prices["found"] = (condition) => (condition.list === list ? 0 : shares(condition));
  return Math.ceil(costOf(formula, pricesOf(splitCosts(scene, formula), found)) - hair);
}

/** Returns prices at which the cost of a formula is never more than it takes. */
function splitPrices(scene: Scene, formula: Formula): Prices {
  return pricesOf(splitCosts(scene, formula), foundShares(scene, formula));
}

/** Returns prices at which every use of an item is paid for. */
function wholePrices(scene: Scene): Prices {
  return pricesOf(scene.costs(), () => 1);
}

/** Returns the item that one way of satisfying a formula can call on most often, if twice. */
function mostShared(formula: Formula): number | undefined {
  let shared: number | undefined;
  let most = 1;
  const { keys, counts } = usesOf(formula);
  keys.forEach((key, index) => {
    const count = counts[index] ?? 0;
    if (key < 0 || count <= most) return;
    most = count;
    shared = key;
  });
  return shared;
}

/** Returns a formula once every shared item that has but one sensible answer has got it. */
function forced(
  scene: Scene,
  start: Formula,
): { readonly formula: Formula; readonly classes: Classes } {
  const classes = new Map<number, number>();
  let formula = start;
  for (;;) {
    const { keys, counts } = usesOf(formula);
    const shared = keys.filter((key, index) => key >= 0 && (counts[index] ?? 0) > 1);
    let isForced = false;
    for (const [variable, atoms] of atomsOf(formula, shared)) {
      const [only = -1, other] = optionsOf(scene, atoms, variable);
      if (other !== undefined) continue;
      if (only >= 0) classes.set(variable, only);
      formula = fix(formula, variable, only);
      isForced = true;
    }
    if (!isForced) return { formula, classes };
  }
}

/** Returns what each item costs when it is split over the uses that one way can make of it. */
function splitCosts(scene: Scene, formula: Formula): Float64Array {
  const prices = scene.costs().slice();
  const { keys, counts } = usesOf(formula);
  keys.forEach((key, index) => {
    const count = counts[index] ?? 1;
    if (key >= 0) prices[key] = (prices[key] ?? 0) / count;
  });
  return prices;
}

/** Tells prices apart; formulas remember what they cost at which. */
let rounds = 0;

function pricesOf(variable: Float64Array, found: Prices["found"]): Prices {
  return { variable, found, round: ++rounds };
}

/** Returns the share of an element to be found that each condition bears. */
function foundShares(scene: Scene, formula: Formula): Prices["found"] {
  const supplies = suppliesOf(formula);
  const shares = new Map(
    supplies.map(({ condition }) => {
      const others = supplies.filter(
        (other) =>
          other.condition.list === condition.list && scene.goTogether(condition, other.condition),
      );
      return [condition, 1 / Math.min(others.length, usesFor(formula, supplyKey(condition.list)))];
    }),
  );
  return (condition) => shares.get(condition) ?? 1;
}

interface SupplyUse {
  readonly condition: FoundCondition;
  /** How many elements are of use there. */
  readonly most: number;
}

/** Returns every place of a formula that takes elements yet to be found. */
function suppliesOf(formula: Formula): readonly SupplyUse[] {
  const supplies: SupplyUse[] = [];
  const walk = (at: Formula): void => {
    if (at.kind === "all" || at.kind === "any") at.of.forEach(walk);
    else if (at.kind === "at-least") {
      at.of.forEach(walk);
      if (at.supply !== undefined) supplies.push({ condition: at.supply, most: at.k });
    } else if (at.kind === "sum") {
      for (const { gates } of at.of) gates.forEach(walk);
      if (at.supply !== undefined) {
        const { condition, gain } = at.supply;
        supplies.push({ condition, most: copies(at.need, gain, at.strict) });
      }
    }
  };
  walk(formula);
  return supplies;
}

/**
 * Returns a list whose elements yet to be found must be counted, and how many may be of use: one
 * could serve several uses, or do harm.
 */
function listToCount(
  scene: Scene,
  formula: Formula,
): { readonly list: number; readonly most: number } | undefined {
  const supplies = suppliesOf(formula);
  for (const name of scene.heeded.keys()) {
    const list = listNames.indexOf(name);
    const uses = usesOf(formula);
    const isTouched = uses.keys.includes(supplyKey(list)) || scene.completes(list, uses);
    return { list, most: isTouched ? usefulOn(scene, list, supplies) : 0 };
  }
  const mustCount = supplies.find(
    ({ condition }, index) =>
      !isPlain(scene, condition, formula) ||
      supplies.some(
        (other, at) =>
          at !== index &&
          other.condition.list === condition.list &&
          scene.goTogether(condition, other.condition),
      ),
  );
  if (mustCount === undefined) return undefined;
  const { list } = mustCount.condition;
  return { list, most: usefulOn(scene, list, supplies) };
}

/** Returns how many elements yet to be found of a list may be of use at the most. */
function usefulOn(scene: Scene, list: number, supplies: readonly SupplyUse[]): number {
  const name = listNames[list] as ListName;
  const { heeded, situation, variables } = scene;
  const { knowledge } = situation;
  // Each may have to refer to others of the list.
  const others = knowledge.references(name, name);
  let sought = heeded.get(name) ?? 0;
  let referredTo = heeded.has(name) ? Number.POSITIVE_INFINITY : 0;
  let references = variables.filter(({ column }) => column.leadsTo === name).length;
  for (const [other, most] of heeded) {
    if (other !== name) references += most * knowledge.references(other, name);
  }
  for (const { condition, most } of supplies) {
    if (condition.list !== list) references += most * knowledge.references(condition.name, name);
    else if (condition.isReferredTo) referredTo += most;
    else sought += condition.refers ? most * (1 + others) : most;
  }
  // However much is asked along a reference, it leads to one.
  return sought + Math.min(referredTo, references) * (1 + others);
}

/** Returns whether an element can be found for a purpose without regard to anything else. */
function isPlain(scene: Scene, condition: FoundCondition, formula: Formula): boolean {
  return !condition.refers && !scene.minds(condition.list, usesOf(formula));
}

type Atom = Extract<Formula, { kind: "atom" }>;

/** Returns the places of a formula that look at each of some items. */
function atomsOf(
  formula: Formula,
  variables: readonly number[],
): ReadonlyMap<number, readonly Atom[]> {
  const atoms = new Map<number, Atom[]>(variables.map((variable) => [variable, []]));
  const walk = (at: Formula): void => {
    if (at.kind === "atom") atoms.get(at.variable)?.push(at);
    else if (at.kind === "sum") for (const { gates } of at.of) gates.forEach(walk);
    else if (at.kind === "all" || at.kind === "any" || at.kind === "at-least") at.of.forEach(walk);
  };
  walk(formula);
  return atoms;
}

/**
 * Returns the classes worth trying for an item, and -1 for leaving it unanswered: where an answer
 * serves all that another one does, and more, it stands for it.
 */
function optionsOf(scene: Scene, atoms: readonly Atom[], variable: number): readonly number[] {
  const covers = (a: number, b: number): boolean =>
    atoms.every((atom) => serves(atom, a) || !serves(atom, b));
  const size = atoms[0]?.allowed.length ?? 0;
  let kept: readonly number[] = [];
  for (let to = 0; to < size; to++) {
    if (covers(-1, to) || kept.some((one) => covers(one, to))) continue;
    kept = [...kept.filter((one) => !covers(to, one)), to];
  }
  const isSilenceServed = scene.costOf(variable) === 0 && kept.some((to) => covers(to, -1));
  return isSilenceServed ? kept : [-1, ...kept];
}

function serves({ allowed, unanswered }: Atom, to: number): boolean {
  return to < 0 ? unanswered : allowed[to] === 1;
}
