import { z } from "zod";
import { parseDay } from "./civil-date.ts";
import { type ScaleId, scaleOf, type ValueOf, valuesOf } from "./scales.ts";
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
  readonly unit?: string | undefined;
}

/** What a field is called beside its Chinese title; a text alone is the English one. */
type More =
  | string
  | {
      /** Absent: the words of the field's name, `is` and `has` left out. */
      readonly en?: string;
      /** Absent: a plain question made of the title, as on a form. */
      readonly ask?: Text;
      readonly personal?: true;
    };

interface Known extends Exclude<More, string> {
  readonly zh: string;
  readonly type: FieldType;
  readonly unit?: string | undefined;
}

const known = z.registry<Known>();
const metas = z.registry<FieldMeta>();

/** Makes a field: its value may be absent (unknown) or null (known to be none). */
const field = <Schema extends z.ZodType>(
  schema: Schema,
  type: FieldType,
  zh: string,
  more: More = {},
  unit?: string,
): z.ZodOptional<z.ZodNullable<Schema>> => {
  const nullish = schema.nullable().optional();
  known.add(nullish, { zh, type, unit, ...(typeof more === "string" ? { en: more } : more) });
  return nullish;
};

/** Returns a field of yes or no. */
export const yesNo = (zh: string, more?: More) => field(z.boolean(), { kind: "boolean" }, zh, more);

const number = (
  bounds: readonly [min: number, max: number],
  zh: string,
  more?: More,
  unit?: string,
) => {
  const [min, max] = bounds;
  const type = { kind: "number", min, max, integer: false } as const;
  return field(z.number().min(min).max(max), type, zh, more, unit);
};

/** Returns a field of quantities, 0 and more. */
export const quantity = (zh: string) => number([0, 1e15], zh);

/** Returns a field of amounts of money, 0 and more. */
export const money = (zh: string, more?: More) => number([0, 1e15], zh, more, "money");

/** Returns a field of amounts of money that may be negative. */
export const balance = (zh: string) => number([-1e15, 1e15], zh, undefined, "money");

/** Returns a field of percentages, 0 to 100. */
export const percent = (zh: string, more?: More) => number([0, 100], zh, more, "percent");

const whole = (min: number, zh: string, more?: More) => {
  const type = { kind: "number", min, max: 1e12, integer: true } as const;
  return field(z.int().min(min).max(1e12), type, zh, more);
};

/** Returns a field of whole numbers, 0 and more. */
export const count = (zh: string, more?: More) => whole(0, zh, more);

/** Returns a field of ranks, the first is 1. */
export const rank = (zh: string) => whole(1, zh);

const string = (max: number, zh: string, more?: More) =>
  field(z.string().max(max), { kind: "text", max }, zh, more);

/** Returns a field of one line of text. */
export const line = (zh: string, more?: More) => string(300, zh, more);

/** Returns a field of longer text. */
export const prose = (zh: string, more?: More) => string(5000, zh, more);

/** Accepts civil days `YYYY-MM-DD` that exist, years 1900 to 2999. */
export const daySchema = z.string().refine((day) => parseDay(day) !== undefined);

/** Returns a field of civil days. */
export const day = (zh: string, more?: More) => field(daySchema, { kind: "date" }, zh, more);

/** Returns a schema of one value of a scale or choice. */
export const choiceSchema = <Id extends ScaleId>(id: Id) =>
  z.enum(valuesOf(id) as [ValueOf<Id>, ...ValueOf<Id>[]]);

/** Returns a field of one value of a choice or an ordered scale. */
export const choice = <Id extends ScaleId>(of: Id, zh: string, more?: More) =>
  field(choiceSchema(of), { kind: "choice", of }, zh, more);

/** Returns a field of a set of values of a choice. */
export const setOf = <Id extends ScaleId>(of: Id, zh: string, more?: More) =>
  field(z.array(choiceSchema(of)).max(200), { kind: "set", of }, zh, more);

/** Returns a field of a set of texts. */
export const texts = (zh: string, more?: More) =>
  field(z.array(z.string().max(300)).max(200), { kind: "set" }, zh, more);

/** Accepts the id of a deal or of one of its parts. */
export const idSchema = z.string().min(1).max(200);

/** Returns a field of the id of a contact of the same deal. */
export const contactRef = (zh: string, more?: More) =>
  field(idSchema, { kind: "reference", to: "contact" }, zh, more);

/** Returns a field of the id of an organisation of the same deal. */
export const organisationRef = (zh: string, more?: More) =>
  field(idSchema, { kind: "reference", to: "organisation" }, zh, more);

/** How a question for a text ends in Chinese, by how its title ends; else 是什么. */
const endings: readonly (readonly [RegExp, string])[] = [
  [/[人表]$/, "是谁"],
  [/(部门|行业|区域)$/, "是哪个"],
  [/(要求|办法|规则|需求|[势虑]|风险|异议|问题|资源|机会|人员)$/, "有哪些"],
  [/(情况|前景|地位|关系|流程|习惯|特点)$/, "是怎样的"],
];

const questionOf = ({ zh, en }: Text, type: FieldType): Text => {
  const endingOf: Readonly<Record<FieldType["kind"], string>> = {
    boolean: "吗",
    number: "是多少",
    date: "是哪天",
    choice: type.kind === "choice" && scaleOf(type.of).ordered ? "如何" : "是哪一种",
    set: "有哪些",
    text: endings.find(([ending]) => ending.test(zh))?.[1] ?? "是什么",
    reference: type.kind === "reference" && type.to === "contact" ? "是谁" : "是哪家",
  };
  const asked = endingOf[type.kind];
  return text(`${zh}${asked}？`, `${leadOf(en, asked)} ${en}?`);
};

/** Returns how the question for a title begins in English, by how it ends in Chinese. */
const leadOf = (title: string, asked: string): string => {
  if (asked === "吗") return "Yes or no:";
  if (asked === "是谁") return "Who is the";
  // One or several, as what comes before a preposition says: "roles in the decision".
  return /[^su]s$/.test(title.replace(/ (..|per) .*/, "")) ? "What are the" : "What is the";
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
    const own = known.get(schema);
    if (!own) continue;
    const { zh, en = `${prefix} ${spaced(name)}`.trim(), type, personal = false, unit } = own;
    const title = text(zh, en);
    const { ask = questionOf(title, type) } = own;
    metas.add(schema, { title, ask, type, personal, unit });
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
