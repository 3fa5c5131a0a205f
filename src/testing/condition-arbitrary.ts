import fc from "fast-check";
import { sourceKinds } from "../assess/source-kinds.ts";
import { aggregates } from "../facts/aggregates.ts";
import type { Fact } from "../facts/fact.ts";
import { type FactType, isOrdered, leadsTo } from "../facts/fact-type.ts";
import { factsAbout, type Lexicon } from "../facts/lexicon.ts";
import type { AggregateFunction, ListName, Subject } from "../facts/reading.ts";
import type { Condition, FactCondition } from "../rules/condition.ts";
import { aggregateComparisonArbitrary, comparisonArbitrary } from "./comparison-arbitrary.ts";
import { optional } from "./optional.ts";

/** What generated conditions speak of. */
export interface Topic {
  readonly lexicon: Lexicon;
  /** The names to draw from, by what they are about. */
  readonly names: Readonly<Record<Subject, readonly string[]>>;
  /** The lists to count over. */
  readonly lists: readonly ListName[];
  /** The named conditions to refer to, about the deal. */
  readonly conditions: readonly string[];
  readonly asOf: string;
}

const source = fc.oneof(
  { weight: 9, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.constantFrom(...sourceKinds).map((kind) => ({ source: kind })) },
);

/** Makes conditions about a subject: every combinator, every kind of leaf, at most so deep. */
export function conditionArbitrary(
  topic: Topic,
  subject: Subject,
  depth: number,
): fc.Arbitrary<Condition> {
  const test = testArbitrary(topic, subject, depth);
  if (depth <= 0) return test;
  const member = fc.oneof(
    { weight: 2, arbitrary: test },
    {
      weight: 1,
      arbitrary: fc.constant(null).chain(() => conditionArbitrary(topic, subject, depth - 1)),
    },
  );
  const members = fc.array(member, { minLength: 1, maxLength: 3 });
  const named = subject === "deal" ? topic.conditions.map((condition) => ({ condition })) : [];
  return fc.oneof(
    { weight: 4, arbitrary: test },
    ...(named.length === 0 ? [] : [{ weight: 1, arbitrary: fc.constantFrom(...named) }]),
    { weight: 2, arbitrary: members.map((any) => ({ any })) },
    { weight: 1, arbitrary: members.map((all) => ({ all })) },
    { weight: 1, arbitrary: member.map((not) => ({ not })) },
    {
      weight: 1,
      arbitrary: members.chain((of) =>
        fc.integer({ min: 1, max: of.length }).map((atLeast) => ({ atLeast, of })),
      ),
    },
  );
}

function testArbitrary(topic: Topic, subject: Subject, depth: number): fc.Arbitrary<Condition> {
  const names = topic.names[subject];
  const scalar = fc
    .constantFrom(...names)
    .chain((name) => scalarArbitrary(name, factNamed(topic, subject, name), topic));
  const known = fc.tuple(fc.constantFrom(...names), source).map(([of, demand]) => {
    const { type } = factNamed(topic, subject, of);
    const path = pathOf(type);
    const whole = { fact: "known", operator: "equal", value: true, params: { of } };
    return {
      ...whole,
      ...(isObservable(of) ? demand : {}),
      ...(path === undefined ? {} : { path }),
    };
  });
  if (subject !== "deal" || topic.lists.length === 0) {
    return fc.oneof({ weight: 7, arbitrary: scalar }, { weight: 1, arbitrary: known });
  }
  const counted = fc
    .tuple(fc.constantFrom(...topic.lists), fc.constantFrom(...functionNames))
    .chain(([list, fn]) => aggregateArbitrary(topic, list, fn, Math.max(0, depth - 1)));
  return fc.oneof(
    { weight: 6, arbitrary: scalar },
    { weight: 1, arbitrary: known },
    { weight: 5, arbitrary: counted },
  );
}

const functionNames = Object.keys(aggregates) as AggregateFunction[];

/** Returns the fact of a name, one hop along a reference included. */
function factNamed({ lexicon }: Pick<Topic, "lexicon">, subject: Subject, name: string): Fact {
  const facts = factsAbout(lexicon, subject);
  const own = facts.get(name);
  if (own !== undefined) return own;
  const dot = name.indexOf(".");
  const list = leadsTo(facts.get(name.slice(0, dot))?.type);
  const target = list === undefined ? undefined : lexicon.elements[list].get(name.slice(dot + 1));
  if (target === undefined) throw new RangeError(`no fact ${name} about ${subject}`);
  return target;
}

function pathOf(type: FactType): string | undefined {
  if (type.kind !== "record") return undefined;
  const [first] = Object.entries(type.fields);
  if (first === undefined) return undefined;
  const inner = pathOf(first[1]);
  return inner === undefined ? first[0] : `${first[0]}.${inner}`;
}

function scalarArbitrary(
  name: string,
  { type }: Fact,
  { asOf }: Topic,
): fc.Arbitrary<FactCondition> {
  const paths = type.kind === "record" ? leafPaths(type, "") : [];
  const place =
    paths.length === 0 ? fc.constant({ type, path: undefined }) : fc.constantFrom(...paths);
  return place.chain((at) =>
    fc.tuple(comparisonArbitrary(at.type, asOf), source).map(([comparison, demand]) => ({
      fact: name,
      ...comparison,
      ...(isObservable(name) ? demand : {}),
      ...(at.path === undefined ? {} : { path: at.path }),
    })),
  );
}

/** No observation holds the day of coming on file, so that it has no source. */
function isObservable(name: string): boolean {
  return !/(^|\.)addedAt(\.|$)/.test(name);
}

function leafPaths(
  type: FactType,
  prefix: string,
): readonly { readonly type: FactType; readonly path: string }[] {
  if (type.kind !== "record") return [{ type, path: prefix }];
  return Object.entries(type.fields).flatMap(([name, field]) =>
    leafPaths(field, prefix === "" ? name : `${prefix}.${name}`),
  );
}

function aggregateArbitrary(
  topic: Topic,
  list: ListName,
  fn: AggregateFunction,
  depth: number,
): fc.Arbitrary<Condition> {
  const { needs, yields } = aggregates[fn];
  const typed = topic.names[list].map((name) => ({
    name,
    type: factNamed(topic, list, name).type,
  }));
  const own = typed.filter(({ name }) => topic.lexicon.elements[list].has(name));
  const attributes = own.filter(({ type }) =>
    needs.includes("weight")
      ? type.kind === "number" && (type.min ?? -1) >= 0
      : fn === "sum"
        ? type.kind === "number"
        : isOrdered(type),
  );
  const needed = needs.find((need) => need === "of" || need === "weight");
  if (needed !== undefined && attributes.length === 0)
    return aggregateArbitrary(topic, list, "count", depth);
  const about = conditionArbitrary(topic, list, depth);
  const attribute = needed === undefined ? fc.constant(undefined) : fc.constantFrom(...attributes);
  return attribute.chain((attr) => {
    const yielded: FactType =
      yields === "count"
        ? { kind: "number", min: 0, max: 4, integer: true }
        : yields === "fraction"
          ? { kind: "number", min: 0, max: 1 }
          : yields === "boolean"
            ? { kind: "boolean" }
            : yields === "number" || attr === undefined
              ? { kind: "number" }
              : attr.type;
    return fc
      .tuple(
        aggregateComparisonArbitrary(yielded, topic.asOf),
        optional(about, 0.5),
        about,
        fc.constantFrom("all", "decision-chain", undefined),
      )
      .map(([comparison, where, meets, scope]) => ({
        fact: `${list}.${fn}`,
        ...comparison,
        params: {
          ...(where === undefined ? {} : { where }),
          ...(needs.includes("meets") ? { meets } : {}),
          ...(needed === undefined || attr === undefined ? {} : { [needed]: attr.name }),
          ...(list === "contacts" && scope !== undefined ? { scope } : {}),
        },
      }));
  });
}
