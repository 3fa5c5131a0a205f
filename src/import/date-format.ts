import { firstDay, formatDay, lastDay, parseDay } from "../model/civil-date.ts";
import { type Text, text } from "../model/text.ts";
import { listOut } from "../words/enumeration.ts";
import { instantOf, shownAt } from "./zone.ts";

/** How the dates and times of a file are written, and in whose day they count. */
export interface DateRules {
  /** The formats that occur, such as `yyyy-MM-dd` or `MM/dd/yy hh:mm a`. */
  readonly formats: readonly string[];
  /** The first of the hundred years that two-digit years stand for; needed for `yy`. */
  readonly firstYear?: number | undefined;
  /** The zone of the times in the file. */
  readonly zone?: string | undefined;
  /** The zone whose civil day counts; absent: the day as it is written. */
  readonly dayIn?: string | undefined;
}

/** A moment as a file has it: the civil day it counts for, and what to sort it by. */
export interface Moment {
  readonly day: string;
  /** Milliseconds; comparable among the moments of one column. */
  readonly order: number;
}

const digits: Readonly<Record<string, string>> = {
  yyyy: "\\d{4}",
  yy: "\\d{2}",
  MM: "\\d{2}",
  M: "\\d{1,2}",
  dd: "\\d{2}",
  d: "\\d{1,2}",
  HH: "\\d{2}",
  H: "\\d{1,2}",
  hh: "\\d{2}",
  h: "\\d{1,2}",
  mm: "\\d{2}",
  ss: "\\d{2}",
  SSS: "\\d{1,9}",
  a: "[AaPp][Mm]|上午|下午",
  X: "Z|[+-]\\d{2}:?\\d{2}",
};

const groupOf: Readonly<Record<string, string>> = {
  yyyy: "year",
  yy: "shortYear",
  MM: "month",
  M: "month",
  dd: "day",
  d: "day",
  HH: "hour",
  H: "hour",
  hh: "halfHour",
  h: "halfHour",
  mm: "minute",
  ss: "second",
  SSS: "fraction",
  a: "half",
  X: "offset",
};

const token = /yyyy|yy|MM|M|dd|d|HH|H|hh|h|mm|ss|SSS|a|X|'([^']*)'|[A-Za-z]|[^A-Za-z']+|'/g;

const patterns = new Map<string, RegExp | undefined>();

const compiled = (format: string): RegExp | undefined => {
  const used = new Set<string>();
  let source = "";
  for (const [part, literal] of format.matchAll(token)) {
    const pattern = digits[part];
    const group = groupOf[part];
    if (pattern !== undefined && group !== undefined) {
      if (used.has(group)) return undefined;
      used.add(group);
      source += `(?<${group}>${pattern})`;
    } else if (literal === undefined && /['A-Za-z]/.test(part)) {
      return undefined;
    } else {
      source += (literal ?? part).replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
    }
  }
  const hasOne = (one: string, other: string): boolean => used.has(one) !== used.has(other);
  const isWhole =
    hasOne("year", "shortYear") &&
    used.has("month") &&
    used.has("day") &&
    !(used.has("hour") && used.has("halfHour")) &&
    used.has("halfHour") === used.has("half") &&
    (used.has("hour") || used.has("halfHour") || !(used.has("minute") || used.has("offset"))) &&
    (used.has("minute") || !used.has("second")) &&
    (used.has("second") || !used.has("fraction"));
  return isWhole ? new RegExp(`^${source}$`, "u") : undefined;
};

const patternOf = (format: string): RegExp | undefined => {
  if (!patterns.has(format)) patterns.set(format, compiled(format));
  return patterns.get(format);
};

/**
 * Returns whether a text is a date format: a year, a month and a day, perhaps with a time, made of
 * `yyyy yy MM M dd d HH H hh h mm ss SSS a X`; letters to be taken as they are stand in single
 * quotes.
 */
export const isDateFormat = (format: string): boolean => patternOf(format) !== undefined;

/** Returns the date formats that a text which is none was likely meant to be. */
export const formatsMeant = (format: string): readonly string[] => {
  const letters = format.replaceAll("Y", "y").replaceAll("D", "d");
  const months = letters.replace("mm", "MM");
  return [letters, months, letters.replace("hh", "HH"), months.replace("hh", "HH")].filter(
    isDateFormat,
  );
};

/** Returns what is said of a day that is in none of some formats. */
export const formatHelp = (formats: readonly string[]): Text =>
  text(`格式：${listOut(formats, "zh")}`, `the format is ${listOut(formats, "en")}`);

const partsOf = (format: string): readonly string[] =>
  [...format.matchAll(token)].map(([part]) => part);

/** Returns whether a format has two-digit years. */
export const hasShortYear = (format: string): boolean => partsOf(format).includes("yy");

/** Returns whether a format has a time without its offset. */
export const hasBareTime = (format: string): boolean => {
  const groups = partsOf(format).map((part) => groupOf[part]);
  return (
    groups.some((group) => group === "hour" || group === "halfHour") && !groups.includes("offset")
  );
};

const fullYear = (short: number, firstYear: number): number =>
  firstYear + ((((short - firstYear) % 100) + 100) % 100);

const timeOf = (parts: Readonly<Record<string, string | undefined>>): number | undefined => {
  const isAfternoon = /^(p|下)/i.test(parts.half ?? "");
  const half = Number(parts.halfHour ?? 0);
  if (parts.halfHour !== undefined && (half < 1 || half > 12)) return undefined;
  const hour =
    parts.halfHour === undefined ? Number(parts.hour ?? 0) : (half % 12) + (isAfternoon ? 12 : 0);
  const minute = Number(parts.minute ?? 0);
  const second = Number(parts.second ?? 0);
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const millisecond = Number((parts.fraction ?? "0").padEnd(3, "0").slice(0, 3));
  return ((hour * 60 + minute) * 60 + second) * 1000 + millisecond;
};

const zoneOf = (offset: string): string =>
  offset === "Z" ? "+00:00" : `${offset.slice(0, 3)}:${offset.slice(-2)}`;

const dayLength = 86_400_000;

/** Returns the moment that a cell names in one of the formats, or undefined. */
export const readMoment = (cell: string, rules: DateRules): Moment | undefined => {
  for (const format of rules.formats) {
    const parts = patternOf(format)?.exec(cell)?.groups;
    if (!parts) continue;
    const year =
      parts.year ??
      (rules.firstYear === undefined
        ? ""
        : String(fullYear(Number(parts.shortYear), rules.firstYear)));
    const written = `${year}-${parts.month?.padStart(2, "0")}-${parts.day?.padStart(2, "0")}`;
    const number = parseDay(written);
    const time = timeOf(parts);
    if (number === undefined || time === undefined) continue;
    const shown = number * dayLength + time;
    const hasTime = parts.hour !== undefined || parts.halfHour !== undefined;
    const zone = parts.offset === undefined ? rules.zone : zoneOf(parts.offset);
    // A day without a time is a civil day already: no zone moves it.
    if (!hasTime || zone === undefined) return { day: written, order: shown };
    const instant = instantOf(zone, shown);
    const counted = rules.dayIn === undefined ? shown : shownAt(rules.dayIn, instant);
    const counts = Math.floor(counted / dayLength);
    if (counts < firstDay || counts > lastDay) continue;
    return { day: formatDay(counts), order: instant };
  }
  return undefined;
};
