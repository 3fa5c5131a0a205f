import { isSameData } from "../assess/same-data.ts";
import type { Text } from "../model/text.ts";
import type { CustomField, RecordField, Signal } from "../rules/rule-set.ts";
import type { PropertyDifference, PropertyValue } from "./difference.ts";

/** Values of a part by the name of the property, absent ones by what absence means. */
export type Values = Readonly<Record<string, PropertyValue | undefined>>;

/** Returns the values that differ, in the order of their names in the newer part. */
export function compareValues(from: Values, to: Values): readonly PropertyDifference[] {
  const names = new Set([...Object.keys(to), ...Object.keys(from)]);
  return [...names].flatMap((property) => {
    const [before, after] = [from[property] ?? null, to[property] ?? null];
    return isSameData(before, after)
      ? []
      : [{ kind: "value", property, from: before, to: after } as const];
  });
}

type Wording = Text | string | readonly string[] | undefined;

/** Returns the texts that differ; a note, the law and sources are texts as well. */
export function compareWords(
  from: Readonly<Record<string, Wording>>,
  to: Readonly<Record<string, Wording>>,
): readonly PropertyDifference[] {
  const names = new Set([...Object.keys(to), ...Object.keys(from)]);
  return [...names].flatMap((property) => {
    const [before, after] = [wording(from[property]), wording(to[property])];
    return isSameData(before, after)
      ? []
      : [{ kind: "words", property, from: before, to: after } as const];
  });
}

function wording(words: Wording): Text | null {
  if (words === undefined) return null;
  if (typeof words === "string") return { zh: words, en: words };
  if (!isList(words)) return { zh: words.zh, en: words.en };
  if (words.length === 0) return null;
  return { zh: words.join("；"), en: words.join("; ") };
}

function isList(words: Text | readonly string[]): words is readonly string[] {
  return Array.isArray(words);
}

/** Returns what makes the type of a signal or a field, its words left out. */
export function typeValues(field: Signal | CustomField | RecordField): Values {
  const { type, scale, min, max, integer = false, unit } = field;
  // Without an order, how the values stand says nothing; a set has none.
  const isOrdered = type === "choice" && field.ordered === true;
  const values = field.values?.map(({ value }) => value);
  return {
    type,
    scale,
    ordered: isOrdered || undefined,
    values: isOrdered ? values : values?.sort(),
    min,
    max,
    integer: integer || undefined,
    unit,
    ...("fields" in field ? fieldValues(field.fields) : {}),
  };
}

function fieldValues(fields: Readonly<Record<string, RecordField>> = {}): Values {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) =>
      Object.entries(typeValues(field)).map(([key, value]) => [`fields.${name}.${key}`, value]),
    ),
  );
}

/** Returns the words of the values of a signal or a field, and those of the fields of a record. */
export function valueWords(
  field: Signal | CustomField | RecordField,
): Readonly<Record<string, Wording>> {
  const { values = [] } = field;
  const fields = "fields" in field ? Object.entries(field.fields ?? {}) : [];
  return Object.fromEntries([
    ...values.flatMap(({ value, title, note }) => [
      [`values.${value}`, title],
      [`note.${value}`, note],
    ]),
    ...fields.flatMap(([name, inner]) => {
      const { title, note } = inner;
      const words = Object.entries({ title, note, ...valueWords(inner) });
      return words.map(([key, said]) => [`fields.${name}.${key}`, said]);
    }),
  ]);
}
