import type { TestTrace } from "../assess/trace.ts";
import { hasNumbers, type Interval } from "../logic/interval.ts";
import { type Language, type Text, text } from "../model/text.ts";
import { fill } from "./fill.ts";
import { describeFinding } from "./finding.ts";
import { unknownReasonWords } from "./missing.ts";

const unknown: Text = text("未知", "unknown");
const known: Text = text("已知", "known");
const notKnownYet: Text = text("尚不清楚", "not known yet");
const all: Text = text("全部", "all of them");
const notAll: Text = text("并非全部", "not all of them");
const because: Text = text("{}（{}）", "{} ({})");

/** Returns what a test found: its value, or what is known so far and why no more than that. */
export function describeFound(
  { test, value, interval, reason }: TestTrace,
  lang: Language,
): string {
  const { reading } = test;
  if (reading.read === "known") return (value === true ? known : notKnownYet)[lang];
  if (reading.read === "aggregate" && typeof value === "boolean") {
    return (value ? all : notAll)[lang];
  }
  if (value !== undefined) return describeFinding(test, value, lang);
  const found = interval === undefined ? unknown[lang] : describeInterval(test, interval, lang);
  if (reason === undefined || reason === "absent") return found;
  // A count that cannot grow beyond a number is of a complete list.
  if (reason === "incomplete" && isBoundedCount(test, interval)) return found;
  return fill(because, lang, found, unknownReasonWords[reason][lang]);
}

function isBoundedCount({ reading }: TestTrace["test"], interval: Interval | undefined): boolean {
  const isCount = reading.read === "aggregate" && reading.function === "count";
  return isCount && interval !== undefined && interval.high < Number.POSITIVE_INFINITY;
}

const noneYet: Text = text("目前尚无", "none known so far");
const countFrom: Text = text("已知至少 {}", "{} or more");
const countBetween: Text = text("已知 {} 至 {}", "{} to {} known so far");
const from: Text = text("至少 {}", "{} or more");
const between: Text = text("在 {} 与 {} 之间", "between {} and {}");
const none: Text = text("没有", "none");
const orNone: Text = text("{}，也可能没有", "{}, or none");

/** Returns what an aggregate may still come to: "1 to 4 known so far", "1 or more". */
function describeInterval(test: TestTrace["test"], interval: Interval, lang: Language): string {
  if (!hasNumbers(interval)) return none[lang];
  // True and false stand as 1 and 0.
  if (test.type.kind === "boolean") {
    return (interval.high < 1 ? notAll : interval.low > 0 ? all : unknown)[lang];
  }
  const range = describeRange(test, interval, lang);
  return interval.nullable ? fill(orNone, lang, range) : range;
}

function describeRange(test: TestTrace["test"], { low, high }: Interval, lang: Language): string {
  const isCount = test.reading.read === "aggregate" && test.reading.function === "count";
  const lowest = describeFinding(test, low, lang);
  if (low === high) return lowest;
  if (high === Number.POSITIVE_INFINITY) {
    if (isCount && low === 0) return noneYet[lang];
    return fill(isCount ? countFrom : from, lang, lowest);
  }
  const highest = describeFinding(test, high, lang);
  // The measure word stands once, behind the last number: "已知 1 至 4 人".
  return isCount
    ? fill(countBetween, lang, String(low), highest)
    : fill(between, lang, lowest, highest);
}
