import type { FactType } from "../facts/fact-type.ts";
import type { Operand } from "../logic/operators/operator.ts";
import { firstDay, formatDay, lastDay } from "../model/civil-date.ts";
import type { FieldValue } from "../model/field-value.ts";
import { type Language, type Text, text } from "../model/text.ts";
import { listClauses, listOut } from "./enumeration.ts";
import { formatNumber, formatPercent } from "./number.ts";

const yes = text("是", "yes");
const no = text("否", "no");
const none = text("无", "none");
const emptySet = text("空", "nothing");

/** What is written behind a number, by the unit of its type; a unit not listed stands as it is. */
const units: Readonly<Record<string, Text>> = {
  days: text(" 天", " days"),
  percent: text("%", "%"),
  money: text("", ""),
};

/**
 * Returns a value in words: yes or no, a number with separators and unit, the title of a choice, a
 * record field by field. An ordered choice may stand as its rank and a date as its day number; null
 * is "none".
 */
export function describeValue(value: Operand | FieldValue, type: FactType, lang: Language): string {
  if (value === null) return none[lang];
  if (typeof value === "boolean") return (value ? yes : no)[lang];
  if (isList(value)) return describeList(value, type, lang);
  if (typeof value === "object") return describeRecord(value, type, lang);
  switch (type.kind) {
    case "number":
      return typeof value === "number" ? describeNumber(value, type.unit, lang) : value;
    case "choice": {
      const choice =
        typeof value === "number"
          ? type.values[value]
          : type.values.find((one) => one.value === value);
      return choice?.title[lang] ?? String(value);
    }
    case "date":
      return typeof value === "number" ? describeDay(value) : value;
    case "set":
      return describeValue(value, type.of, lang);
    default:
      return typeof value === "number" ? formatNumber(value) : value;
  }
}

function describeList(values: readonly Operand[], type: FactType, lang: Language): string {
  if (values.length === 0) return emptySet[lang];
  return listOut(
    values.map((one) => describeValue(one, type, lang)),
    lang,
  );
}

/** Returns what a record holds, field by field; fields within fields by their path. */
function describeRecord(
  record: Readonly<Record<string, FieldValue>>,
  type: FactType,
  lang: Language,
): string {
  const fields = fieldsOf(record, type, []);
  if (fields.length === 0) return emptySet[lang];
  return listClauses(
    fields.map(([name, value, of]) => `${name} ${describeValue(value, of, lang)}`),
    lang,
  );
}

function fieldsOf(
  record: Readonly<Record<string, FieldValue>>,
  type: FactType,
  path: readonly string[],
): readonly (readonly [name: string, value: FieldValue, type: FactType])[] {
  return Object.entries(record).flatMap(([key, value]) => {
    const at = [...path, key];
    const of = (type.kind === "record" ? type.fields[key] : undefined) ?? { kind: "text" };
    return typeof value === "object" && value !== null && !isList(value)
      ? fieldsOf(value, of, at)
      : [[at.join("."), value, of] as const];
  });
}

function isList<T>(value: T): value is Extract<T, readonly unknown[]> {
  return Array.isArray(value);
}

function describeNumber(value: number, unit: string | undefined, lang: Language): string {
  if (unit === undefined) return formatNumber(value);
  // A fraction of one, as shares are, has its own unit, so that it reads as a percentage.
  if (unit === "fraction") return formatPercent(value);
  const suffix = Object.hasOwn(units, unit) ? units[unit]?.[lang] : ` ${unit}`;
  return `${formatNumber(value)}${suffix ?? ""}`;
}

function describeDay(day: number): string {
  return Number.isInteger(day) && day >= firstDay && day <= lastDay
    ? formatDay(day)
    : formatNumber(day);
}
