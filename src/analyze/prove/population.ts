import type { ListName } from "../../facts/reading.ts";
import type { Crowd, Member, Predicate, Share } from "./crowd.ts";
import { termOf } from "./crowd.ts";
import { FALSE, type Formulas, type Literal, type Term, TRUE } from "./formula.ts";
import { Frame, type Ground } from "./frame.ts";
import type { AttributeAsk } from "./vocabulary.ts";

/** What is asked about the number of elements that are so, and up to which number it matters. */
interface Demand {
  readonly key: Literal;
  most: number;
}

/** How many elements a population must have room for. */
export interface Demands {
  /** By what is asked of an element that is like any other. */
  readonly counts: ReadonlyMap<Literal, Demand>;
  /** The sorts that sums take elements apart into, by their key. */
  readonly sums: ReadonlyMap<string, readonly Predicate[]>;
}

/** Returns a crowd that only takes down what is asked of it, of an element that stands for any. */
export function listener(anyone: Member): Crowd & Demands {
  const counts = new Map<Literal, Demand>();
  const sums = new Map<string, readonly Predicate[]>();
  return {
    counts,
    sums,
    atLeast: (_key, k, predicate) => {
      const key = predicate(anyone);
      if (key === FALSE) return TRUE;
      const demand = counts.get(key) ?? { key, most: 0 };
      demand.most = Math.max(demand.most, k);
      counts.set(key, demand);
      return TRUE;
    },
    sum: (key, sorts) => {
      sums.set(key, sorts);
      return TRUE;
    },
  };
}

/** The most elements that are told apart one by one for one count. */
const mostCounted = 10;
/** The most kinds that the rest of a list is sorted into. */
const mostKinds = 40;

/** What a population may be told. */
export interface PopulationOptions {
  /** Further elements that references lead to. */
  readonly spare: number;
  /** Elements that stay, whoever else there is: those that observations are added about. */
  readonly pinned: number;
  /** The element that stood for any when the demands were taken down. */
  readonly anyone: Member;
}

/**
 * The elements of a list, as many as any list needs to answer every question as some list of any
 * length does. Whatever a list holds, some of it can be left out and the rest be grouped by what
 * it adds to sums, without a count passing a number that some condition names: so many elements
 * as that takes are enough. See docs/decisions/prove.md.
 */
export class Population implements Crowd {
  readonly list: ListName;
  readonly members: readonly Member[];
  /** Whether every list, however long, is stood for. */
  readonly isExact: boolean;
  readonly #ground: Ground;
  readonly #formulas: Formulas;
  /** The place of the element that each count of one is shown by. */
  readonly #own = new Map<Literal, number>();
  readonly #most = new Map<Literal, number>();
  readonly #anyone: Member;
  readonly #singles: readonly Member[];
  readonly #strong: readonly Member[];
  readonly #kinds: readonly Member[];
  readonly #isMixed: boolean;
  readonly #answers = new Map<string, Literal>();
  readonly #amounts = new Map<string, number>();

  constructor(
    ground: Ground,
    list: ListName,
    { counts, sums }: Demands,
    { spare, pinned, anyone }: PopulationOptions,
  ) {
    this.#ground = ground;
    this.#formulas = ground.formulas;
    this.list = list;
    this.#anyone = anyone;
    const make = (name: string, copies?: number): Member => ({
      name,
      present: ground.formulas.atom(`${name} present`),
      frame: new Frame(ground, name),
      ...(copies === undefined ? {} : { copies }),
    });
    const singles: Member[] = [];
    const strong: Member[] = [];
    let isExact = true;
    for (let p = 0; p < pinned; p++) {
      const member = make(`${list} pinned ${p}`);
      ground.assert(member.present);
      strong.push(member);
    }
    for (const { key, most } of counts.values()) {
      if (most > mostCounted) isExact = false;
      const told = Math.min(most, mostCounted);
      this.#most.set(key, most);
      if (told > 1) {
        for (let n = 0; n < told; n++) strong.push(make(`${list} strong ${strong.length}`));
      } else {
        this.#own.set(key, singles.length);
        singles.push(make(`${list} ${singles.length}`));
      }
    }
    for (let n = 0; n < spare; n++) singles.push(make(`${list} ${singles.length}`));
    const all = kindsOf(ground.formulas, sums, anyone);
    if (all.length > mostKinds) isExact = false;
    const kinds = all.slice(0, mostKinds).map((sorts, n): Member => {
      const copies = ground.formulas.quantity(`${list} copies ${n}`, true);
      const kind = make(`${list} kind ${n}`, copies);
      const atLeast = (bound: number) =>
        ground.formulas.sum([{ coefficient: 1, gate: TRUE, quantity: copies }], bound, false);
      ground.assert(ground.formulas.same(kind.present, atLeast(1)));
      ground.assert(atLeast(0));
      for (const sort of sorts) ground.assert(ground.formulas.implies(kind.present, sort(kind)));
      return kind;
    });
    this.#singles = singles;
    this.#strong = strong;
    this.#kinds = kinds;
    this.#isMixed = kinds.length > 0;
    this.members = [...strong, ...singles, ...kinds];
    this.isExact = isExact;
  }

  atLeast(_key: string, k: number, predicate: Predicate): Literal {
    const key = predicate(this.#anyone);
    if (key === FALSE) return FALSE;
    const place = `${k} ${key}`;
    const known = this.#answers.get(place);
    if (known !== undefined) return known;
    const answer = this.#count(key, k, predicate);
    this.#answers.set(place, answer);
    return answer;
  }

  #count(key: Literal, k: number, predicate: Predicate): Literal {
    const formulas = this.#formulas;
    const hit = (member: Member) => formulas.and(member.present, predicate(member));
    const own = this.#own.get(key);
    const most = this.#most.get(key);
    if (most === undefined) throw new RangeError(`nobody asked before: ${key}`);
    const strong = this.#strong.map(hit);
    const singles = this.#singles.map(hit);
    if (own === undefined) {
      // Who is not told apart is one of those that are many enough already.
      const enough = formulas.atLeast(Math.min(most, mostCounted), strong);
      for (const other of [...singles, ...this.#kinds.map(hit)]) {
        this.#ground.assert(formulas.implies(other, enough));
      }
      return formulas.atLeast(k, strong);
    }
    const shown = this.#isMixed
      ? formulas.any([...singles, ...strong])
      : formulas.any([singles[own] as Literal, ...strong]);
    for (const other of [...singles, ...this.#kinds.map(hit)]) {
      this.#ground.assert(formulas.implies(other, shown));
    }
    return shown;
  }

  /** Returns the same elements with one of them told more about: one that is pinned. */
  varied(pinned: Member, frame: Frame): Crowd {
    const told: Member = { ...pinned, frame };
    const turn = (predicate: Predicate): Predicate => {
      return (member) => predicate(member === pinned ? told : member);
    };
    const answers = new Map<string, Literal>();
    return {
      atLeast: (_key, k, predicate) => {
        const key = predicate(this.#anyone);
        if (key === FALSE) return FALSE;
        const place = `${k} ${key}`;
        const answer = answers.get(place) ?? this.#count(key, k, turn(predicate));
        answers.set(place, answer);
        return answer;
      },
      sum: (key, sorts, shares, bound, strict) =>
        this.sum(
          key,
          sorts,
          shares.map((share) => ({ ...share, when: turn(share.when) })),
          bound,
          strict,
        ),
    };
  }

  sum(
    _key: string,
    _sorts: readonly Predicate[],
    shares: readonly Share[],
    bound: number,
    strict: boolean,
  ): Literal {
    const terms = this.members.flatMap((member) =>
      shares.map(({ coefficient, when, attribute }): Term => {
        const gate = this.#formulas.and(member.present, when(member));
        const quantity = attribute === undefined ? member.copies : this.#amount(member, attribute);
        return termOf(coefficient, gate, quantity);
      }),
    );
    return this.#formulas.sum(terms, bound, strict);
  }

  /** Returns what an attribute of an element, or of all of its kind, comes to. */
  #amount(member: Member, { variable, measure }: AttributeAsk): number {
    const key = `${member.name} ${variable.key}`;
    const known = this.#amounts.get(key);
    if (known !== undefined) return known;
    const formulas = this.#formulas;
    const { type } = measure;
    const isInteger = type.kind === "number" && type.integer === true;
    const amount = formulas.quantity(`${key} amount`, isInteger);
    this.#amounts.set(key, amount);
    for (const { state, literal } of member.frame.cells(variable)) {
      const { low, high, open } = variable.range(state);
      const compared = (bound: number, up: boolean): Literal => {
        if (!Number.isFinite(bound)) return TRUE;
        const sign = up ? 1 : -1;
        const own = { coefficient: sign, gate: TRUE, quantity: amount };
        return member.copies === undefined
          ? formulas.sum([own], sign * bound, open)
          : formulas.sum(
              [own, { coefficient: -sign * bound, gate: TRUE, quantity: member.copies }],
              0,
              open,
            );
      };
      this.#ground.assert(
        formulas.implies(
          formulas.and(member.present, literal),
          formulas.and(compared(low, true), compared(high, false)),
        ),
      );
    }
    return amount;
  }

  /** Returns the quantity that stands for an attribute of a member, if it is added up. */
  amountOf(member: Member, variableKey: string): number | undefined {
    return this.#amounts.get(`${member.name} ${variableKey}`);
  }
}

/**
 * Returns what the elements that sums count may be like: of one sort of each sum, or of none, and of
 * some sort of some sum.
 */
function kindsOf(
  formulas: Formulas,
  sums: ReadonlyMap<string, readonly Predicate[]>,
  anyone: Member,
): readonly (readonly Predicate[])[] {
  interface Kind {
    readonly of: readonly Predicate[];
    readonly like: Literal;
    readonly adds: boolean;
  }
  let kinds: readonly Kind[] = [{ of: [], like: TRUE, adds: false }];
  for (const sorts of sums.values()) {
    const ofNone: Predicate = (member) => -formulas.any(sorts.map((sort) => sort(member)));
    kinds = kinds.flatMap(({ of, like, adds }) =>
      [...sorts, ofNone].flatMap((sort): readonly Kind[] => {
        const both = formulas.and(like, sort(anyone));
        if (both === FALSE) return [];
        return [{ of: [...of, sort], like: both, adds: adds || sort !== ofNone }];
      }),
    );
    // Past that many nobody looks at them.
    if (kinds.length > 4 * mostKinds) break;
  }
  return kinds.filter(({ adds }) => adds).map(({ of }) => of);
}
