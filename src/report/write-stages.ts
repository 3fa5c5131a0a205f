import type { StageVerdict } from "../assess/verdict.ts";
import { type Text, text } from "../model/text.ts";
import { fill } from "../words/fill.ts";
import { truthSigns } from "../words/truth.ts";
import { type Report, writeHeading } from "./report.ts";
import { reachedIn, titleOfStage } from "./rule-names.ts";
import { scoreBar, scoreBounds } from "./score-bar.ts";
import { type Span, type Style, span } from "./span.ts";

const words = {
  stages: text("阶段", "Stages"),
  sections: text("分项", "Sections"),
  stage: text("阶段", "stage"),
  section: text("分项", "section"),
  score: text("得分", "score"),
  essential: text("必备项", "essential"),
  note: text("说明", "note"),
  claimed: text("← 当前宣称", "← claimed"),
  next: text("← 下一道门", "← next door"),
  notApplicable: text("不适用", "does not apply"),
  mayApply: text("是否适用待确认", "may not apply"),
  passed: text("已通过", "passed"),
  presumed: text("推定通过", "presumed passed"),
  reconfirm: text("需重新确认", "to be reconfirmed"),
  waived: text("豁免 {} 项", "{} waived"),
} as const satisfies Record<string, Text>;

const barCells = 10;
const styles = { satisfied: "good", failed: "bad", unknown: "open" } as const;

/**
 * Writes the stages as a table: whether each door is open, its score, and its essential checkpoints
 * where the rule set has any.
 */
export function writeStages(report: Report): void {
  const { verdict, lang, page, plan } = report;
  if (verdict.stages.length === 0) return;
  const hasDoors = plan.ruleSet.kind === "stages";
  writeHeading(report, hasDoors ? words.stages : words.sections);
  const signs = hasDoors ? [{ head: span("") }] : [];
  page.table(
    [
      ...signs,
      { head: span((hasDoors ? words.stage : words.section)[lang], "faint"), least: 8 },
      ...(hasBars(report) ? [{ head: span(words.score[lang], "faint") }] : []),
      { head: span(hasBars(report) ? "" : words.score[lang], "faint") },
      ...(hasEssentials(report)
        ? [{ head: span(words.essential[lang], "faint"), align: "right" as const }]
        : []),
      { head: span(words.note[lang], "faint"), least: 4 },
    ],
    verdict.stages.map((stage) => [
      ...(hasDoors ? [signOf(stage)] : []),
      ...cellsOf(stage, report),
    ]),
    2,
  );
}

/** Bars take the room that names need on a narrow page. */
function hasBars({ page }: Report): boolean {
  return page.width >= 60;
}

function hasEssentials({ verdict }: Report): boolean {
  return verdict.stages.some(({ checkpoints }) => checkpoints.some(({ essential }) => essential));
}

/** Returns the state of a stage's door: open, undecided, shut, or none because it does not apply. */
function signOf({ applies, reach }: StageVerdict): Span {
  if (applies === "failed") return span("–", "faint");
  return span(truthSigns[reach], styles[reach]);
}

function cellsOf(stage: StageVerdict, report: Report): readonly Span[] {
  const { plan, lang } = report;
  const isOut = stage.applies === "failed";
  const style: Style = isOut ? "faint" : "plain";
  const essential = stage.checkpoints.filter(
    (checkpoint) =>
      checkpoint.essential && !checkpoint.waived && checkpoint.applies !== "failed" && !isOut,
  );
  const met = essential.filter(({ truth }) => truth === "satisfied").length;
  const bar = isOut || stage.score.floor === null ? "" : barOf(stage);
  return [
    span(titleOfStage(plan, stage.id, lang), style),
    ...(hasBars(report) ? [span(bar, style)] : []),
    span(isOut ? "–" : scoreBounds(stage.score), style),
    ...(hasEssentials(report)
      ? [span(essential.length === 0 ? "–" : `${met}/${essential.length}`, style)]
      : []),
    span(
      notesOf(stage, report)
        .map((note) => note[lang])
        .join(lang === "zh" ? "，" : ", "),
      "faint",
    ),
  ];
}

function notesOf(stage: StageVerdict, { plan, verdict }: Report): readonly Text[] {
  const reached = reachedIn(plan, stage);
  const { claimed, mayAdvance, reconfirm } = verdict;
  const hasDoors = plan.ruleSet.kind === "stages";
  const waived = String(stage.checkpoints.filter((checkpoint) => checkpoint.waived).length);
  return [
    ...(hasDoors && stage.id === claimed ? [words.claimed] : []),
    ...(hasDoors && stage.id === mayAdvance.to ? [words.next] : []),
    ...(stage.applies === "failed" ? [words.notApplicable] : []),
    ...(stage.applies === "unknown" ? [words.mayApply] : []),
    ...(stage.behind === null || stage.id === claimed ? [] : [words[stage.behind]]),
    ...(reconfirm.includes(stage.id) ? [words.reconfirm] : []),
    ...(waived === "0"
      ? []
      : [text(fill(words.waived, "zh", waived), fill(words.waived, "en", waived))]),
    ...(reached === undefined ? [] : [reached]),
  ];
}

function barOf({ score }: StageVerdict): string {
  return scoreBar(score, barCells)
    .map(({ text: part }) => part)
    .join("");
}
