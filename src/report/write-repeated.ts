import type { RepeatedId } from "../funnel/funnel.ts";
import { type Language, type Text, text } from "../model/text.ts";
import { listFirst } from "../words/enumeration.ts";
import { fill } from "../words/fill.ts";
import type { Page } from "./page.ts";
import { span } from "./span.ts";

const words = {
  repeated: text("同一 ID 有多个商机，各计一次：{}", "several deals with one id, each counted: {}"),
  times: text("{}（{} 单）", "{} ({})"),
} as const satisfies Record<string, Text>;

/** The most ids that are named. */
const mostNamed = 20;

/** Writes which ids several deals have: each deal counts, though they may be one. */
export function writeRepeated(repeated: readonly RepeatedId[], lang: Language, page: Page): void {
  if (repeated.length === 0) return;
  const named = repeated.map(({ id, deals }) => fill(words.times, lang, id, String(deals)));
  const all = listFirst(named, mostNamed, lang);
  page.line([span(fill(words.repeated, lang, all), "open")], 0, 2);
}
