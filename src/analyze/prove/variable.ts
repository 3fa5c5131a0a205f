import { candidates } from "../../assess/unlock/candidates.ts";
import type { FactType } from "../../facts/fact-type.ts";
import type { ListName, Subject } from "../../facts/reading.ts";
import type { Operand } from "../../logic/operators/operator.ts";
import type { Rank } from "../../logic/truth.ts";
import { firstDay, lastDay } from "../../model/civil-date.ts";
import { Formulas, TRUE } from "./formula.ts";
import { type Measure, numberOf, type Probe, seen } from "./probe.ts";
import { onSet } from "./set-probe.ts";

/** What a value may be like, as far as rules can tell. */
export interface State {
  /** Undefined: unknown. For a set: `[]` stands for any set. */
  readonly value: Operand | undefined;
  /** The rank of the kind of source; 0: a plain value. */
  readonly source: number;
  /** How old it is, in days. */
  readonly age: number;
  /** The answer to each probe, by its key; absent where a known set decides. */
  readonly ranks: ReadonlyMap<string, Rank>;
  /** Whether all that is compared is seen; what is only asked whether it is known may be unknown. */
  readonly isComplete: boolean;
}

/** Where a value stands. */
export interface Place {
  readonly subject: Subject;
  readonly what: string;
  readonly path: readonly string[] | undefined;
  /** Where the undated value stands, from the deal or the element. */
  readonly plain: readonly string[] | undefined;
  /** The reference it is read through. */
  readonly through: { readonly what: string; readonly list: ListName } | undefined;
  /** The list that it refers to. */
  readonly leadsTo: ListName | undefined;
  readonly isApp: boolean;
  readonly isVerdict: boolean;
}

/** A value that rules read, with all that they ask about it. */
export class Variable {
  readonly key: string;
  readonly place: Place;
  readonly probes = new Map<string, Probe>();
  readonly types: FactType[] = [];
  /** How it is measured where it is added up, so that states keep apart what adds up differently. */
  measure: Measure | undefined;
  #states: readonly State[] | undefined;
  #members: readonly string[] | undefined;

  constructor(key: string, place: Place) {
    this.key = key;
    this.place = place;
  }

  /** Adds a question; before the states are asked for. */
  add(probe: Probe, type: FactType): void {
    if (!this.probes.has(probe.key)) this.probes.set(probe.key, probe);
    if (!this.types.includes(type)) this.types.push(type);
  }

  /** What the value may be like: unknown first. */
  get states(): readonly State[] {
    this.#states ??= this.#workOut();
    return this.#states;
  }

  /** For a set: members that between them stand for all that rules tell apart. */
  get members(): readonly string[] {
    this.#members ??= this.#alike();
    return this.#members;
  }

  get isSet(): boolean {
    return this.types.some(({ kind }) => kind === "set");
  }

  /** Returns the numbers that a state stands for, from `low` to `high`; without these when `open`. */
  range(state: State): { readonly low: number; readonly high: number; readonly open: boolean } {
    const measure = this.measure;
    const own = measure && numberOf(state.value, measure);
    if (own === undefined || own === null || measure === undefined) {
      return { low: 0, high: 0, open: false };
    }
    const points = this.#points(measure);
    if (points.includes(own)) return { low: own, high: own, open: false };
    const { min, max } = boundsOf(measure);
    const below = Math.max(...points.filter((point) => point < own));
    const above = Math.min(...points.filter((point) => point > own));
    if (below < min || above > max)
      return { low: Math.max(min, below), high: Math.min(max, above), open: false };
    return { low: below, high: above, open: true };
  }

  #points(measure: Measure): readonly number[] {
    return this.#named().flatMap((value) => {
      const day = typeof value === "number" && measure.days !== undefined;
      if (day) {
        const ahead = (value as number) - measure.today;
        return [measure.days?.direction === "until" ? ahead : -ahead];
      }
      const number = typeof value === "number" ? value : numberOf(value, measure);
      return typeof number === "number" ? [number] : [];
    });
  }

  #named(): readonly Operand[] {
    const own = [...this.probes.values()].flatMap(({ named }) => named);
    return this.measure === undefined
      ? own
      : [...own, ...(this.measure.days ? [this.measure.today] : [0])];
  }

  #workOut(): readonly State[] {
    const probes = [...this.probes.values()];
    const named = this.#named();
    const values: (Operand | undefined)[] = [undefined];
    for (const type of this.types) {
      const own = type.kind === "set" ? [[], null] : candidatesOf(type, named);
      values.push(...own);
    }
    const sources = [
      0,
      ...new Set(probes.map(({ sight }) => sight.minSource).filter((n) => n > 0)),
    ];
    const limits = new Set(probes.map(({ sight }) => sight.stale));
    const ages = limits.size < 2 ? [0] : [0, ...[...limits].filter((n) => n > 0).map((n) => n + 1)];
    const states = new Map<string, State>();
    for (const value of values) {
      for (const source of value === undefined ? [0] : sources) {
        for (const age of value === undefined ? [0] : ages) {
          const state = this.#state(value, source, age);
          const range = this.measure === undefined ? "" : this.range(state).low;
          const isSet = Array.isArray(value);
          const answers = probes.map(({ key: probe }) => state.ranks.get(probe) ?? "?").join("");
          const key = `${answers} ${isSet} ${range} ${state.isComplete}`;
          if (!states.has(key)) states.set(key, state);
        }
      }
    }
    return [...states.values()];
  }

  #state(value: Operand | undefined, source: number, age: number): State {
    const ranks = new Map<string, Rank>();
    let isComplete = true;
    for (const [key, { sight, rank, asksKnown }] of this.probes) {
      const visible = seen(sight, value, source, age);
      if (visible === undefined && asksKnown !== true) isComplete = false;
      if (!Array.isArray(visible)) ranks.set(key, rank(visible));
    }
    return { value, source, age, ranks, isComplete };
  }

  #alike(): readonly string[] {
    const raw = this.types.flatMap((type) =>
      type.kind === "set"
        ? type.of.kind === "choice"
          ? type.of.values.map(({ value }) => value)
          : candidatesOf(type.of, this.#named()).filter((value) => typeof value === "string")
        : [],
    );
    const byAnswers = new Map<string, string>();
    for (const member of raw) {
      const signature = this.#signature(member);
      if (!byAnswers.has(signature)) byAnswers.set(signature, member);
    }
    return [...byAnswers.values()];
  }

  /** Returns what every question about members of a set answers on one of them. */
  #signature(member: string): string {
    const formulas = new Formulas();
    const answers: number[] = [];
    for (const probe of this.probes.values()) {
      onSet(formulas, probe, { members: [member], has: () => TRUE }, (_, answer) => {
        answers.push(answer);
      });
    }
    return answers.join();
  }
}

function candidatesOf(type: FactType, named: readonly Operand[]): readonly Operand[] {
  // A record is only asked whether it is known.
  return type.kind === "record" ? [{} as never] : candidates(type, named);
}

/** Returns the least and the greatest number that an attribute can be. */
function boundsOf({ type, days, today }: Measure): { readonly min: number; readonly max: number } {
  if (days !== undefined) {
    return days.direction === "until"
      ? { min: firstDay - today, max: lastDay - today }
      : { min: today - lastDay, max: today - firstDay };
  }
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } =
    type.kind === "number" ? type : {};
  return { min, max };
}
