import type { FoundCondition } from "./found-condition.ts";
import type { Uses } from "./uses.ts";

/**
 * When a door is open, said of answers alone: which items are answered, and with which of the
 * classes that their values fall into. Two-valued, though the rules are three-valued: "this leaf
 * is satisfied" is plainly so or not.
 */
export type Formula = Constant | Atom | All | Any | AtLeast | Sum;

/** What the search notes down on a formula; formulas never change otherwise. */
interface Noted {
  /** See `usesOf` and `sizeOf`. */
  uses?: Uses;
  size?: number;
  /** The least cost at the prices of the round `pricedIn`. */
  cost?: number;
  pricedIn?: number;
}

/** Always so, or never. */
export interface Constant extends Noted {
  readonly kind: "true" | "false";
}

/** So when an item has an answer in certain classes, or, if `unanswered`, none. */
export interface Atom extends Noted {
  readonly kind: "atom";
  readonly variable: number;
  /** By class: 1 when an answer in that class makes it so. */
  readonly allowed: Uint8Array;
  readonly unanswered: boolean;
}

/** So when every member is. */
export interface All extends Noted {
  readonly kind: "all";
  readonly of: readonly Formula[];
}

/** So when some member is. */
export interface Any extends Noted {
  readonly kind: "any";
  readonly of: readonly Formula[];
}

/** So when at least `k` are: members, or elements yet to be found that meet the condition. */
export interface AtLeast extends Noted {
  readonly kind: "at-least";
  readonly k: number;
  readonly of: readonly Formula[];
  readonly supply: FoundCondition | undefined;
}

/** So when the members gain at least `need` together (more than it when `strict`). */
export interface Sum extends Noted {
  readonly kind: "sum";
  readonly of: readonly SumMember[];
  readonly need: number;
  readonly strict: boolean;
  /** Elements yet to be found that each gain something. */
  readonly supply: { readonly condition: FoundCondition; readonly gain: number } | undefined;
}

/** Gains the most that an open gate is worth, 0 with none open; a later gate implies the earlier. */
export interface SumMember {
  /** Rising; above 0 unless the first gate is required. */
  readonly gains: readonly number[];
  readonly gates: readonly Formula[];
  /** Whether the first gate must be open. */
  readonly required: boolean;
}

/** The formula that always holds. */
export const TRUE: Formula = { kind: "true" };
/** The formula that never holds. */
export const FALSE: Formula = { kind: "false" };

/** Returns TRUE or FALSE. */
export function constant(holds: boolean): Formula {
  return holds ? TRUE : FALSE;
}

/** Returns the conjunction of formulas. */
export function all(of: readonly Formula[]): Formula {
  const open: Formula[] = [];
  if (!addAll(of, open)) return FALSE;
  const [only = TRUE] = open;
  return open.length < 2 ? only : { kind: "all", of: open };
}

/** Returns the disjunction of formulas. */
export function any(of: readonly Formula[]): Formula {
  const open: Formula[] = [];
  if (!addAny(of, open)) return TRUE;
  const [only = FALSE] = open;
  return open.length < 2 ? only : { kind: "any", of: open };
}

/** Adds conjuncts, what they ask of one item put together; false when they cannot all hold. */
function addAll(of: readonly Formula[], open: Formula[]): boolean {
  for (const member of of) {
    if (member.kind === "false") return false;
    if (member.kind === "all") {
      if (!addAll(member.of, open)) return false;
    } else if (member.kind === "atom") {
      const at = placeOf(member, open);
      const both = at < 0 ? member : intersected(open[at] as Atom, member);
      if (both.kind === "false") return false;
      if (at < 0) open.push(both);
      else open[at] = both;
    } else if (member.kind !== "true") open.push(member);
  }
  return true;
}

/** Adds disjuncts likewise; false when one of them surely holds. */
function addAny(of: readonly Formula[], open: Formula[]): boolean {
  for (const member of of) {
    if (member.kind === "true") return false;
    if (member.kind === "any") {
      if (!addAny(member.of, open)) return false;
    } else if (member.kind === "atom") {
      const at = placeOf(member, open);
      const either = at < 0 ? member : united(open[at] as Atom, member);
      if (either.kind === "true") return false;
      if (at < 0) open.push(either);
      else open[at] = either;
    } else if (member.kind !== "false") open.push(member);
  }
  return true;
}

function placeOf({ variable }: Atom, open: readonly Formula[]): number {
  return open.findIndex((other) => other.kind === "atom" && other.variable === variable);
}

/** Returns what an item's answers say, or TRUE or FALSE when all say the same. */
export function atom(variable: number, allowed: Uint8Array, unanswered: boolean): Formula {
  if (!allowed.includes(1)) {
    if (!unanswered) return FALSE;
  } else if (unanswered && !allowed.includes(0)) return TRUE;
  return { kind: "atom", variable, allowed, unanswered };
}

function intersected(a: Atom, b: Atom): Formula {
  const allowed = a.allowed.map((so, to) => so & (b.allowed[to] ?? 0));
  return atom(a.variable, allowed, a.unanswered && b.unanswered);
}

function united(a: Atom, b: Atom): Formula {
  const allowed = a.allowed.map((so, to) => so | (b.allowed[to] ?? 0));
  return atom(a.variable, allowed, a.unanswered || b.unanswered);
}

/** Returns the formula that holds when at least `k` members, or elements yet to be found, do. */
export function atLeast(k: number, of: readonly Formula[], supply?: FoundCondition): Formula {
  const open: Formula[] = [];
  let missing = k;
  for (const member of of) {
    if (member.kind === "true") missing--;
    else if (member.kind !== "false") open.push(member);
  }
  if (missing <= 0) return TRUE;
  if (supply === undefined) {
    if (missing > open.length) return FALSE;
    if (missing === open.length) return all(open);
    if (missing === 1) return any(open);
  }
  return { kind: "at-least", k: missing, of: open, supply };
}

const hair = 1e-9;

/** Returns whether a total reaches what is needed; sums of fractions are off by a hair. */
export function isEnough(total: number, need: number, strict: boolean): boolean {
  return strict ? total > need + hair : total >= need - hair;
}

/** Returns the formula that holds when members gain what is needed. */
export function sum(
  of: readonly SumMember[],
  need: number,
  strict: boolean,
  supply?: Sum["supply"],
): Formula {
  const open: SumMember[] = [];
  const musts: Formula[] = [];
  let rest = need;
  let least = 0;
  let most = 0;
  for (const member of of) {
    const settled = reckon(member);
    if (settled === undefined) return FALSE;
    rest -= settled.base;
    const { gates, gains, required } = settled.member;
    const [gate] = gates;
    const [first = 0] = gains;
    if (gate === undefined) continue;
    if (required && gates.length === 1) {
      musts.push(gate);
      rest -= first;
    } else {
      open.push(settled.member);
      if (required) least += first;
      most += gains.at(-1) ?? 0;
    }
  }
  if (isEnough(least, rest, strict)) {
    return all([
      ...musts,
      ...open.map(({ gates, required }) => (required ? (gates[0] ?? TRUE) : TRUE)),
    ]);
  }
  if (supply === undefined && !isEnough(most, rest, strict)) return FALSE;
  const body = evenly(open, rest, strict, supply);
  return all([...musts, body]);
}

/** Members that all gain the same are merely counted. */
function evenly(
  of: readonly SumMember[],
  need: number,
  strict: boolean,
  supply: Sum["supply"],
): Formula {
  const gain = of[0]?.gains[0] ?? supply?.gain ?? 0;
  const isEven =
    gain > 0 &&
    (supply === undefined || supply.gain === gain) &&
    of.every(({ gains, required }) => !required && gains.length === 1 && gains[0] === gain);
  if (!isEven) return { kind: "sum", of, need, strict, supply };
  let k = Math.max(0, Math.floor(need / gain) - 1);
  while (!isEnough(k * gain, need, strict)) k++;
  return atLeast(
    k,
    of.map(({ gates }) => gates[0] ?? FALSE),
    supply?.condition,
  );
}

/** Returns a member without what is decided, and what it surely gains; undefined: impossible. */
function reckon({
  gains,
  gates,
  required,
}: SumMember): { readonly member: SumMember; readonly base: number } | undefined {
  let base = 0;
  let must = required;
  let kept: number[] = [];
  gates.forEach((gate, level) => {
    const gain = gains[level] ?? 0;
    if (gate.kind === "true") {
      base = gain;
      must = false;
      kept = [];
    } else if (gate.kind !== "false" && (must || gain > base)) kept.push(level);
  });
  const [first] = kept;
  if (first === undefined) {
    return must ? undefined : { member: { gains: [], gates: [], required: false }, base };
  }
  return {
    base,
    member: {
      gains: kept.map((level) => (gains[level] ?? 0) - base),
      gates: kept.map((level) => gates[level] ?? FALSE),
      required: must,
    },
  };
}

/** Returns the formula that holds when another does not; elements yet to be found are left out. */
export function complement(formula: Formula): Formula {
  switch (formula.kind) {
    case "true":
      return FALSE;
    case "false":
      return TRUE;
    case "atom": {
      const { variable, allowed, unanswered } = formula;
      // Faster than `map`, which looks up what kind of array to make.
      const others = new Uint8Array(allowed.length);
      for (let to = 0; to < allowed.length; to++) others[to] = 1 - (allowed[to] as number);
      return { kind: "atom", variable, allowed: others, unanswered: !unanswered };
    }
    case "all":
      return any(formula.of.map(complement));
    case "any":
      return all(formula.of.map(complement));
    case "at-least":
      return atLeast(formula.of.length - formula.k + 1, formula.of.map(complement));
    case "sum": {
      const most = formula.of.reduce((total, { gains }) => total + (gains.at(-1) ?? 0), 0);
      const lacks = formula.of.map(({ gains, gates }): SumMember => {
        const top = gains.at(-1) ?? 0;
        const levels = gains.map((_, level) => level).reverse();
        return {
          // Where the first gate is required, not to be that far is enough by itself.
          gains: levels.map((level) => top - (gains[level - 1] ?? Math.min(0, gains[0] ?? 0))),
          gates: levels.map((level) => complement(gates[level] ?? FALSE)),
          required: false,
        };
      });
      return any([
        ...formula.of.flatMap(({ required, gates }) =>
          required ? [complement(gates[0] ?? FALSE)] : [],
        ),
        sum(lacks, most - formula.need, !formula.strict),
      ]);
    }
  }
}

/** Returns a formula with its members changed; the same one when none of them are. */
export function withMembers(formula: Formula, change: (member: Formula) => Formula): Formula {
  switch (formula.kind) {
    case "all": {
      const of = changed(formula.of, change);
      return of === formula.of ? formula : all(of);
    }
    case "any": {
      const of = changed(formula.of, change);
      return of === formula.of ? formula : any(of);
    }
    case "at-least": {
      const of = changed(formula.of, change);
      return of === formula.of ? formula : atLeast(formula.k, of, formula.supply);
    }
    case "sum": {
      const of = changed(formula.of, (member) => {
        const gates = changed(member.gates, change);
        return gates === member.gates ? member : { ...member, gates };
      });
      if (of === formula.of) return formula;
      return sum(of, formula.need, formula.strict, formula.supply);
    }
    default:
      return formula;
  }
}

function changed<T>(of: readonly T[], change: (one: T) => T): readonly T[] {
  let others: T[] | undefined;
  of.forEach((one, index) => {
    const other = change(one);
    if (other !== one) others ??= of.slice(0, index);
    others?.push(other);
  });
  return others ?? of;
}

/** What is settled of items: the classes one of which their answer has, or null for no answer. */
export type Settled = ReadonlyMap<number, Uint8Array | null>;

/** Returns a formula once something is settled of some items. */
export function settle(formula: Formula, settled: Settled): Formula {
  if (formula.kind !== "atom") return withMembers(formula, (member) => settle(member, settled));
  const { variable, allowed, unanswered } = formula;
  const classes = settled.get(variable);
  if (classes === undefined) return formula;
  if (classes === null) return constant(unanswered);
  if (classes.every((so, to) => so === 0 || allowed[to] === 1)) return TRUE;
  const both = allowed.map((so, to) => so & (classes[to] ?? 0));
  const isSame = !unanswered && both.every((so, to) => so === allowed[to]);
  return isSame ? formula : atom(variable, both, false);
}

/** Returns the classes with but one among them; with -1, with none. */
export function onlyClass(to: number, size: number): Uint8Array {
  const classes = new Uint8Array(size);
  if (to >= 0) classes[to] = 1;
  return classes;
}

/** Returns whether a formula holds, given the class of each answered item, -1 for the others. */
export function holds(
  formula: Formula,
  classOf: (variable: number) => number,
  foundFor: (formula: Formula) => number,
): boolean {
  const so = (member: Formula): boolean => holds(member, classOf, foundFor);
  switch (formula.kind) {
    case "true":
      return true;
    case "false":
      return false;
    case "atom": {
      const answered = classOf(formula.variable);
      return answered < 0 ? formula.unanswered : formula.allowed[answered] === 1;
    }
    case "all":
      return formula.of.every(so);
    case "any":
      return formula.of.some(so);
    case "at-least":
      return formula.of.filter(so).length + foundFor(formula) >= formula.k;
    case "sum": {
      let total = foundFor(formula) * (formula.supply?.gain ?? 0);
      for (const { gains, gates, required } of formula.of) {
        const level = gates.findLastIndex(so);
        if (required && level < 0) return false;
        total += gains[level] ?? 0;
      }
      return isEnough(total, formula.need, formula.strict);
    }
  }
}
