import { aggregates } from "../../facts/aggregates.ts";
import type { Fact } from "../../facts/fact.ts";
import { type FactType, isOrdered } from "../../facts/fact-type.ts";
import { isOfParties, type Lexicon, listNames } from "../../facts/lexicon.ts";
import type { AggregateFunction, ListName } from "../../facts/reading.ts";
import { text } from "../../model/text.ts";
import { comparisonSchema } from "./comparison-schema.ts";
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

const functions = Object.keys(aggregates) as readonly AggregateFunction[];

/** What the params and the value of aggregates must be, and what that refers to. */
export interface AggregateSchema {
  readonly rules: readonly Schema[];
  readonly definitions: Definitions;
}

/** Returns the name of the condition over one element of a list. */
export const elementCondition = (list: ListName): string => `${list}-condition`;

const words = keyWords.params;

const scope: Schema = {
  ...(named([
    ["all", text("名单上的所有人", "everybody on the list")],
    ["decision-chain", text("只看参与决策的人", "people with a say in the decision")],
  ]) as object),
  description: described(words.scope),
};

const attributesFor = (lexicon: Lexicon, list: ListName, fn: AggregateFunction): readonly Fact[] =>
  [...lexicon.elements[list].values()].filter(
    ({ type, personal, reading }) =>
      !personal &&
      (reading.read === "value" || reading.read === "days") &&
      (fn === "sum"
        ? type.kind === "number"
        : fn === "weightedShare"
          ? type.kind === "number" && (type.min ?? -1) >= 0
          : isOrdered(type)),
  );

const attributeSchema = (facts: readonly Fact[], list: ListName, key: "of" | "weight"): Schema => {
  const names = facts.map(({ name, title }) => [name, title] as const);
  const known = names.length === 0 ? [] : [named(names)];
  const options = [...known, ...(isOfParties(list) ? [refer("signal-name")] : [])];
  return options.length === 0 ? false : { description: described(words[key]), anyOf: options };
};

const paramsSchema = (lexicon: Lexicon, list: ListName, fn: AggregateFunction): Schema => {
  const { needs } = aggregates[fn];
  const condition = (key: "where" | "meets"): Schema => ({
    ...refer(elementCondition(list)),
    description: described(words[key]),
  });
  const facts = attributesFor(lexicon, list, fn);
  const needed = needs.map((need) => [
    need,
    need === "meets" ? condition(need) : attributeSchema(facts, list, need),
  ]);
  return {
    type: "object",
    properties: {
      where: condition("where"),
      ...Object.fromEntries(needed),
      ...(list === "contacts" ? { scope } : {}),
    },
    required: needs,
    additionalProperties: false,
  };
};

const factIs = (names: readonly string[]): Schema => having("fact", { enum: names });

/** Returns the rules that conditions over aggregates must meet. */
export const aggregateSchema = (lexicon: Lexicon): AggregateSchema => {
  const definitions: Record<string, Schema> = {};
  const compare = (type: FactType): Schema => {
    const comparison = comparisonSchema(type, "aggregate", "aggregate");
    Object.assign(definitions, comparison.definitions);
    return refer(comparison.name);
  };
  const all = (fns: readonly AggregateFunction[]): readonly string[] =>
    listNames.flatMap((list) => fns.map((fn) => `${list}.${fn}`));
  const values = [
    provided(factIs(all(["count"])), compare({ kind: "number", min: 0, integer: true })),
    provided(factIs(all(["share", "weightedShare"])), compare({ kind: "number", min: 0, max: 1 })),
    provided(factIs(all(["sum"])), compare({ kind: "number" })),
    provided(factIs(all(["every"])), compare({ kind: "boolean" })),
    provided(factIs(all(["best", "worst"])), {
      properties: { operator: refer("operator-aggregate-ordered") },
    }),
  ];
  const params = listNames.flatMap((list) =>
    functions.map((fn) => {
      const { needs } = aggregates[fn];
      const name = `params-of-${list}.${fn}`;
      definitions[name] = paramsSchema(lexicon, list, fn);
      return provided(factIs([`${list}.${fn}`]), {
        properties: { params: refer(name) },
        ...(needs.length === 0 ? {} : { required: ["params"] }),
      });
    }),
  );
  const ranked = listNames.flatMap((list) => {
    const byType = new Map<string, { readonly schema: Schema; readonly names: string[] }>();
    for (const { name, type } of attributesFor(lexicon, list, "best")) {
      const schema = compare(type);
      const key = JSON.stringify(schema);
      byType.set(key, { schema, names: [...(byType.get(key)?.names ?? []), name] });
    }
    return [...byType.values()].map(({ schema, names }) =>
      provided(
        {
          properties: {
            fact: { enum: [`${list}.best`, `${list}.worst`] },
            params: having("of", { enum: names }),
          },
          required: ["fact", "params"],
        },
        schema,
      ),
    );
  });
  return { rules: [...values, ...params, ...ranked], definitions };
};
