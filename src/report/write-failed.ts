import { text } from "../model/text.ts";
import { fill } from "../words/fill.ts";
import { truthSigns } from "../words/truth.ts";
import { type Report, writeHeading } from "./report.ts";
import { titleOfCheckpoint, titleOfStage } from "./rule-names.ts";
import { span } from "./span.ts";

const words = {
  heading: text("未满足的检查点", "Checkpoints that failed"),
  inSection: text("（{}）", " ({})"),
  more: text("另有 {} 项", "{} more"),
};

/** The most checkpoints that are named. */
const mostNamed = 8;

/** Writes which checkpoints of a checklist failed: without doors nothing else names them. */
export function writeFailed(report: Report): void {
  const { plan, verdict, lang, page } = report;
  const failed = verdict.stages
    .filter(({ applies }) => applies !== "failed")
    .flatMap(({ id: section, checkpoints }) =>
      checkpoints
        .filter(
          ({ applies, truth, waived }) => applies !== "failed" && truth === "failed" && !waived,
        )
        .map(({ id }) => ({ id, section })),
    );
  if (failed.length === 0) return;
  writeHeading(report, words.heading);
  for (const { id, section } of failed.slice(0, mostNamed)) {
    const place = fill(words.inSection, lang, titleOfStage(plan, section, lang));
    const title = titleOfCheckpoint(plan, id, lang);
    page.line([span(`${truthSigns.failed} `, "bad"), title, span(place, "faint")], 2, 4);
  }
  const rest = failed.length - mostNamed;
  if (rest > 0) page.line([span(fill(words.more, lang, String(rest)), "faint")], 4);
}
