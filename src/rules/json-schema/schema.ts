import type { Text } from "../../model/text.ts";

/** A JSON Schema, or a part of one. */
export type Schema = boolean | { readonly [key: string]: unknown };

/** Schemas by the name that the others refer to them by. */
export type Definitions = Readonly<Record<string, Schema>>;

/** Returns the schema that stands for a definition. */
export const refer = (name: string): { readonly $ref: string } => ({
  $ref: `#/$defs/${encodeURIComponent(name.replaceAll("~", "~0").replaceAll("/", "~1"))}`,
});

/** Returns a text as editors show it: both languages, a line each. */
export const described = ({ zh, en }: Text): string => `${zh}\n${en}`;

/** Returns the schema of some names with what each of them means. */
export const named = (names: readonly (readonly [name: string, words: Text])[]): Schema => ({
  enum: names.map(([name]) => name),
  enumDescriptions: names.map(([, words]) => `${words.zh} / ${words.en}`),
});

/** Returns a regular expression that a text matches as it is. */
export const literally = (word: string): string => word.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");

/** Returns the schema that asks for one thing where a condition holds, for another where not. */
export const provided = (condition: Schema, then: Schema, otherwise?: Schema) => ({
  if: condition,
  then,
  ...(otherwise === undefined ? {} : { else: otherwise }),
});

/** Returns the schema of an object whose key meets another schema. */
export const having = (key: string, schema: Schema): Schema => ({
  properties: { [key]: schema },
  required: [key],
});
