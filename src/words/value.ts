import type { FactType } from "../facts/fact-type.ts";
import type { Operand } from "../logic/operators/operator.ts";
import { firstDay, formatDay, lastDay } from "../model/civil-date.ts";
import { type Language, type Text, text } from "../model/text.ts";
import { listOut } from "./enumeration.ts";
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
 * Returns a value in words: yes or no, a number with separators and unit, the title of a choice. An
 * ordered choice may stand as its rank and a date as its day number; null is "none".
 */
export function describeValue(value: Operand, type: FactType, lang: Language): string {
  if (value === null) return none[lang];
  if (typeof value === "boolean") return (value ? yes : no)[lang];
  if (typeof value === "object") return describeList(value, type, lang);
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
