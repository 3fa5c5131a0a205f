import { z } from "zod";
import {
  checkpointSchema,
  conditionSchema,
  customFieldSchema,
  flagSchema,
  ruleSetSchema,
  signalSchema,
  stageSchema,
  textSchema,
} from "./rule-set.ts";

/** The keys of a part of a rule set, each to be changed, or taken away by null. */
type Edited<S extends z.core.$ZodShape> = { [K in keyof S]: z.ZodOptional<z.ZodNullable<S[K]>> };

const edited = <S extends z.core.$ZodShape>(shape: S): Edited<S> =>
  Object.fromEntries(
    Object.entries(shape).map(([key, schema]) => [
      key,
      z.optional(z.nullable(schema as z.ZodType)),
    ]),
  ) as unknown as Edited<S>;

// A text may be changed in one language alone.
const text = z
  .strictObject({ zh: textSchema.shape.zh.optional(), en: textSchema.shape.en.optional() })
  .nullable()
  .optional();
const id = stageSchema.shape.id;

/** Where an item stands among the others: right after, or right before, one of them. */
const place = { after: id.optional(), before: id.optional() };

/** Changes to a signal, or a new one. */
const signalEditSchema = z.strictObject({
  ...edited(signalSchema.shape),
  title: text,
  ask: text,
  advice: text,
});

/** Changes to a custom field, or a new one. */
const customFieldEditSchema = z.strictObject({
  ...edited(customFieldSchema.shape),
  title: text,
  ask: text,
});

/** Changes to a checkpoint, or a new one. */
const checkpointEditSchema = z.strictObject({
  ...edited(checkpointSchema.omit({ id: true }).shape),
  title: text,
  ask: text,
  advice: text,
  ...place,
});

/** Changes to a stage, or a new one. */
const stageEditSchema = z.strictObject({
  ...edited(stageSchema.omit({ id: true }).shape),
  title: text,
  description: text,
  owner: text,
  advice: text,
  checkpoints: z.record(id, checkpointEditSchema.nullable()).optional(),
  ...place,
});

/** Changes to a flag, or a new one. */
const flagEditSchema = z.strictObject({
  ...edited(flagSchema.omit({ id: true }).shape),
  title: text,
  advice: text,
  ...place,
});

const { staleAfterDays, licence, wonAfter, source, note, $schema, version } = ruleSetSchema.shape;

/** What the base said in a place: a plain value, or of what is longer the digest, and its name. */
export const baseRecordSchema = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.strictObject({ digest: z.string().max(64), title: z.string().max(300).optional() }),
]);

/** A rule set that builds on another, as a file holds it. */
export const extensionSchema = z.strictObject({
  $schema,
  id,
  version,
  /** The rule set that it builds on, in the version that the changes were made against. */
  extends: z.strictObject({ id, version }),
  title: text,
  description: text,
  licence: licence.nullable(),
  staleAfterDays: z.record(z.string(), staleAfterDays.unwrap().valueType.nullable()).optional(),
  custom: z.record(z.string(), customFieldEditSchema.nullable()).optional(),
  signals: z.record(z.string(), signalEditSchema.nullable()).optional(),
  conditions: z.record(z.string(), z.nullable(conditionSchema)).optional(),
  stages: z.record(z.string(), stageEditSchema.nullable()).optional(),
  wonAfter: wonAfter.nullable(),
  flags: z.record(z.string(), flagEditSchema.nullable()).optional(),
  source: source.nullable(),
  note: note.nullable(),
  /** What the base said where this file changes it, by JSON pointer; written by `flatten`. */
  was: z.record(z.string(), baseRecordSchema).optional(),
});

/**
 * A rule set that builds on another one by id and version: what is absent stays as it is there,
 * null takes away.
 *
 * @useDeclaredType
 */
export type Extension = z.infer<typeof extensionSchema>;

/** What the base said in a place: a plain value, null for nothing, or the digest of what is longer. */
export type BaseRecord = z.infer<typeof baseRecordSchema>;
