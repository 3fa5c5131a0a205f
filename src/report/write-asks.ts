import type { MissingItem } from "../assess/verdict.ts";
import type { SourceKind } from "../facts/test.ts";
import { titleOfValue } from "../model/scales.ts";
import { type Language, type Text, text } from "../model/text.ts";
import { fill } from "../words/fill.ts";
import { unknownReasonWords } from "../words/missing.ts";
import { nameOfAbout } from "./about-name.ts";
import { type Ask, asksForMore, firstToAsk } from "./first-to-ask.ts";
import { type Report, writeHeading } from "./report.ts";
import { checkpointOf, titleOfCheckpoint } from "./rule-names.ts";
import { span } from "./span.ts";

const words = {
  heading: text("缺失证据：先问这些", "Missing evidence: ask these first"),
  none: text("没有缺失的证据", "no evidence is missing"),
  about: text("关于{}：", "about {}: "),
  essential: text("必备", "essential"),
  weight: text("权重 {}", "weight {}"),
  source: text("来源至少为{}", "source: at least {}"),
  more: text("共缺 {} 项，这里列出 {} 项", "{} missing in all, {} shown"),
} as const satisfies Record<string, Text>;

/** Writes what to ask first, numbered, each with what hangs on it. */
export function writeAsks(report: Report, most: number): void {
  const { verdict, lang, page } = report;
  writeHeading(report, words.heading);
  const { missing } = verdict;
  if (missing.length === 0) {
    page.line([span(words.none[lang], "good")], 2);
    return;
  }
  const asks = firstToAsk(verdict, most);
  const digits = String(asks.length).length;
  asks.forEach((ask, index) => {
    const number = `${String(index + 1).padStart(digits)}. `;
    const indent = 2 + number.length;
    page.line([number, askOf(ask.item, report)], 2, indent);
    page.line([span(stakesOf(ask, report), "faint")], indent);
  });
  const all = String(missing.length);
  if (missing.length > asks.length) {
    page.line([span(fill(words.more, lang, all, String(asks.length)), "faint")], 2);
  }
}

/** Returns the question, with whom it is about before it. */
export function askOf(item: MissingItem, { deal, lang }: Pick<Report, "deal" | "lang">): string {
  if (item.about === undefined) return item.ask[lang];
  return fill(words.about, lang, nameOfAbout(deal, item.about, lang)) + item.ask[lang];
}

/** Returns which source is demanded, if any is. */
export function describeDemand(source: SourceKind | undefined, lang: Language): readonly string[] {
  return source === undefined
    ? []
    : [fill(words.source, lang, titleOfValue("sourceKind", source, lang))];
}

/** Returns what hangs on a question: its checkpoint, weight, the source that is demanded. */
export function stakesOf(
  { item, checkpoints }: Ask,
  { plan, lang }: Pick<Report, "plan" | "lang">,
): string {
  const [checkpoint, ...others] = checkpoints.map((id) => titleOfCheckpoint(plan, id, lang));
  const concerns =
    checkpoint === undefined ? [] : [others.length > 0 ? `${checkpoint} …` : checkpoint];
  const isEssential =
    checkpoints.length === 0
      ? item.essential
      : checkpoints.some((id) => checkpointOf(plan, id)?.essential === true);
  return [
    ...concerns,
    ...(isEssential ? [words.essential[lang]] : []),
    ...(item.points > 0 ? [fill(words.weight, lang, String(item.points))] : []),
    ...describeDemand(item.source, lang),
    ...(item.reason === "absent" || asksForMore(item)
      ? []
      : [unknownReasonWords[item.reason][lang]]),
  ].join(" · ");
}
