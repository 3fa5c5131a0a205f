import { z } from "zod";
import { choiceSchema, daySchema } from "../model/field.ts";

const name = z.string().min(1).max(200);
const prose = z.string().max(4000);
const text = z.strictObject({ zh: z.string().min(1).max(4000), en: z.string().min(1).max(4000) });
const literal = z.union([
  z.boolean(),
  z.number(),
  z.string().max(5000),
  z.null(),
  z.array(z.string().max(300)).max(200),
]);

export const dateRulesSchema = z.strictObject({
  formats: z.array(name).min(1).max(20),
  firstYear: z.int().min(1900).max(2900).optional(),
  zone: name.optional(),
  dayIn: name.optional(),
});

const numberRulesSchema = z.strictObject({
  decimal: z.string().length(1).optional(),
  group: z.string().length(1).optional(),
  affixes: z.array(z.string().min(1).max(20)).max(20).optional(),
  exponent: z.int().min(-12).max(12).optional(),
});

/** What a value map makes of a cell: a value, or for a stage, where the deal stood and how it ended. */
export const meaningSchema = z.union([
  literal,
  z.strictObject({ stage: name.optional(), outcome: choiceSchema("outcome").optional() }),
]);

/** Where the cells of a column go, and how they are read. */
export const columnSchema = z.strictObject({
  to: name,
  /** What cells of the app's own fields and signals hold; the model knows its own. */
  as: z.enum(["boolean", "number", "text", "date", "set"]).optional(),
  /** What each cell means; a cell that is not listed is a fault unless `otherwise` says what then. */
  values: z.record(z.string(), meaningSchema).optional(),
  otherwise: z
    .union([z.enum(["reject", "unknown", "keep"]), z.strictObject({ value: literal })])
    .optional(),
  /** Cells that mean nobody knows, beside those of the whole mapping. */
  unknown: z.array(z.string().max(300)).max(100).optional(),
  /** What parts the values of a set. */
  split: z.string().min(1).max(5).optional(),
  dates: dateRulesSchema.optional(),
  numbers: numberRulesSchema.optional(),
  /** The column with the day on which this was observed; it makes an observation of the cell. */
  observedIn: name.optional(),
  source: choiceSchema("sourceKind").optional(),
  note: prose.optional(),
});

/** One file: what a row of it is, what its rows refer to, and where its cells go. */
export const fileSchema = z.strictObject({
  /** What the file is called. */
  file: name,
  /** Whether it may be left away; then references to it are not followed. */
  optional: z.boolean().optional(),
  delimiter: z.string().length(1).optional(),
  encoding: name.optional(),
  /** The column that names a row. */
  key: name.optional(),
  /** Where no column names a deal: its id is this and the line it stands on. */
  numbered: z.string().max(100).optional(),
  /** Columns that hold keys of other files. */
  refersTo: z.record(z.string(), name).optional(),
  /** Rows to leave out, by what a column holds: deleted ones, for example. */
  skip: z.record(z.string(), z.array(z.string().max(300)).min(1).max(100)).optional(),
  /** What each row becomes; absent: part of the deal itself. */
  into: z
    .enum(["contacts", "organisations", "needs", "dates", "documents", "activities", "history"])
    .optional(),
  /** By the name of the column; in the file, a single target may stand without its list. */
  columns: z.record(z.string(), z.array(columnSchema).min(1).max(10)),
  /** Values that every row has. */
  constants: z.record(z.string(), literal).optional(),
  /** Columns that are left out on purpose. */
  ignore: z.array(name).max(500).optional(),
  note: prose.optional(),
});

/** How the rows of exported files become deals. */
export const mappingSchema = z.strictObject({
  $schema: z.string().max(400).optional(),
  id: name,
  title: text,
  description: text.optional(),
  /** The rule set that stages and their history belong to. */
  ruleSet: name.optional(),
  /** Which of the files has one row a deal. */
  deals: name,
  /** Cells that mean nobody knows. An empty cell always does, unless a value map lists it. */
  unknown: z.array(z.string().max(300)).max(100).optional(),
  dates: dateRulesSchema.optional(),
  numbers: numberRulesSchema.optional(),
  /** The day of observations that have none of their own. */
  observedAt: daySchema.optional(),
  /** Who made the observations. */
  by: name.optional(),
  files: z.record(z.string(), fileSchema),
  note: prose.optional(),
});

/**
 * How the rows of exported files become deals.
 *
 * @useDeclaredType
 */
export type Mapping = z.infer<typeof mappingSchema>;
/**
 * One file of a mapping.
 *
 * @useDeclaredType
 */
export type MappedFile = z.infer<typeof fileSchema>;
/**
 * Where the cells of a column go, and how they are read.
 *
 * @useDeclaredType
 */
export type MappedColumn = z.infer<typeof columnSchema>;
/**
 * What a value map makes of a cell.
 *
 * @useDeclaredType
 */
export type Meaning = z.infer<typeof meaningSchema>;
