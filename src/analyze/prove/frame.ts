import { FALSE, type Formulas, type Literal, TRUE } from "./formula.ts";
import type { Rails } from "./rails.ts";
import { onSet } from "./set-probe.ts";
import type { State, Variable } from "./variable.ts";
import type { Ask } from "./vocabulary.ts";

/** A state that a value may be in, and whether it is. */
export interface Cell {
  readonly state: State;
  readonly literal: Literal;
}

/** What a frame is made within. */
export interface Ground {
  readonly formulas: Formulas;
  /** Whether everything that rules read is known. */
  readonly isComplete: boolean;
  /** Takes what holds in every deal. */
  readonly assert: (axiom: Literal) => void;
}

/** A value that is settled: which state it is in, and for a set which members it has. */
export interface Settled {
  readonly state: State;
  readonly members: readonly string[];
}

/** The values of a deal, or of one element of a list, as propositions made when they are asked for. */
export class Frame {
  readonly name: string;
  readonly #ground: Ground;
  readonly #settled: ((variable: Variable) => Settled) | undefined;
  readonly #cells = new Map<Variable, readonly Cell[]>();
  readonly #bits = new Map<Variable, readonly Literal[]>();
  readonly #rails = new Map<string, Rails>();
  readonly #base: Frame | undefined;

  constructor(
    ground: Ground,
    name: string,
    settled?: (variable: Variable) => Settled,
    base?: Frame,
  ) {
    this.#ground = ground;
    this.name = name;
    this.#settled = settled;
    this.#base = base;
  }

  /** Returns the same frame with one value left to be another one. */
  varied(variable: Variable, name: string): Frame {
    const other = new Frame(this.#ground, name, undefined, this);
    other.#make(variable);
    return other;
  }

  /** Returns the states that a value may be in, exactly one of which it is. */
  cells(variable: Variable): readonly Cell[] {
    const own = this.#cells.get(variable);
    if (own !== undefined) return own;
    return this.#base === undefined ? this.#make(variable) : this.#base.cells(variable);
  }

  /** Returns for each member that rules tell apart whether a set has it. */
  bits(variable: Variable): readonly Literal[] {
    const own = this.#bits.get(variable);
    if (own !== undefined) return own;
    if (this.#base !== undefined && !this.#cells.has(variable)) return this.#base.bits(variable);
    const has = this.#settled?.(variable).members;
    const bits = variable.members.map((member) =>
      has === undefined
        ? this.#ground.formulas.atom(`${this.name} ${variable.key} has ${member}`)
        : has.includes(member)
          ? TRUE
          : FALSE,
    );
    this.#bits.set(variable, bits);
    return bits;
  }

  /** Returns the answer to what is asked of a value. */
  rails({ variable, probe }: Ask): Rails {
    if (this.#base !== undefined && !this.#cells.has(variable)) {
      return this.#base.rails({ variable, probe });
    }
    const key = `${variable.key} ${probe.key}`;
    const known = this.#rails.get(key);
    if (known !== undefined) return known;
    const { formulas } = this.#ground;
    const sure: Literal[] = [];
    const may: Literal[] = [];
    for (const { state, literal } of this.cells(variable)) {
      const rank = state.ranks.get(probe.key);
      if (rank === undefined) {
        const bits = this.bits(variable);
        const has = (index: number) => bits[index] ?? FALSE;
        const holds = onSet(formulas, probe, { members: variable.members, has });
        sure.push(formulas.and(literal, holds));
        may.push(formulas.and(literal, holds));
      } else {
        if (rank === 2) sure.push(literal);
        if (rank > 0) may.push(literal);
      }
    }
    const rails = { sure: formulas.any(sure), may: formulas.any(may) };
    this.#rails.set(key, rails);
    return rails;
  }

  #make(variable: Variable): readonly Cell[] {
    const { formulas, isComplete, assert } = this.#ground;
    const settled = this.#settled?.(variable);
    const states =
      settled === undefined
        ? variable.states.filter((state) => !isComplete || state.isComplete)
        : [settled.state];
    // Invariant: something can be known of every value, so that there is a state left.
    const cells = states.map((state, index): Cell => {
      if (states.length === 1) return { state, literal: TRUE };
      const name = `${this.name} ${variable.key} ${index}`;
      return { state, literal: index === 1 && states.length === 2 ? FALSE : formulas.atom(name) };
    });
    const [first, second] = cells;
    if (first !== undefined && second !== undefined && cells.length === 2) {
      cells[1] = { state: second.state, literal: -first.literal };
    } else if (cells.length > 2) {
      const literals = cells.map(({ literal }) => literal);
      assert(formulas.any(literals));
      literals.forEach((one, i) => {
        for (const other of literals.slice(i + 1)) assert(-formulas.and(one, other));
      });
    }
    this.#cells.set(variable, cells);
    return cells;
  }
}
