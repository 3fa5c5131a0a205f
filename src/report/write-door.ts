import type { Truth } from "../logic/truth.ts";
import { type Text, text } from "../model/text.ts";
import { enumerate } from "../words/enumeration.ts";
import { fill } from "../words/fill.ts";
import { truthSigns } from "../words/truth.ts";
import { doorReasons } from "./door-reasons.ts";
import { type Report, writeHeading } from "./report.ts";
import { strayStageOf, titleOfStage } from "./rule-names.ts";
import { type Style, span } from "./span.ts";
import { writeFailed } from "./write-failed.ts";

const words = {
  door: text("下一道门：{}", "Next door: {}"),
  stray: text(
    "先确认商机处在哪个阶段，才知道下一道门",
    "which door is next is known once it is said in which stage the deal stands",
  ),
  over: text("（其间不适用、可越过：{}）", "(passing over what does not apply: {})"),
  last: text("已是最后一个阶段，没有下一道门", "this is the last stage, there is no next door"),
  more: text("另有 {} 项", "{} more"),
} as const satisfies Record<string, Text>;

/** Whether a deal may enter the next stage, in words. */
export const doorAnswers: Readonly<Record<Truth, Text>> = {
  satisfied: text("可以进入", "it may enter"),
  unknown: text("证据不足，暂不能进入", "not yet: evidence is missing"),
  failed: text("不能进入", "it may not enter"),
};

const styles: Readonly<Record<Truth, Style>> = {
  satisfied: "good",
  unknown: "open",
  failed: "bad",
};

/** The most reasons that are named. */
const mostReasons = 8;

/**
 * Writes whether the deal may enter the next stage, and what keeps the door shut; of a checklist,
 * which has no doors, what failed.
 */
export function writeDoor(report: Report): void {
  const { plan, deal, verdict, lang, page } = report;
  if (plan.ruleSet.kind !== "stages") {
    writeFailed(report);
    return;
  }
  const { to, truth, over } = verdict.mayAdvance;
  if (to === null) {
    if (verdict.closed === null) {
      page.gap();
      const isStray = strayStageOf(deal, verdict) !== undefined;
      page.line([(isStray ? words.stray : words.last)[lang]]);
    }
    return;
  }
  const title = fill(words.door, lang, titleOfStage(plan, to, lang));
  writeHeading(report, text(title, title));
  const answer = span(`${truthSigns[truth]} ${doorAnswers[truth][lang]}`, styles[truth]);
  const titles = over.map((id) => titleOfStage(plan, id, lang));
  const passing =
    titles.length === 0 ? "" : ` ${fill(words.over, lang, enumerate(titles, "and", lang))}`;
  page.line([answer, span(passing, "faint")], 2, 4);
  if (truth === "satisfied") return;
  const reasons = doorReasons(report);
  for (const reason of reasons.slice(0, mostReasons)) {
    page.line([span(`${truthSigns[reason.truth]} `, styles[reason.truth]), reason.words], 4, 6);
  }
  const rest = reasons.length - mostReasons;
  if (rest > 0) page.line([span(fill(words.more, lang, String(rest)), "faint")], 6);
}
