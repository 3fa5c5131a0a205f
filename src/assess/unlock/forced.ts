import type { Costs } from "./bound.ts";
import { type Atom, all, atom, type Formula, onlyClass, settle } from "./formula.ts";
import type { Answers } from "./openings.ts";
import { usesOf } from "./uses.ts";

/** A formula once some items have got their answers, and those; nothing is paid for them. */
export interface Settlement {
  readonly formula: Formula;
  readonly classes: Answers;
}

/**
 * Returns a formula once every item has got its answer that has but one sensible answer and is looked
 * at in several places or costs nothing; and once what each conjunct asks of an item by itself is
 * heeded everywhere.
 */
export function forced(scene: Costs, start: Formula): Settlement {
  const classes = new Map<number, number>();
  let formula = start;
  for (;;) {
    const settled = new Map<number, Uint8Array | null>();
    const demands: Formula[] = [];
    const { keys, counts } = usesOf(formula);
    const concerned = keys.filter(
      (key, i) => key >= 0 && ((counts[i] ?? 0) > 1 || scene.costOf(key) === 0),
    );
    const demanded = demandedBy(formula);
    for (const [variable, atoms] of atomsOf(formula, concerned)) {
      const size = atoms[0]?.allowed.length ?? 0;
      const demand = demanded.get(variable);
      const options = optionsOf(scene, atoms, variable, demand);
      const [only = -1, other] = options;
      if (demand !== undefined && (other !== undefined || scene.costOf(variable) > 0)) {
        const sensible = demand.allowed.map((_, to) => (options.includes(to) ? 1 : 0));
        if (atoms.every((one) => one === demand || isHeeded(one, sensible))) continue;
        settled.set(variable, sensible);
        // It is to be paid for, or another answer to be chosen.
        demands.push(atom(variable, sensible, false));
      } else if (other === undefined) {
        settled.set(variable, only < 0 ? null : onlyClass(only, size));
        if (only >= 0) classes.set(variable, only);
      }
    }
    if (settled.size === 0) return { formula, classes };
    formula = all([settle(formula, settled), ...demands]);
  }
}

/** Returns what conjuncts ask of items by themselves. */
function demandedBy(formula: Formula): ReadonlyMap<number, Atom> {
  const demanded = new Map<number, Atom>();
  for (const member of formula.kind === "all" ? formula.of : []) {
    if (member.kind === "atom" && !member.unanswered) demanded.set(member.variable, member);
  }
  return demanded;
}

/** Whether a place asks for some of the classes that an answer may have, and for none beside. */
function isHeeded({ allowed, unanswered }: Atom, classes: Uint8Array): boolean {
  return (
    !unanswered &&
    allowed.every((so, to) => so <= (classes[to] ?? 0)) &&
    classes.some((so, to) => so > (allowed[to] ?? 0))
  );
}

/** Returns the places of a formula that look at each of some items. */
export function atomsOf(
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
 * Returns the classes worth trying for an item, those that are demanded, and -1 for leaving it
 * unanswered unless any is: where an answer serves all that another one does, and more, it stands
 * for it.
 */
export function optionsOf(
  scene: Costs,
  atoms: readonly Atom[],
  variable: number,
  demand?: Atom,
): readonly number[] {
  const covers = (a: number, b: number): boolean =>
    atoms.every((atom) => serves(atom, a) || !serves(atom, b));
  const size = atoms[0]?.allowed.length ?? 0;
  let kept: readonly number[] = [];
  for (let to = 0; to < size; to++) {
    const isOut = demand === undefined ? covers(-1, to) : !serves(demand, to);
    if (isOut || kept.some((one) => covers(one, to))) continue;
    kept = [...kept.filter((one) => !covers(to, one)), to];
  }
  if (demand !== undefined) return kept;
  const isSilenceServed = scene.costOf(variable) === 0 && kept.some((to) => covers(to, -1));
  return isSilenceServed ? kept : [-1, ...kept];
}

function serves({ allowed, unanswered }: Atom, to: number): boolean {
  return to < 0 ? unanswered : allowed[to] === 1;
}
