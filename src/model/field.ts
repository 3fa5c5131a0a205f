import { z } from "zod";
import { parseDay } from "./civil-date.ts";
import { type OrderedScaleId, type ScaleId, type ValueOf, valuesOf } from "./scales.ts";
import { type Text, text } from "./text.ts";

/** What kind of value a field holds, as data. */
export type FieldType =
  | { readonly kind: "boolean" }
  | {
      readonly kind: "number";
      readonly min: number;
      readonly max: number;
      readonly integer: boolean;
    }
  | { readonly kind: "text"; readonly max: number }
  | { readonly kind: "date" }
  | { readonly kind: "choice"; readonly of: ScaleId }
  | { readonly kind: "set"; readonly of?: ScaleId }
  | { readonly kind: "reference"; readonly to: "contact" | "organisation" };

/** The words and the type of a field: a short title, and the question that asks for its value. */
export interface FieldMeta {
  readonly title: Text;
  readonly ask: Text;
  readonly type: FieldType;
  /** Personal data: never scored, left out of reports and logs unless asked for. */
  readonly personal: boolean;
  readonly unit?: string;
}

interface FieldOptions {
  /** Absent: the words of the field's name. */
  readonly en?: string;
  /** Absent: a plain question made of the title, as on a form. */
  readonly ask?: Text;
  readonly personal?: true;
  readonly unit?: string;
}

const types = z.registry<{ type: FieldType }>();
const words = z.registry<FieldOptions & { zh: string }>();
const metas = z.registry<FieldMeta>();

const typed = <Schema extends z.ZodType>(schema: Schema, type: FieldType): Schema => {
  types.add(schema, { type });
  return schema;
};

/** Returns a schema of yes or no. */
export const yesNo = () => typed(z.boolean(), { kind: "boolean" });

/** Returns a schema of finite numbers within bounds, by default any size of either sign. */
export const quantity = (min = -1e15, max = 1e15) =>
  typed(z.number().min(min).max(max), { kind: "number", min, max, integer: false });

/** Returns a schema of whole numbers within bounds, by default 0 to 1e12. */
export const count = (min = 0, max = 1e12) =>
  typed(z.int().min(min).max(max), { kind: "number", min, max, integer: true });

const string = (max: number) => typed(z.string().max(max), { kind: "text", max });

/** Returns a schema of one line of text. */
export const line = () => string(300);

/** Returns a schema of longer text. */
export const prose = () => string(5000);

/** Accepts civil days `YYYY-MM-DD` that exist, years 1900 to 2999. */
export const daySchema = typed(
  z.string().refine((day) => parseDay(day) !== undefined),
  { kind: "date" },
);

/** Returns a schema of civil days. */
export const day = () => daySchema;

/** Returns a schema of one value of a scale or choice. */
export const choice = <Id extends ScaleId>(id: Id) =>
  typed(z.enum(valuesOf(id) as [ValueOf<Id>, ...ValueOf<Id>[]]), { kind: "choice", of: id });

/** Returns a schema of one value of an ordered scale. */
export const scale = <Id extends OrderedScaleId>(id: Id) => choice(id);

/** Returns a schema of a set of values of a choice. */
export const setOf = <Id extends ScaleId>(id: Id) =>
  typed(z.array(z.enum(valuesOf(id) as [ValueOf<Id>, ...ValueOf<Id>[]])).max(200), {
    kind: "set",
    of: id,
  });

/** Returns a schema of a set of texts. */
export const texts = () => typed(z.array(z.string().max(300)).max(200), { kind: "set" });

/** Accepts the id of a deal or of one of its parts. */
export const idSchema = z.string().min(1).max(200);

/** Returns a schema of the id of a contact of the same deal. */
export const contactRef = () => typed(idSchema.clone(), { kind: "reference", to: "contact" });

/** Returns a schema of the id of an organisation of the same deal. */
export const organisationRef = () =>
  typed(idSchema.clone(), { kind: "reference", to: "organisation" });

/**
 * Makes a field: its value may be absent (unknown) or null (known to be none). The English title is
 * the words of the field's name, `is` and `has` left out, where none is given.
 */
export const field = <Schema extends z.ZodType>(
  schema: Schema,
  zh: string,
  options: FieldOptions = {},
): z.ZodOptional<z.ZodNullable<Schema>> => {
  const nullish = schema.nullable().optional();
  const type = types.get(schema);
  if (type) types.add(nullish, type);
  words.add(nullish, { zh, ...options });
  return nullish;
};

const questionOf = ({ zh, en }: Text, type: FieldType): Text => {
  const asked: Readonly<Record<FieldType["kind"], string>> = {
    boolean: "吗",
    number: "是多少",
    date: "是哪天",
    choice: "是哪一种",
    set: "有哪些",
    text: zh.endsWith("人") ? "是谁" : "是什么",
    reference: type.kind === "reference" && type.to === "contact" ? "是谁" : "是哪家",
  };
  return text(`${zh}${asked[type.kind]}？`, `${en.charAt(0).toUpperCase()}${en.slice(1)}?`);
};

const spaced = (name: string): string =>
  name
    .replace(/^(?:is|has)(?=[A-Z])/, "")
    .replace(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`)
    .trim();

/**
 * Returns a strict object schema that is part of another one; the English titles that its fields'
 * names make begin with the prefix.
 */
export const section = <const Shape extends z.ZodRawShape>(prefix: string, shape: Shape) => {
  for (const [name, schema] of Object.entries(shape) as [string, z.ZodType][]) {
    const own = words.get(schema);
    const type = types.get(schema)?.type;
    if (!own || !type) continue;
    const { zh, en = `${prefix} ${spaced(name)}`.trim(), ask, personal = false, unit } = own;
    const title = text(zh, en);
    metas.add(schema, {
      title,
      ask: ask ?? questionOf(title, type),
      type,
      personal,
      ...(unit !== undefined && { unit }),
    });
  }
  return z.strictObject(shape);
};

/** Returns a strict object schema and gives each of its fields the words and type it is known by. */
export const record = <const Shape extends z.ZodRawShape>(shape: Shape) => section("", shape);

/** Returns the words and type of a field, or undefined for a schema that is no field. */
export const fieldMeta = (schema: z.core.$ZodType): FieldMeta | undefined => metas.get(schema);

/** One field of an entity: its dotted name within the entity, its schema, words and type. */
export interface Attribute extends FieldMeta {
  readonly name: string;
  readonly schema: z.ZodType;
}

/** Returns a schema without its nullable and optional wrappers. */
export const unwrapped = (schema: z.core.$ZodType): z.core.$ZodType =>
  schema instanceof z.ZodOptional || schema instanceof z.ZodNullable
    ? unwrapped(schema.unwrap())
    : schema;

/** Returns every field of an object schema, those of objects within it by dotted names. */
export const attributesOf = (schema: z.core.$ZodType, prefix = ""): readonly Attribute[] => {
  const object = unwrapped(schema);
  if (!(object instanceof z.ZodObject)) return [];
  return Object.entries(object.shape as Record<string, z.ZodType>).flatMap(([key, value]) => {
    const name = prefix + key;
    const meta = fieldMeta(value);
    return meta ? [{ name, schema: value, ...meta }] : attributesOf(value, `${name}.`);
  });
};

type Plain = string | number | boolean | null | undefined;

/** A type whose every property and element is readonly. */
export type DeepReadonly<T> = T extends Plain
  ? T
  : T extends readonly (infer Item)[]
    ? readonly DeepReadonly<Item>[]
    : { readonly [Key in keyof T]: DeepReadonly<T[Key]> };
