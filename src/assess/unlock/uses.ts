import type { Formula } from "./formula.ts";
import type { FoundCondition } from "./found-condition.ts";

/** What is called on, by variable or by the key of a list for elements yet to be found; how often. */
export interface Uses {
  readonly keys: readonly number[];
  readonly counts: readonly number[];
}

const noUses: Uses = { keys: [], counts: [] };

/** The key of a list among uses, by the list's index. */
export function supplyKey(list: number): number {
  return -1 - list;
}

/**
 * Returns how often a single way of satisfying a formula can call on each item at most. An item
 * called on once is nobody else's business: any answer that serves will do.
 */
export function usesOf(formula: Formula): Uses {
  formula.uses ??= countUses(formula);
  return formula.uses;
}

/** Returns in how many places a formula looks at items. */
export function sizeOf(formula: Formula): number {
  formula.size ??= countPlaces(formula);
  return formula.size;
}

function countPlaces(formula: Formula): number {
  let size = 0;
  switch (formula.kind) {
    case "atom":
      return 1;
    case "all":
    case "any":
    case "at-least":
      for (const member of formula.of) size += sizeOf(member);
      return size;
    case "sum":
      for (const { gates } of formula.of) for (const gate of gates) size += sizeOf(gate);
      return size;
    default:
      return size;
  }
}

function countUses(formula: Formula): Uses {
  switch (formula.kind) {
    case "true":
    case "false":
      return noUses;
    case "atom":
      return { keys: [formula.variable], counts: [1] };
    case "all":
      return joined(formula.of.map(usesOf), false, undefined);
    case "any":
      return joined(formula.of.map(usesOf), true, undefined);
    case "at-least":
      return joined(formula.of.map(usesOf), false, formula.supply);
    case "sum": {
      // Of the gates of a member one is taken.
      const members = formula.of.map(({ gates }) => joined(gates.map(usesOf), true, undefined));
      return joined(members, false, formula.supply?.condition);
    }
  }
}

/** Counts by key, lists first; all zero between calls. */
let tally = new Int32Array(1024);
const lists = 8;

/** Joins uses: the most of any one, or all together, and those of elements yet to be found. */
function joined(of: readonly Uses[], isMost: boolean, supply: FoundCondition | undefined): Uses {
  const [first] = of;
  if (first !== undefined && of.length === 1 && supply === undefined) return first;
  const keys: number[] = [];
  const count = (key: number, uses: number): void => {
    const at = key + lists;
    if (at >= tally.length) {
      const larger = new Int32Array(at * 2);
      larger.set(tally);
      tally = larger;
    }
    const known = tally[at] ?? 0;
    if (known === 0) keys.push(key);
    tally[at] = isMost ? Math.max(known, uses) : known + uses;
  };
  for (const uses of of) {
    for (let i = 0; i < uses.keys.length; i++) count(uses.keys[i] ?? 0, uses.counts[i] ?? 0);
  }
  if (supply !== undefined) count(supplyKey(supply.list), 1);
  const counts = keys.map((key) => {
    const uses = tally[key + lists] ?? 0;
    tally[key + lists] = 0;
    return uses;
  });
  return { keys, counts };
}

/** Returns how often a formula calls on something. */
export function usesFor(formula: Formula, key: number): number {
  const { keys, counts } = usesOf(formula);
  return counts[keys.indexOf(key)] ?? 0;
}
