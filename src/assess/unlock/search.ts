import { Agenda, type Entry, type Rest } from "./agenda.ts";
import { costOf, leastOf, prune } from "./bound.ts";
import { derivations } from "./derivations.ts";
import { atomsOf, optionsOf } from "./forced.ts";
import { all, type Formula, onlyClass, settle } from "./formula.ts";
import { type Answers, noAnswers, type Opening, Openings } from "./openings.ts";
import { partsOf } from "./parts.ts";
import { leastBesides, splitPrices, wholePrices } from "./prices.ts";
import { reduced } from "./reduced.ts";
import type { Scene } from "./scene.ts";
import { type Counting, listToCount } from "./supplies.ts";
import { sizeOf, usesOf } from "./uses.ts";

const impossible = Number.POSITIVE_INFINITY;

/** So many places are looked at in a step; a larger formula, or more people found, take several. */
const placesOfStep = 100;

/** The steps of a search, and how many it may take. */
class Budget {
  steps = 0;
  /** Whether the bound on steps cut the search short. */
  isCut = false;
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  step(): boolean {
    if (this.steps >= this.#most) this.isCut = true;
    else this.steps++;
    return !this.isCut;
  }

  /** Counts what looking at so many places takes beyond the step: much work must not come cheap. */
  charge(places: number): void {
    this.steps = Math.min(this.#most, this.steps + Math.floor(places / placesOfStep));
  }
}

/** What a search found, and whether that is all there is. */
export interface Found {
  readonly openings: readonly Opening[];
  readonly steps: number;
  readonly isCut: boolean;
}

/**
 * Searches a scene for the smallest sets of answers, so many at most, in at most so many steps. One
 * is looked for first, without regard to those that are as small; then the others, in every scene
 * that has one.
 */
export function smallestOpenings(scene: Scene, steps: number, most: number): Found {
  const budget = new Budget(steps);
  const agenda = new Agenda();
  agenda.add({ least: 0, scene: () => scene });
  const first = new Search(budget, 1);
  const one = first.run(agenda, new Openings(impossible, 1));
  const openings = new Openings(one.cost, most);
  openings.add(one, 0);
  const others = new Search(budget, most);
  for (let [next] = one.all; next !== undefined && !openings.isFull; ) {
    const own = new Agenda();
    const { scene: place } = next;
    own.add({ least: one.cost, scene: () => place });
    others.run(own, openings);
    // Once there are enough of them, nothing that is as small is of interest.
    [next] = first.run(agenda, new Openings(openings.limit, 1)).all;
  }
  return { openings: openings.all, steps: budget.steps, isCut: budget.isCut };
}

/**
 * Branch and bound. It branches on what a single way of opening the door could call on twice, and
 * takes apart what has nothing in common; with nothing shared the cost of a formula is exact and its
 * ways can be read off.
 */
class Search {
  readonly #budget: Budget;
  readonly #most: number;

  /** With more than one wanted, those that cost the same are all looked for. */
  constructor(budget: Budget, most: number) {
    this.#budget = budget;
    this.#most = most;
  }

  /** Searches what is on an agenda until nothing on it can be of interest. */
  run(agenda: Agenda, best: Openings): Openings {
    for (;;) {
      const entry = agenda.take(best.limit);
      if (entry === undefined || !this.#budget.step()) return best;
      this.#enter(agenda, entry, best);
    }
  }

  /** Searches a scene, or puts it off until nothing is more promising. */
  #enter(agenda: Agenda, entry: Entry, best: Openings): void {
    const scene = entry.scene();
    const { spent } = scene;
    // Whoever is found may have to do with everybody else who is.
    if (entry.rest === undefined) this.#budget.charge(spent ** 2);
    const { limit } = best;
    const putOff = (least: number, rest?: Rest): void => {
      // What was left out because it costs more may cost no more than this.
      const sooner = Math.min(least, limit + 1);
      if (sooner < impossible) {
        agenda.putOff({ least: sooner, scene: () => scene, rest });
      }
    };
    const known = entry.rest !== undefined && entry.rest.limit >= limit ? entry.rest : undefined;
    const narrowed = narrow(scene, known?.formula ?? scene.formula, limit - spent);
    if (narrowed === undefined) {
      putOff(impossible);
      return;
    }
    this.#budget.charge(sizeOf(narrowed));
    const { formula, classes } =
      known !== undefined || scene.heeded.size > 0
        ? { formula: narrowed, classes: known?.classes ?? noAnswers }
        : reduced(scene, narrowed, this.#most > 1);
    const least = spent + leastOf(formula, splitPrices(scene, formula));
    if (least > limit || least > agenda.least) {
      putOff(least, { formula, classes, limit });
      return;
    }
    const counting = listToCount(scene, formula);
    if (counting !== undefined) {
      this.#count(agenda, scene, formula, counting);
      return;
    }
    const own = this.#branch(scene, formula, limit - spent);
    best.add(own, spent, classes);
    if (own.all.length === 0) putOff(impossible);
  }

  /** Puts the scenes with so many elements of a list found on the agenda. */
  #count(agenda: Agenda, scene: Scene, formula: Formula, { list, most }: Counting): void {
    const add = (count: number, besides: number): void => {
      if (count > most || besides === impossible) return;
      agenda.add({
        least: scene.spent + count + besides,
        scene: () => {
          if (count > 0) add(count + 1, besides);
          return scene.counting(list, count);
        },
      });
    };
    for (const count of [0, 1]) add(count, leastBesides(scene, formula, list, count));
  }

  /** Returns the cheapest ways of satisfying a formula, if they cost no more than the limit. */
  #explore(scene: Scene, start: Formula, limit: number): Openings {
    const narrowed = this.#budget.step() ? narrow(scene, start, limit) : undefined;
    if (narrowed === undefined) return new Openings(limit, this.#most);
    this.#budget.charge(sizeOf(narrowed));
    const { formula, classes } = reduced(scene, narrowed, this.#most > 1);
    const best = new Openings(limit, this.#most);
    best.add(this.#branch(scene, formula, limit), 0, classes);
    return best;
  }

  #branch(scene: Scene, formula: Formula, limit: number): Openings {
    const best = new Openings(limit, this.#most);
    const parts = partsOf(formula);
    if (parts.length > 1) {
      best.add(this.#each(scene, parts, limit), 0);
      return best;
    }
    const shared = mostShared(formula);
    if (shared === undefined) {
      const prices = wholePrices(scene);
      const cost = costOf(formula, prices);
      best.addWays(scene, derivations(formula, prices, this.#most), cost);
      return best;
    }
    const atoms = [...atomsOf(formula, [shared]).values()].flat();
    const size = atoms[0]?.allowed.length ?? 0;
    const branches = optionsOf(scene, atoms, shared)
      .map((to) => {
        const next = settle(formula, new Map([[shared, to < 0 ? null : onlyClass(to, size)]]));
        const paid = to < 0 ? 0 : scene.costOf(shared);
        return { to, paid, next, guess: paid + costOf(next, wholePrices(scene)) };
      })
      .sort((a, b) => a.guess - b.guess);
    for (const { to, paid, next } of branches) {
      const own: Answers = to < 0 ? noAnswers : new Map([[shared, to]]);
      best.add(this.#explore(scene, next, best.limit - paid), paid, own);
    }
    return best;
  }

  /** Returns the cheapest ways of satisfying several formulas that have nothing in common. */
  #each(scene: Scene, parts: readonly Formula[], limit: number): Openings {
    const prices = splitPrices(scene, all(parts));
    const leasts = parts.map((part) => leastOf(part, prices));
    let left = limit - leasts.reduce((total, least) => total + least, 0);
    if (left < 0) return new Openings(limit, this.#most);
    let whole = Openings.start(scene, this.#most);
    for (const [index, part] of parts.entries()) {
      const least = leasts[index] ?? 0;
      const own = this.#explore(scene, part, least + left);
      if (own.all.length === 0) return own;
      left -= own.cost - least;
      whole = whole.with(own);
    }
    return whole;
  }
}

/** Drops ways that cost too much; undefined when nothing is left. */
function narrow(scene: Scene, formula: Formula, limit: number): Formula | undefined {
  const prices = splitPrices(scene, formula);
  const least = leastOf(formula, prices);
  if (least > limit || least === impossible) return undefined;
  return prune(formula, limit, prices);
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
