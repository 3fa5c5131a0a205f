import { z } from "zod";
import { factCatalogue } from "../facts/catalogue.ts";
import type { Lexicon } from "../facts/lexicon.ts";
import { choices } from "../model/choices.ts";
import { idPattern } from "../model/name-patterns.ts";
import { scales } from "../model/scales.ts";
import { text } from "../model/text.ts";
import { choiceSchemas } from "./json-schema/choice-words.ts";
import { conditionDefinitions, sourceKinds } from "./json-schema/condition-schema.ts";
import { demands } from "./json-schema/demands.ts";
import { ageingNames } from "./json-schema/fact-names.ts";
import { keyWords } from "./json-schema/key-words.ts";
import { described, named, refer, type Schema } from "./json-schema/schema.ts";
import { fieldNamePattern, versionPattern } from "./name-patterns.ts";
import {
  checkpointSchema,
  conditionSchema,
  customFieldSchema,
  flagSchema,
  recordFieldSchema,
  ruleSetSchema,
  signalSchema,
  stageSchema,
  textSchema,
} from "./rule-set.ts";

const parts = z.registry<{ readonly id: string }>();
parts.add(textSchema, { id: "text" });
parts.add(signalSchema, { id: "signal" });
parts.add(customFieldSchema, { id: "custom-field" });
parts.add(recordFieldSchema, { id: "record-field" });
parts.add(stageSchema, { id: "stage" });
parts.add(checkpointSchema, { id: "checkpoint" });
parts.add(flagSchema, { id: "flag" });

type Properties = Readonly<Record<string, { readonly items?: ObjectSchema }>>;
interface ObjectSchema {
  readonly properties: Properties;
}

const id = { pattern: idPattern.source };
const judgement = {
  anyOf: [
    { type: "boolean" },
    {
      type: "object",
      properties: { source: sourceKinds },
      required: ["source"],
      additionalProperties: false,
    },
  ],
};
const fieldNames = { propertyNames: { pattern: fieldNamePattern.source } };

const scaleNames = named(
  Object.entries({ ...scales, ...choices }).map(([name, { ordered, values }]) => {
    const joined = (language: "zh" | "en"): string =>
      values.map(({ title }) => title[language]).join(ordered ? " < " : ", ");
    return [name, text(joined("zh").replaceAll(", ", "、"), joined("en"))];
  }),
);

/** What each part demands of single keys beyond the shape of their values. */
const keyDemands = (
  lexicon: Lexicon,
): Readonly<Record<string, Readonly<Record<string, Schema>>>> => {
  const scale = { scale: refer("scale") };
  return {
    ruleSet: {
      ...choiceSchemas.ruleSet,
      id,
      version: { pattern: versionPattern.source },
      staleAfterDays: { propertyNames: ageingNames(lexicon) },
      custom: fieldNames,
      signals: { propertyNames: { ...id, ...refer("signal-name") } },
      conditions: { propertyNames: id, additionalProperties: refer("named-condition") },
      wonAfter: id,
    },
    signal: { ...scale, ...choiceSchemas.signal },
    "custom-field": {
      ...scale,
      ...choiceSchemas.field,
      fields: { ...fieldNames, minProperties: 1 },
    },
    "record-field": {
      ...scale,
      ...choiceSchemas.field,
      fields: { ...fieldNames, minProperties: 1 },
    },
    stage: { id, formerly: { items: { type: "string", ...id } } },
    checkpoint: { id, judgement },
    flag: { ...choiceSchemas.flag, id },
  };
};

const complete = (part: string, schema: ObjectSchema, lexicon: Lexicon): Schema => {
  const words: Readonly<Record<string, Parameters<typeof described>[0]>> | undefined =
    keyWords[part as keyof typeof keyWords];
  const more = keyDemands(lexicon)[part] ?? {};
  const properties = Object.entries(schema.properties).map(([key, value]) => {
    const items = value.items?.properties === undefined ? {} : inner(value.items, lexicon);
    const own = words?.[key];
    const description = own === undefined ? {} : { description: described(own) };
    // What a flag may read hangs on its severity: told between the keys.
    const plain = part === "flag" && key === "when" ? {} : value;
    return [key, { ...plain, ...items, ...Object(more[key]), ...description }] as const;
  });
  const between = demands[part];
  return {
    ...schema,
    properties: Object.fromEntries(properties),
    ...(between === undefined ? {} : { allOf: between }),
  };
};

const inner = (items: ObjectSchema, lexicon: Lexicon) => ({
  items: complete("choice", items, lexicon),
});

/**
 * Returns the JSON Schema (draft 2020-12) of rule sets: keys described in Chinese and English,
 * facts and scales by name, operators that fit each fact. The same object, keys in the same order,
 * every time. A lexicon with more facts, such as that of a plan, has them in the schema too. What
 * it cannot know, such as the signals of the file itself, it allows.
 *
 * @example
 * ```ts
 * const schema = ruleSetJsonSchema();
 * console.log(Object.keys(schema).includes("$defs")); // true
 * ```
 */
export const ruleSetJsonSchema = (lexicon: Lexicon = factCatalogue): object => {
  const outline = z.toJSONSchema(ruleSetSchema, {
    target: "draft-2020-12",
    metadata: parts,
    override: ({ zodSchema, jsonSchema }) => {
      if ((zodSchema as unknown) === conditionSchema) jsonSchema.$ref = refer("condition").$ref;
    },
  });
  const { $schema, $defs = {}, ...root } = outline;
  const definitions = Object.entries($defs).map(
    ([part, schema]) => [part, complete(part, schema as unknown as ObjectSchema, lexicon)] as const,
  );
  return {
    $schema,
    title: "rule set",
    description: described(
      text(
        "商机规则集：阶段、检查点、信号、条件和提示",
        "rules for deals: stages, checkpoints, signals, conditions, flags",
      ),
    ),
    ...(complete("ruleSet", root as unknown as ObjectSchema, lexicon) as object),
    $defs: {
      ...Object.fromEntries(definitions),
      scale: scaleNames,
      ...conditionDefinitions(lexicon),
    },
  };
};
