import type { CheckpointVerdict } from "../assess/verdict.ts";
import {
  type Interview,
  nextQuestion,
  openQuestions,
  questionsAtDoor,
} from "../interview/interview.ts";
import type { Step } from "../interview/step.ts";
import { type Language, type Text, text } from "../model/text.ts";
import { titleOfCheckpoint, titleOfStage } from "../report/rule-names.ts";
import { scoreBounds } from "../report/score-bar.ts";
import { doorAnswers } from "../report/write-door.ts";
import { fill } from "../words/fill.ts";
import { unknownReasonWords } from "../words/missing.ts";
import { truthSigns, truthWords } from "../words/truth.ts";

const words = {
  door: text("下一道门：{} {} {}", "next door: {} {} {}"),
  score: text("得分 {}", "score {}"),
  changed: text("得分 {} → {}", "score {} → {}"),
  leftAtDoor: text(
    "“{}”这道门还有 {} 问，总共还有 {} 问",
    "left to ask: {} for the door to {}, {} in all",
  ),
  left: text("还有 {} 问，都不再影响哪道门", "left to ask: {}, for no door"),
  nothing: text("没有要问的了", "nothing is left to ask"),
  idle: text("已记录，但还不作数：{}", "on file, but it does not count yet: {}"),
  became: text("{} {}：{}", "{} {}: {}"),
  more: text("另有 {} 个检查点有变化", "{} more checkpoints changed"),
  offFile: text(
    "“{}”和关于 TA 的记录已从档案里拿掉",
    "{} and what was said of them is off file again",
  ),
} as const satisfies Record<string, Text>;

/** The most checkpoints that are named after one answer. */
const mostNamed = 5;

/** Returns the lines that say where a deal stands, and how much is left to ask. */
export const standingLines = (
  interview: Interview,
  lang: Language,
  before: Interview = interview,
): readonly string[] => {
  const { plan, verdict } = interview;
  const { to, truth } = verdict.mayAdvance;
  const [earlier, now] = [before, interview].map((one) => scoreBounds(one.verdict.score));
  const score =
    earlier === now
      ? fill(words.score, lang, now ?? "")
      : fill(words.changed, lang, earlier ?? "", now ?? "");
  const door =
    to === null
      ? []
      : [
          fill(
            words.door,
            lang,
            titleOfStage(plan, to, lang),
            truthSigns[truth],
            doorAnswers[truth][lang],
          ),
        ];
  return [...door, score, leftLine(interview, lang)];
};

const leftLine = (interview: Interview, lang: Language): string => {
  const [first] = openQuestions(interview);
  if (first === undefined) {
    return words.nothing[lang];
  }
  const all = String(openQuestions(interview).length);
  const [door] = first.doors;
  if (door === undefined) return fill(words.left, lang, all);
  const here = String(questionsAtDoor(interview).length);
  const title = titleOfStage(interview.plan, door, lang);
  return lang === "zh"
    ? fill(words.leftAtDoor, lang, title, here, all)
    : fill(words.leftAtDoor, lang, here, title, all);
};

const checkpointsOf = ({ verdict }: Interview): readonly CheckpointVerdict[] =>
  verdict.stages.flatMap(({ checkpoints }) => checkpoints);

/** Returns what a step has changed, a line each: answers that do not count yet, and checkpoints. */
export const newsOf = (
  before: Interview,
  step: Step,
  after: Interview,
  lang: Language,
): readonly string[] => {
  const asked = nextQuestion(before);
  const idle = after.verdict.missing.find(({ id }) => id === asked?.id);
  const isIdle = step.do === "answer" && asked?.kind !== "person" && idle !== undefined;
  const was = checkpointsOf(before);
  const changed = checkpointsOf(after).filter(({ truth }, index) => truth !== was[index]?.truth);
  const gone = step.do === "back" ? before.turns.at(-1)?.found : undefined;
  const rest = changed.length - mostNamed;
  return [
    ...(isIdle ? [fill(words.idle, lang, unknownReasonWords[idle.reason][lang])] : []),
    ...(gone === undefined ? [] : [fill(words.offFile, lang, gone.name)]),
    ...changed
      .slice(0, mostNamed)
      .map(({ id, truth }) =>
        fill(
          words.became,
          lang,
          truthSigns[truth],
          titleOfCheckpoint(after.plan, id, lang),
          truthWords[truth][lang],
        ),
      ),
    ...(rest > 0 ? [fill(words.more, lang, String(rest))] : []),
  ];
};
