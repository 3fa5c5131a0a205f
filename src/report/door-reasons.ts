import type { StageVerdict } from "../assess/verdict.ts";
import type { Truth } from "../logic/truth.ts";
import { type Language, type Text, text } from "../model/text.ts";
import { fill } from "../words/fill.ts";
import { entryShortfall } from "./entry-shortfall.ts";
import type { Report } from "./report.ts";
import type { PlanWords } from "./report-options.ts";
import { stageOf, titleOfCheckpoint, titleOfFlag, titleOfStage } from "./rule-names.ts";
import { scoreBounds } from "./score-bar.ts";

/** One thing that keeps a door from opening: it speaks against it, or is still open. */
export interface DoorReason {
  readonly truth: Exclude<Truth, "satisfied">;
  readonly words: string;
}

const essential: Text = text("必备项“{}”", "essential: {}");
const mark: Text = text("“{}”得分 {}，需要达到 {}", "{}: score {}, needs {}");
const entry: Text = text("进入“{}”的条件", "entry condition of {}");
const entryLacks: Text = text("进入“{}”的条件：{}", "entry condition of {}: {}");
const applies: Text = text("“{}”是否适用", "whether {} applies");
const flag: Text = text("阻断项“{}”", "blocking flag: {}");

/**
 * Returns what keeps the next door shut: what speaks against it first, then what is still open.
 * Stages behind whose door was passed are only named where evidence speaks against them.
 */
export function doorReasons(report: Omit<Report, "page">): readonly DoorReason[] {
  const { plan, verdict, lang } = report;
  const next = verdict.stages.findIndex(({ id }) => id === verdict.mayAdvance.to);
  if (next < 0) return [];
  const reasons: DoorReason[] = [];
  const add = (truth: Truth, words: string): void => {
    if (truth !== "satisfied") reasons.push({ truth, words });
  };
  verdict.stages.slice(0, next + 1).forEach((stage, index) => {
    if (stage.applies === "failed") return;
    const title = titleOfStage(plan, stage.id, lang);
    if (stage.behind === null) {
      add(stage.applies, fill(applies, lang, title));
      if (stage.entry !== "satisfied") add(stage.entry, entryWords(report, stage, title));
    }
    if (index < next) addExit(plan, stage, lang, add);
  });
  for (const one of verdict.flags) {
    if (one.severity !== "block" || one.truth === "failed") continue;
    if (one.truth === "unknown" && one.presumed) continue;
    add(
      one.truth === "satisfied" ? "failed" : "unknown",
      fill(flag, lang, titleOfFlag(plan, one.id, lang)),
    );
  }
  return [
    ...reasons.filter(({ truth }) => truth === "failed"),
    ...reasons.filter(({ truth }) => truth === "unknown"),
  ];
}

function entryWords(report: Omit<Report, "page">, stage: StageVerdict, title: string): string {
  const { lang } = report;
  const shortfall = entryShortfall(report, stage);
  return shortfall === undefined
    ? fill(entry, lang, title)
    : fill(entryLacks, lang, title, shortfall);
}

function addExit(
  plan: PlanWords,
  stage: StageVerdict,
  lang: Language,
  add: (truth: Truth, words: string) => void,
): void {
  if (stage.exit === "satisfied" || stage.behind === "presumed") return;
  if (stage.behind === "passed" && stage.exit === "unknown") return;
  for (const { id, essential: isEssential, applies: own, truth, waived } of stage.checkpoints) {
    if (!isEssential || waived || own === "failed") continue;
    const open = truth === "failed" && own === "satisfied" ? "failed" : "unknown";
    add(
      truth === "satisfied" ? truth : open,
      fill(essential, lang, titleOfCheckpoint(plan, id, lang)),
    );
  }
  const passMark = stageOf(plan, stage.id)?.passMark ?? 0;
  const { floor, ceiling } = stage.score;
  if (floor === null || ceiling === null || floor >= passMark) return;
  const title = titleOfStage(plan, stage.id, lang);
  add(
    ceiling < passMark ? "failed" : "unknown",
    fill(mark, lang, title, scoreBounds(stage.score), String(passMark)),
  );
}
