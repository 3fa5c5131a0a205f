import { factCatalogue } from "../facts/catalogue.ts";
import type { Lexicon } from "../facts/lexicon.ts";
import { idPattern } from "../model/name-patterns.ts";
import type { Text } from "../model/text.ts";
import { text } from "../model/text.ts";
import { extensionWords, placeWords } from "./json-schema/extension-words.ts";
import { described, named, refer, type Schema } from "./json-schema/schema.ts";
import { versionPattern } from "./name-patterns.ts";
import type { RuleSet } from "./rule-set.ts";
import { ruleSetJsonSchema } from "./rule-set-json-schema.ts";

/** What the schema of extensions may be told. */
export interface ExtensionJsonSchemaOptions {
  /** The rule set that they build on: its ids are offered, with their titles. */
  readonly base?: RuleSet;
  /** The facts that conditions may name: those of the base, of an app; absent: the catalogue. */
  readonly lexicon?: Lexicon;
}

interface Part {
  readonly [key: string]: unknown;
  readonly properties: Readonly<Record<string, { readonly [key: string]: unknown }>>;
  readonly required?: readonly string[];
  readonly allOf?: readonly Schema[];
}
type Titled = readonly (readonly [id: string, title: Text])[];

const id = { type: "string", pattern: idPattern.source };
const nothing = { type: "null" };

const orNull = ({ description, ...schema }: { readonly [key: string]: unknown }): Schema => ({
  ...(description === undefined ? {} : { description }),
  anyOf: [schema, nothing],
});

const neighbours = (others: Titled): Part["properties"] => {
  const known = others.length === 0 ? [] : [named(others)];
  const schema = { anyOf: [...known, id] };
  return {
    after: { ...schema, description: described(placeWords.after) },
    before: { ...schema, description: described(placeWords.before) },
  };
};

/** Returns a part as an extension changes it: every key may be absent, or null to take it away. */
const editOf = (part: Part, more: Part["properties"] = {}): Schema => {
  const { required: _required, allOf: _demands, properties, ...rest } = part;
  const { id: _id, ...changed } = properties;
  const edited = Object.entries(changed).map(([key, schema]) => [
    key,
    schema.$ref === refer("text").$ref ? { ...schema, ...refer("text-edit") } : orNull(schema),
  ]);
  return { ...rest, properties: { ...Object.fromEntries(edited), ...more } };
};

/** Returns a part as an extension adds it: whole, its id being its key. */
const additionOf = (part: Part, more: Part["properties"] = {}): Schema => {
  const { id: _id, ...properties } = part.properties;
  const required = (part.required ?? []).filter((key) => key !== "id");
  return { ...part, properties: { ...properties, ...more }, required };
};

/** Returns a section whose parts are named by id: those of the base, and others. */
const byId = (known: readonly (readonly [string, Text, Schema])[], other: Schema): Schema => ({
  type: "object",
  propertyNames: { pattern: idPattern.source },
  properties: Object.fromEntries(
    known.map(([key, title, schema]) => [
      key,
      { ...(schema as object), description: described(title) },
    ]),
  ),
  additionalProperties: other,
});

const titlesOf = (items: readonly { readonly id: string; readonly title: Text }[] = []): Titled =>
  items.map((item) => [item.id, item.title] as const);

/**
 * Returns the JSON Schema (draft 2020-12) of rule sets that build on another. Told the base, it
 * offers the ids of its stages, checkpoints, signals and flags, and demands that what has another
 * id is written down whole. The same object, keys in the same order, every time.
 */
export const extensionJsonSchema = (options: ExtensionJsonSchemaOptions = {}): object => {
  const { base, lexicon = factCatalogue } = options;
  const whole = ruleSetJsonSchema(lexicon) as Part & { readonly $defs: Record<string, Part> };
  const { signal, flag, stage, checkpoint, text: bothLanguages } = whole.$defs;
  const field = whole.$defs["custom-field"];
  // Invariant: the schema of rule sets defines its parts.
  if (!signal || !flag || !stage || !checkpoint || !bothLanguages || !field) return whole;
  const when = { description: flag.properties.when?.description, ...refer("flag-condition") };
  const flagPart: Part = { ...flag, properties: { ...flag.properties, when } };
  const { required: _both, ...oneLanguage } = bothLanguages;

  const stages = base?.stages ?? [];
  const allCheckpoints = titlesOf(stages.flatMap(({ checkpoints }) => checkpoints));
  const places = {
    checkpoint: neighbours(allCheckpoints),
    stage: neighbours(titlesOf(stages)),
    flag: neighbours(titlesOf(base?.flags)),
  };
  const edit = (name: string): Schema => ({ anyOf: [refer(`${name}-edit`), nothing] });
  const known = (items: Titled, name: string): readonly (readonly [string, Text, Schema])[] =>
    items.map(([key, title]) => [key, title, edit(name)]);
  // Without a base nobody can tell what is there: whatever is named may be a change.
  const other = (name: string): Schema =>
    base === undefined ? edit(name) : refer(`${name}-addition`);
  const checkpointsOf = (items: Titled, rest: Schema) => ({
    ...(byId(known(items, "checkpoint"), rest) as object),
    description: described(placeWords.checkpoints),
  });
  const added = checkpointsOf([], refer("checkpoint-addition"));
  const ofStages = stages.map(({ id: key, title, checkpoints }) => {
    const inner = checkpointsOf(titlesOf(checkpoints), other("checkpoint"));
    const schema = editOf(stage, { ...places.stage, checkpoints: inner });
    return [key, title, { anyOf: [schema, nothing] }] as const;
  });
  const entries = <T>(map: Readonly<Record<string, T>> = {}) => Object.entries(map);
  const titled = (map: RuleSet["signals"] | RuleSet["custom"]): Titled =>
    entries<{ readonly title: Text }>(map).map(([key, { title }]) => [key, title] as const);
  const condition = (): Schema => ({ anyOf: [refer("named-condition"), nothing] });
  const named_ = entries(base?.conditions).map(
    ([key]) => [key, text("命名条件", "a named condition"), condition()] as const,
  );
  const fields = byId(known(titled(base?.custom), "custom-field"), other("custom-field"));
  const { properties } = whole;
  const ages = properties.staleAfterDays ?? {};

  const sections: Readonly<Record<keyof typeof extensionWords, Schema>> = {
    $schema: properties.$schema ?? {},
    id,
    version: { type: "string", pattern: versionPattern.source },
    extends: {
      type: "object",
      properties: {
        id: {
          ...(base === undefined ? id : { const: base.id }),
          description: described(placeWords.baseId),
        },
        version: {
          type: "string",
          pattern: versionPattern.source,
          ...(base === undefined ? {} : { examples: [base.version] }),
          description: described(placeWords.baseVersion),
        },
      },
      required: ["id", "version"],
      additionalProperties: false,
    },
    title: refer("text-edit"),
    description: refer("text-edit"),
    licence: orNull(properties.licence ?? {}),
    staleAfterDays: { ...ages, additionalProperties: orNull(Object(ages.additionalProperties)) },
    custom: { ...(fields as object), propertyNames: properties.custom?.propertyNames },
    signals: byId(known(titled(base?.signals), "signal"), other("signal")),
    conditions: byId(named_, condition()),
    stages: byId(ofStages, other("stage")),
    wonAfter: orNull({ ...properties.wonAfter, ...id }),
    flags: byId(known(titlesOf(base?.flags), "flag"), other("flag")),
    source: orNull(properties.source ?? {}),
    note: orNull(properties.note ?? {}),
    was: { type: "object" },
  };
  return {
    $schema: whole.$schema,
    title: "rule set that extends another",
    description: described(
      text(
        "扩展规则集：在另一个规则集上改、增、删",
        "a rule set that builds on another: what it changes, adds and takes away",
      ),
    ),
    type: "object",
    properties: Object.fromEntries(
      Object.entries(extensionWords).map(([key, words]) => [
        key,
        {
          ...(sections[key as keyof typeof extensionWords] as object),
          description: described(words),
        },
      ]),
    ),
    required: ["id", "version", "extends"],
    additionalProperties: false,
    $defs: {
      ...whole.$defs,
      "text-edit": { anyOf: [oneLanguage, nothing] },
      "signal-edit": editOf(signal),
      "custom-field-edit": editOf(field),
      "checkpoint-edit": editOf(checkpoint, places.checkpoint),
      "flag-edit": editOf(flagPart, places.flag),
      "stage-edit": editOf(stage, {
        ...places.stage,
        checkpoints: checkpointsOf([], edit("checkpoint")),
      }),
      "signal-addition": signal,
      "custom-field-addition": field,
      "checkpoint-addition": additionOf(checkpoint, places.checkpoint),
      "flag-addition": additionOf(flag, places.flag),
      "stage-addition": additionOf(stage, { ...places.stage, checkpoints: added }),
    },
  };
};
