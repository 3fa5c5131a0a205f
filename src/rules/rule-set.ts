import { z } from "zod";
import { choiceSchema } from "../model/field.ts";
import type { Condition } from "./condition.ts";

/** The longest text a rule set may hold in one place, in characters. */
const longestText = 4000;

/** A text that people read, in both languages. */
export const textSchema = z.strictObject({
  zh: z.string().min(1).max(longestText),
  en: z.string().min(1).max(longestText),
});
const text = textSchema;

const id = z.string().min(1).max(80);
const note = z.string().max(longestText);
const days = z.int().min(1).max(3650);
const sources = z.array(z.string().min(1).max(120)).max(40);
const sourceKind = choiceSchema("sourceKind");

/** Stands for a condition in the schemas; conditions are checked by their own walk. */
export const conditionSchema = z.unknown() as unknown as z.ZodType<Condition>;

const valueTypes = {
  type: z.enum(["boolean", "number", "text", "date", "choice", "set"]),
  /** For a choice or a set: its values, from low to high when `ordered`. */
  values: z
    .array(z.strictObject({ value: id, title: text, note: note.optional() }))
    .min(1)
    .max(50)
    .optional(),
  /** For a choice or a set: the scale or choice of the model to take the values from. */
  scale: z.string().max(80).optional(),
  ordered: z.boolean().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  integer: z.boolean().optional(),
  unit: z.string().max(40).optional(),
};

/** What people observe and record. */
export const signalSchema = z.strictObject({
  title: text,
  subject: z.enum(["deal", "contact", "organisation"]),
  ...valueTypes,
  favours: z.enum(["us", "them", "neither"]),
  ask: text,
  staleAfterDays: days.optional(),
  advice: text.optional(),
  law: z.array(z.string().min(1).max(200)).max(20).optional(),
  source: sources.optional(),
  note: note.optional(),
});

const recordTypes = {
  ...valueTypes,
  type: z.enum(["boolean", "number", "text", "date", "choice", "set", "record"]),
};

/** A field of a record, which may be a record itself. */
export interface RecordField extends z.infer<z.ZodObject<typeof recordTypes>> {
  title?: z.infer<typeof text> | undefined;
  fields?: Record<string, RecordField> | undefined;
  note?: string | undefined;
}

/** A field of a record, which may be a record itself. */
export const recordFieldSchema: z.ZodType<RecordField> = z.strictObject({
  title: text.optional(),
  ...recordTypes,
  /** For a record: its fields, each with a type of its own. */
  fields: z
    .record(
      z.string(),
      z.lazy(() => recordFieldSchema),
    )
    .optional(),
  note: note.optional(),
});

/** A field of the app's own, declared by the rule set that uses it. */
export const customFieldSchema = z.strictObject({
  title: text,
  ...recordTypes,
  /** For a record: its fields, each with a type of its own. */
  fields: z.record(z.string(), recordFieldSchema).optional(),
  ask: text,
  staleAfterDays: days.optional(),
  source: sources.optional(),
  note: note.optional(),
});

/** One thing that must be shown. */
export const checkpointSchema = z.strictObject({
  id,
  title: text,
  essential: z.boolean().optional(),
  weight: z.int().min(0).max(1000).optional(),
  waivable: z.boolean().optional(),
  /** Whether someone may attest it directly, and from which kind of source at least. */
  judgement: z.union([z.boolean(), z.strictObject({ source: sourceKind })]).optional(),
  appliesWhen: conditionSchema.optional(),
  when: conditionSchema.optional(),
  ask: text.optional(),
  advice: text.optional(),
  law: z.array(z.string().min(1).max(200)).max(20).optional(),
  source: sources.optional(),
  note: note.optional(),
});

/** One stage: what must hold to enter it, what is checked in it, what is needed to leave it. */
export const stageSchema = z.strictObject({
  id,
  formerly: z.array(id).max(20).optional(),
  title: text,
  description: text.optional(),
  owner: text.optional(),
  winProbability: z.number().min(0).max(1).optional(),
  appliesWhen: conditionSchema.optional(),
  entry: conditionSchema.optional(),
  passMark: z.int().min(0).max(100).optional(),
  /** What is said of a deal that has come through its door and done what the stage asks. */
  reached: text.optional(),
  checkpoints: z.array(checkpointSchema).max(200),
  advice: text.optional(),
  source: sources.optional(),
  note: note.optional(),
});

/** A warning, or a bar, beside the stages; it never adds points. */
export const flagSchema = z.strictObject({
  id,
  severity: z.enum(["info", "warn", "block"]),
  presumed: z.literal("absent").optional(),
  title: text,
  when: conditionSchema,
  advice: text.optional(),
  law: z.array(z.string().min(1).max(200)).max(20).optional(),
  source: sources.optional(),
  note: note.optional(),
});

/** A rule set as a file holds it. */
export const ruleSetSchema = z.strictObject({
  $schema: z.string().max(400).optional(),
  id,
  version: z.string().min(1).max(40),
  /** `stages` has doors, a `checklist` is only scored, an `overlay` only raises flags. */
  kind: z.enum(["stages", "checklist", "overlay"]),
  title: text,
  description: text.optional(),
  licence: z.string().max(200).optional(),
  /** Days after which a dated observation of a field, a completeness or a `judgement` lapses. */
  staleAfterDays: z.record(z.string(), days).optional(),
  custom: z.record(z.string(), customFieldSchema).optional(),
  signals: z.record(z.string(), signalSchema).optional(),
  conditions: z.record(z.string(), conditionSchema).optional(),
  stages: z.array(stageSchema).max(60).optional(),
  wonAfter: id.optional(),
  flags: z.array(flagSchema).max(200).optional(),
  source: sources.optional(),
  note: note.optional(),
});

/**
 * What people observe and record.
 *
 * @useDeclaredType
 */
export type Signal = z.infer<typeof signalSchema>;
/**
 * A field of the app's own.
 *
 * @useDeclaredType
 */
export type CustomField = z.infer<typeof customFieldSchema>;
/**
 * One thing that must be shown.
 *
 * @useDeclaredType
 */
export type Checkpoint = z.infer<typeof checkpointSchema>;
/**
 * One stage of a rule set.
 *
 * @useDeclaredType
 */
export type Stage<S extends string = string> = Omit<z.infer<typeof stageSchema>, "id"> & {
  readonly id: S;
};
/**
 * A warning or a bar.
 *
 * @useDeclaredType
 */
export type Flag = z.infer<typeof flagSchema>;
/** A rule set, its stage ids literal where they are known. */
export type RuleSet<S extends string = string> = Omit<
  z.infer<typeof ruleSetSchema>,
  "stages" | "wonAfter"
> & {
  readonly stages?: readonly Stage<S>[] | undefined;
  readonly wonAfter?: S | undefined;
};
