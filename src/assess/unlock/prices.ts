import { leastOf, type Prices, pricesOf } from "./bound.ts";
import type { Formula } from "./formula.ts";
import type { Scene } from "./scene.ts";
import { foundShares } from "./supplies.ts";
import { usesOf } from "./uses.ts";

/** Returns prices at which the cost of a formula is never more than it takes. */
export function splitPrices(scene: Scene, formula: Formula): Prices {
  return pricesOf(splitCosts(scene, formula), foundShares(scene, formula));
}

/** Returns prices at which every use of an item is paid for. */
export function wholePrices(scene: Scene): Prices {
  return pricesOf(scene.costs(), () => 1);
}

/** Returns what a formula takes at least besides those found on a list, who do all that can be done. */
export function leastBesides(scene: Scene, formula: Formula, list: number, found: number): number {
  const shares = foundShares(scene, formula);
  const price = found > 0 ? 0 : Number.POSITIVE_INFINITY;
  const prices = pricesOf(splitCosts(scene, formula), (condition) =>
    condition.list === list ? price : shares(condition),
  );
  return leastOf(formula, prices);
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
