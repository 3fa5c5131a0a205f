import fc from "fast-check";
import {
  all,
  any,
  atLeast,
  atom,
  constant,
  type Formula,
  sum,
  TRUE,
} from "../../src/assess/unlock/formula.ts";
import type { FoundCondition } from "../../src/assess/unlock/found-condition.ts";

/** What somebody to be found must be like: of which classes the answers about them may be. */
export interface Like {
  readonly keen?: readonly number[];
  readonly rank?: readonly number[];
}

/** What is wanted of answers, to be read plainly and to be written as a formula. */
export type Spec =
  | { readonly is: "so"; readonly so: boolean }
  | {
      readonly is: "item";
      readonly item: number;
      /** By class: 1 when such an answer will do. */
      readonly allowed: readonly number[];
      readonly unanswered: boolean;
    }
  | { readonly is: "all" | "any"; readonly of: readonly Spec[] }
  | { readonly is: "some"; readonly k: number; readonly of: readonly Spec[]; readonly like?: Like }
  | {
      readonly is: "sum";
      readonly of: readonly Part[];
      readonly need: number;
      readonly strict: boolean;
      readonly like?: Like;
      readonly gain: number;
    };

/** Gains the most of any gate that is open, or that is behind an open one. */
export interface Part {
  readonly gains: readonly number[];
  readonly gates: readonly Spec[];
  readonly required: boolean;
}

/** Answers: the class of each item's, -1 for none; how many of those found are alike. */
export interface Given {
  readonly classOf: (item: number) => number;
  readonly alike: (spec: Spec) => number;
}

/** Returns whether answers are what is wanted. */
export function isMet(spec: Spec, given: Given): boolean {
  const met = (one: Spec): boolean => isMet(one, given);
  switch (spec.is) {
    case "so":
      return spec.so;
    case "item": {
      const answered = given.classOf(spec.item);
      return answered < 0 ? spec.unanswered : spec.allowed[answered] === 1;
    }
    case "all":
      return spec.of.every(met);
    case "any":
      return spec.of.some(met);
    case "some":
      return spec.of.filter(met).length + given.alike(spec) >= spec.k;
    case "sum": {
      let total = given.alike(spec) * spec.gain;
      for (const { gains, gates, required } of spec.of) {
        const level = gates.findLastIndex(met);
        if (level < 0 && required) return false;
        total += level < 0 ? 0 : (gains[level] ?? 0);
      }
      return spec.strict ? total > spec.need : total >= spec.need;
    }
  }
}

/** Where a spec is written as a formula. */
export interface Place {
  readonly variableOf: (item: number) => number;
  readonly supply: (like: Like) => FoundCondition | undefined;
  /** For each of those found already, when they are alike. */
  readonly rows: (like: Like) => readonly Formula[];
}

/** Returns the formula of a spec. */
export function formulaOf(spec: Spec, place: Place): Formula {
  const of = (one: Spec): Formula => formulaOf(one, place);
  switch (spec.is) {
    case "so":
      return constant(spec.so);
    case "item":
      return atom(place.variableOf(spec.item), Uint8Array.from(spec.allowed), spec.unanswered);
    case "all":
      return all(spec.of.map(of));
    case "any":
      return any(spec.of.map(of));
    case "some": {
      const { k, like } = spec;
      const rows = like === undefined ? [] : place.rows(like);
      return atLeast(k, [...spec.of.map(of), ...rows], like && place.supply(like));
    }
    case "sum": {
      const { like, gain, need, strict } = spec;
      const parts = spec.of.map(({ gains, gates, required }) => ({
        gains,
        gates: gates.map((_, level) => any(gates.slice(level).map(of))),
        required,
      }));
      const rows = (like === undefined ? [] : place.rows(like)).map((gate) => ({
        gains: [gain],
        gates: [gate],
        required: false,
      }));
      const condition = like && place.supply(like);
      return sum([...parts, ...rows], need, strict, condition && { condition, gain });
    }
  }
}

/** Returns a condition for people that anybody meets, told from others by its name. */
export const conditionOf = (name: string): FoundCondition => ({
  list: 0,
  name: "contacts",
  build: () => TRUE,
  isPossible: true,
  refers: false,
  isReferredTo: false,
  goesWith: new Map([[{ name } as never, true]]),
});

/** What specs are made of. */
export interface SpecOptions {
  readonly item: fc.Arbitrary<Spec>;
  /** What those found may have to be like; none: nobody is found. */
  readonly likes: readonly Like[];
  /** How deep specs lie within each other. */
  readonly depth: number;
  /** Whether some members may be counted, or added up; absent: they may. */
  readonly counts?: boolean;
}

/** Makes specs. */
export function specArbitrary({
  item,
  likes,
  depth,
  counts = true,
}: SpecOptions): fc.Arbitrary<Spec> {
  if (depth === 0) return item;
  const inner = specArbitrary({ item, likes, depth: depth - 1, counts });
  const of = fc.array(inner, { minLength: 1, maxLength: 3 });
  const like = likes.length === 0 ? fc.constant(undefined) : fc.option(fc.constantFrom(...likes));
  const part = fc
    .record({
      gains: fc.uniqueArray(fc.integer({ min: -2, max: 5 }), { minLength: 1, maxLength: 3 }),
      required: fc.constantFrom(false, false, true),
    })
    .chain(({ gains: some, required }) => {
      const above = [...new Set(some.map((gain) => (required ? gain : Math.max(1, gain))))];
      const gains = above.sort((a, b) => a - b);
      return fc.tuple(...gains.map(() => inner)).map((gates): Part => ({ gains, gates, required }));
    });
  return fc.oneof(
    { weight: 1, arbitrary: inner },
    { weight: 2, arbitrary: of.map((members): Spec => ({ is: "all", of: members })) },
    { weight: 2, arbitrary: of.map((members): Spec => ({ is: "any", of: members })) },
    {
      weight: counts ? 2 : 0,
      arbitrary: fc
        .record({ k: fc.integer({ min: 1, max: 3 }), of, like })
        .map(({ like, ...rest }): Spec => ({ is: "some", ...rest, ...(like ? { like } : {}) })),
    },
    {
      weight: counts ? 2 : 0,
      arbitrary: fc
        .record({
          of: fc.array(part, { maxLength: 3 }),
          need: fc.integer({ min: -2, max: 6 }),
          strict: fc.boolean(),
          like,
          gain: fc.integer({ min: 1, max: 3 }),
        })
        .map(({ like, ...rest }): Spec => ({ is: "sum", ...rest, ...(like ? { like } : {}) })),
    },
  );
}

/** Returns every spec within a spec, and itself. */
export function specsIn(spec: Spec): readonly Spec[] {
  const inner =
    spec.is === "so" || spec.is === "item"
      ? []
      : spec.is === "sum"
        ? spec.of.flatMap(({ gates }) => gates)
        : spec.of;
  return [spec, ...inner.flatMap(specsIn)];
}
