import { listNames } from "../../facts/lexicon.ts";
import type { ListName } from "../../facts/reading.ts";
import { copies, type Prices } from "./bound.ts";
import type { Formula } from "./formula.ts";
import type { FoundCondition } from "./found-condition.ts";
import type { Scene } from "./scene.ts";
import { supplyKey, usesFor, usesOf } from "./uses.ts";

interface Supply {
  readonly condition: FoundCondition;
  /** How many elements are of use there. */
  readonly most: number;
}

/** Returns every place of a formula that takes elements yet to be found. */
function suppliesOf(formula: Formula): readonly Supply[] {
  const supplies: Supply[] = [];
  const walk = (at: Formula): void => {
    if (at.kind === "all" || at.kind === "any") at.of.forEach(walk);
    else if (at.kind === "at-least") {
      at.of.forEach(walk);
      if (at.supply !== undefined) supplies.push({ condition: at.supply, most: at.k });
    } else if (at.kind === "sum") {
      for (const { gates } of at.of) gates.forEach(walk);
      if (at.supply !== undefined) {
        const { condition, gain } = at.supply;
        // Those who must be answered for may take something away.
        const taken = at.of.reduce(
          (total, { gains: [first = 0] }) => total + Math.min(first, 0),
          0,
        );
        supplies.push({ condition, most: copies(at.need - taken, gain, at.strict) });
      }
    }
  };
  walk(formula);
  return supplies;
}

/** Returns the share of an element to be found that each condition bears. */
export function foundShares(scene: Scene, formula: Formula): Prices["found"] {
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

/** A list whose elements yet to be found must be counted, and how many may be of use. */
export interface Counting {
  readonly list: number;
  readonly most: number;
}

/** Returns what must be counted: elements that could serve several uses, or do harm. */
export function listToCount(scene: Scene, formula: Formula): Counting | undefined {
  const supplies = suppliesOf(formula);
  for (const name of scene.heeded.keys()) {
    const list = listNames.indexOf(name);
    const uses = usesOf(formula);
    const isTouched = uses.keys.includes(supplyKey(list)) || scene.completes(list, uses);
    return { list, most: isTouched ? usefulOn(scene, list) : 0 };
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
  return { list, most: usefulOn(scene, list) };
}

/**
 * Returns how many elements yet to be found of a list may be of use at the most: in the whole formula,
 * for what is left of it without them may no longer ask for those whom it takes once one is found.
 */
function usefulOn(scene: Scene, list: number): number {
  const name = listNames[list] as ListName;
  const { heeded, situation } = scene;
  const { knowledge } = situation;
  // Each may have to refer to others of the list.
  const others = knowledge.references(name, name);
  let sought = heeded.get(name) ?? 0;
  let referredTo = heeded.has(name) ? Number.POSITIVE_INFINITY : 0;
  let references = scene.referencesTo(name);
  for (const [other, most] of heeded) {
    if (other !== name) references += most * knowledge.references(other, name);
  }
  for (const { condition, most } of suppliesOf(scene.formula)) {
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
