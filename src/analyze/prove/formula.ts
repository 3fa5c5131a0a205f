/** A formula or its negation: the number of a node, negative when negated. */
export type Literal = number;

/** The formula that always holds. */
export const TRUE: Literal = 1;
/** The formula that never holds. */
export const FALSE: Literal = -1;

/** One summand of a sum: a coefficient that counts while the gate holds, times a quantity if any. */
export interface Term {
  readonly coefficient: number;
  readonly gate: Literal;
  /** The quantity's number; absent: 1. */
  readonly quantity?: number;
}

/** What a node stands for. */
export type FormulaNode =
  | { readonly kind: "true" }
  | { readonly kind: "atom"; readonly name: string }
  | { readonly kind: "and"; readonly of: readonly Literal[] }
  /** The coefficients of those that hold come to at least `bound`; all of them are positive. */
  | {
      readonly kind: "weighted";
      readonly of: readonly Literal[];
      readonly weights: readonly number[];
      readonly bound: number;
    }
  /** The terms come to at least `bound`, to more when `strict`. */
  | {
      readonly kind: "sum";
      readonly terms: readonly Term[];
      readonly bound: number;
      readonly strict: boolean;
    };

/** A number that is not settled: how many elements of a kind, or what they add up to. */
export interface Quantity {
  readonly name: string;
  readonly integer: boolean;
}

/**
 * Formulas as one network in which equal ones are one node, so that what two conditions share is
 * worked out once; constants are folded away.
 */
export class Formulas {
  readonly nodes: FormulaNode[] = [{ kind: "true" }, { kind: "true" }];
  readonly quantities: Quantity[] = [];
  readonly #numbers = new Map<string, Literal>();

  /** Returns a new proposition. */
  atom(name: string): Literal {
    return this.nodes.push({ kind: "atom", name }) - 1;
  }

  /** Returns the number of a new quantity. */
  quantity(name: string, integer: boolean): number {
    return this.quantities.push({ name, integer }) - 1;
  }

  /** Returns the conjunction. */
  and(...of: readonly Literal[]): Literal {
    return this.all(of);
  }

  /** Returns the disjunction. */
  or(...of: readonly Literal[]): Literal {
    return this.any(of);
  }

  /** Returns whether one implies the other. */
  implies(a: Literal, b: Literal): Literal {
    return -this.all([a, -b]);
  }

  /** Returns whether two come to the same. */
  same(a: Literal, b: Literal): Literal {
    if (a === b) return TRUE;
    if (a === -b) return FALSE;
    return this.all([this.implies(a, b), this.implies(b, a)]);
  }

  /** Returns the conjunction of some formulas. */
  all(of: readonly Literal[]): Literal {
    const members = new Set<Literal>();
    for (const member of of) {
      if (member === FALSE || members.has(-member)) return FALSE;
      if (member !== TRUE) members.add(member);
    }
    const sorted = [...members].sort((a, b) => a - b);
    const [only] = sorted;
    if (only === undefined) return TRUE;
    if (sorted.length === 1) return only;
    return this.#add(`and ${sorted.join()}`, { kind: "and", of: sorted });
  }

  /** Returns the disjunction of some formulas. */
  any(of: readonly Literal[]): Literal {
    return -this.all(of.map((member) => -member));
  }

  /** Returns whether at least `k` hold. */
  atLeast(k: number, of: readonly Literal[]): Literal {
    return this.weighted(
      of.map((gate) => ({ gate, coefficient: 1 })),
      k,
    );
  }

  /** Returns whether the coefficients of those that hold come to at least a bound; whole numbers. */
  weighted(terms: readonly Omit<Term, "quantity">[], bound: number): Literal {
    const weights = new Map<Literal, number>();
    let rest = bound;
    for (const { gate, coefficient } of terms) {
      if (gate === FALSE || coefficient === 0) continue;
      if (gate === TRUE) rest -= coefficient;
      else if (gate > 0) weights.set(gate, (weights.get(gate) ?? 0) + coefficient);
      else {
        // What counts while something fails counts always, less what it counts while it holds.
        rest -= coefficient;
        weights.set(-gate, (weights.get(-gate) ?? 0) - coefficient);
      }
    }
    const positive: [Literal, number][] = [];
    for (const [gate, weight] of weights) {
      if (weight > 0) positive.push([gate, weight]);
      else if (weight < 0) {
        rest -= weight;
        positive.push([-gate, -weight]);
      }
    }
    if (rest <= 0) return TRUE;
    const most = positive.reduce((sum, [, weight]) => sum + weight, 0);
    if (most < rest) return FALSE;
    const capped = positive.map(([gate, weight]): [Literal, number] => [
      gate,
      Math.min(weight, rest),
    ]);
    if (capped.every(([, weight]) => weight >= rest)) return this.any(capped.map(([gate]) => gate));
    if (most - Math.min(...positive.map(([, weight]) => weight)) < rest) {
      return this.all(capped.map(([gate]) => gate));
    }
    capped.sort((a, b) => a[0] - b[0]);
    const divisor = capped.reduce((d, [, weight]) => greatestDivisor(d, weight), 0);
    const least = Math.ceil(rest / divisor);
    const of = capped.map(([gate]) => gate);
    const own = capped.map(([, weight]) => weight / divisor);
    return this.#add(`weighted ${least} ${of.join()} ${own.join()}`, {
      kind: "weighted",
      of,
      weights: own,
      bound: least,
    });
  }

  /** Returns whether terms come to at least a bound, to more than it when `strict`. */
  sum(terms: readonly Term[], bound: number, strict: boolean): Literal {
    let rest = bound;
    const open: Term[] = [];
    for (const term of terms) {
      if (term.gate === FALSE || term.coefficient === 0) continue;
      if (term.gate === TRUE && term.quantity === undefined) rest -= term.coefficient;
      else open.push(term);
    }
    if (open.length === 0) return (strict ? 0 > rest : 0 >= rest) ? TRUE : FALSE;
    const key = open.map(({ coefficient, gate, quantity }) => `${coefficient}:${gate}:${quantity}`);
    return this.#add(`sum ${rest} ${strict} ${key.join()}`, {
      kind: "sum",
      terms: open,
      bound: rest,
      strict,
    });
  }

  #add(key: string, node: FormulaNode): Literal {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.nodes.push(node) - 1;
    this.#numbers.set(key, number);
    return number;
  }
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}
