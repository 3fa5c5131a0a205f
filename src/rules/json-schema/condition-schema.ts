import type { Fact } from "../../facts/fact.ts";
import type { FactType } from "../../facts/fact-type.ts";
import { factsAbout, type Lexicon, listNames, subjects } from "../../facts/lexicon.ts";
import type { ListName, Subject } from "../../facts/reading.ts";
import { scaleOf } from "../../model/scales.ts";
import { mostValues } from "../check-comparison.ts";
import { mostDecorators } from "../parse-operator.ts";
import { aggregateSchema, elementCondition } from "./aggregate-schema.ts";
import { comparisonSchema, operatorDefinitions } from "./comparison-schema.ts";
import {
  comparedNames,
  customPattern,
  hopPattern,
  knowableNames,
  knownOrAggregate,
  referencesOf,
  signalNames,
  verdictNames,
  workedOut,
} from "./fact-names.ts";
import { keyWords } from "./key-words.ts";
import {
  type Definitions,
  described,
  having,
  named,
  provided,
  refer,
  type Schema,
} from "./schema.ts";

const words = keyWords.condition;
const key = (name: keyof typeof words, schema: Schema = {}): Schema => ({
  ...(schema as object),
  description: described(words[name]),
});
const note = key("note", { type: "string", maxLength: 4000 });

const object = (properties: Readonly<Record<string, Schema>>, required: readonly string[]) => ({
  type: "object",
  properties: { ...properties, note },
  required,
  additionalProperties: false,
});

/** Returns a condition, one branch for each combinator; a question about a fact is a test. */
const combinators = (name: string, test: Schema): Definitions => {
  const members = { type: "array", items: refer(name), minItems: 1 };
  const branches: readonly (readonly [string, Schema])[] = [
    ["all", object({ all: key("all", members) }, ["all"])],
    ["any", object({ any: key("any", members) }, ["any"])],
    ["not", object({ not: key("not", refer(name)) }, ["not"])],
    [
      "atLeast",
      object({ atLeast: key("atLeast", { type: "integer", minimum: 1 }), of: key("of", members) }, [
        "atLeast",
        "of",
      ]),
    ],
    ["condition", object({ condition: key("condition", { type: "string" }) }, ["condition"])],
    ["fact", test],
  ];
  const definitions = branches.map(([present, branch]) => [`${name}-${present}`, branch] as const);
  // Told apart by the key that is there, so that an editor tells what is wrong inside that branch.
  const chosen = branches.reduceRight<Schema>(
    (otherwise, [present]) =>
      provided({ required: [present] }, refer(`${name}-${present}`), otherwise),
    { oneOf: definitions.map(([branch]) => refer(branch)) },
  );
  return { [name]: { type: "object", ...(chosen as object) }, ...Object.fromEntries(definitions) };
};

/** The kinds of source that a condition or a judgement may demand. */
export const sourceKinds = key(
  "source",
  named(scaleOf("sourceKind").values.map(({ value, title }) => [value, title])),
);

const single = ["boolean", "number", "string"];

/** What holds for every question, whatever its fact. */
const generalRules = (records: readonly string[]): readonly Schema[] => [
  provided(having("operator", { pattern: "Than(?:Inclusive)?$" }), {
    properties: { value: { type: [...single, "array"], items: { type: single } } },
  }),
  provided(having("fact", { pattern: knownOrAggregate }), true, {
    properties: { params: { maxProperties: 0 } },
  }),
  provided(
    having("fact", { anyOf: [{ enum: ["known", ...records] }, { pattern: customPattern }] }),
    true,
    { properties: { path: false } },
  ),
  provided(having("fact", { pattern: workedOut }), { properties: { source: false } }),
];

const knownRule = (names: Schema): Schema =>
  provided(having("fact", { const: "known" }), {
    properties: {
      operator: { const: "equal" },
      value: { const: true },
      params: {
        type: "object",
        properties: { of: { description: described(keyWords.params.of), ...(names as object) } },
        required: ["of"],
        additionalProperties: false,
      },
    },
    required: ["params"],
  });

const testSchema = (
  fact: Schema,
  rules: readonly Schema[],
  records: readonly string[],
): Schema => ({
  ...object(
    {
      fact: key("fact", fact),
      operator: key("operator", {
        type: "string",
        pattern: `^(?:[A-Za-z]+:){0,${mostDecorators}}[A-Za-z]+$`,
      }),
      value: key("value", {
        type: [...single, "null", "array"],
        items: { type: [...single, "null"] },
        minItems: 1,
        maxItems: mostValues,
      }),
      path: key("path", { type: "string" }),
      params: key("params", { type: "object" }),
      source: sourceKinds,
    },
    ["fact", "operator", "value"],
  ),
  allOf: [...generalRules(records), ...rules],
});

/** Facts that are compared alike: by name, and by patterns for those one hop away. */
interface Group {
  readonly schema: Schema;
  readonly exact: string[];
  readonly hops: string[];
}

type Groups = Map<string, Group>;

const addGroups = (
  groups: Groups,
  facts: Iterable<Fact>,
  definitions: Record<string, Schema>,
  references?: readonly string[],
): void => {
  const alike = new Map<string, { readonly schema: Schema; readonly names: string[] }>();
  for (const { name, type, personal } of facts) {
    if (personal || type.kind === "record") continue;
    const comparison = comparisonSchema(type, name);
    Object.assign(definitions, comparison.definitions);
    const names = [...(alike.get(comparison.name)?.names ?? []), name];
    alike.set(comparison.name, { schema: refer(comparison.name), names });
  }
  for (const [name, { schema, names }] of alike) {
    const group = groups.get(name) ?? { schema, exact: [], hops: [] };
    groups.set(name, group);
    if (references === undefined) group.exact.push(...names);
    else group.hops.push(hopPattern(references, names));
  }
};

const groupRules = (groups: Groups): readonly Schema[] =>
  [...groups.values()].map(({ schema, exact, hops }) => {
    const names = [
      ...(exact.length === 0 ? [] : [{ enum: exact }]),
      ...(hops.length === 0 ? [] : [{ pattern: `^(?:${hops.join("|")})$` }]),
    ];
    const [only] = names;
    return provided(
      having("fact", names.length === 1 && only !== undefined ? only : { anyOf: names }),
      schema,
    );
  });

const pathsOf = (fields: Readonly<Record<string, FactType>>, prefix = ""): readonly string[] =>
  Object.entries(fields).flatMap(([name, type]) =>
    type.kind === "record" ? pathsOf(type.fields, `${prefix}${name}.`) : [prefix + name],
  );

/** Returns the definitions of every kind of condition over the facts of a lexicon. */
export const conditionDefinitions = (lexicon: Lexicon): Definitions => {
  const definitions: Record<string, Schema> = {
    ...operatorDefinitions,
    "signal-name": signalNames,
  };
  const factsOf = (subject: Subject): readonly Fact[] => [...factsAbout(lexicon, subject).values()];
  const records = factsOf("deal").filter(({ type }) => type.kind === "record");
  const recordNames = records.map(({ name }) => name);
  const recordRules = records.map(({ name, type }) =>
    provided(having("fact", { const: name }), {
      properties: { path: { enum: type.kind === "record" ? pathsOf(type.fields) : [] } },
      required: ["path"],
    }),
  );
  const aggregate = aggregateSchema(lexicon);
  Object.assign(definitions, aggregate.definitions);

  for (const subject of subjects) definitions[`${subject}-fact`] = comparedNames(lexicon, subject);
  definitions["verdict-fact"] = verdictNames(lexicon);
  const isOfVerdict = ({ reading }: Fact): boolean => reading.read === "verdict";
  const rulesOf = (
    facts: Iterable<Fact>,
    hops: Iterable<readonly [ListName, readonly string[]]> = [],
  ): readonly Schema[] => {
    const groups: Groups = new Map();
    addGroups(groups, facts, definitions);
    for (const [list, references] of hops) {
      addGroups(groups, factsOf(list), definitions, references);
    }
    return groupRules(groups);
  };
  const define = (name: string, fact: Schema, knowable: Schema, rules: readonly Schema[]): void => {
    const test = testSchema(fact, [knownRule(knowable), ...rules], recordNames);
    Object.assign(definitions, combinators(name, test));
  };

  const ofDeal = rulesOf(factsOf("deal").filter((fact) => !isOfVerdict(fact)));
  definitions["deal-comparisons"] = { allOf: [...ofDeal, ...aggregate.rules, ...recordRules] };
  const dealRules = [refer("deal-comparisons")];
  define("condition", refer("deal-fact"), knowableNames(lexicon, "deal"), dealRules);

  const flagFact = { anyOf: [refer("deal-fact"), refer("verdict-fact")] };
  const verdictRules = rulesOf(factsOf("deal").filter(isOfVerdict));
  const flagRules = [...dealRules, ...verdictRules];
  define("flag-condition", flagFact, knowableNames(lexicon, "deal"), flagRules);

  for (const list of listNames) {
    const rules = rulesOf(factsOf(list), referencesOf(lexicon, list));
    define(elementCondition(list), refer(`${list}-fact`), knowableNames(lexicon, list), rules);
  }

  // A named condition may be about anything: names that mean the same everywhere are held to it.
  const meanings = new Map<string, Set<string>>();
  const ofElements = listNames.flatMap(factsOf);
  for (const { name, type } of ofElements) {
    const own = comparisonSchema(type, name).name;
    meanings.set(name, (meanings.get(name) ?? new Set()).add(own));
  }
  const clear = new Map(
    ofElements
      .filter(({ name }) => meanings.get(name)?.size === 1)
      .map((fact) => [fact.name, fact]),
  );
  const namedFact = {
    anyOf: [...subjects.map((subject) => refer(`${subject}-fact`)), refer("verdict-fact")],
  };
  const namedRules = [...flagRules, ...rulesOf(clear.values())];
  define("named-condition", namedFact, { type: "string" }, namedRules);
  return definitions;
};
