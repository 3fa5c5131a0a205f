import type { StageVerdict, Verdict } from "../assess/verdict.ts";
import { type Text, text } from "../model/text.ts";

type WordsOf<T> = { readonly [Key in keyof T]-?: Text };

/** What each key of a verdict says, for editors. */
export const verdictKeyWords: WordsOf<Verdict> = {
  deal: text("商机的 ID", "the id of the deal"),
  ruleSet: text("按哪个规则集、哪个版本评估", "the rule set and its version"),
  asOf: text("按哪一天评估", "the day the verdict is worked out for"),
  validUntil: text(
    "没有新证据时，结论至少到这一天都成立",
    "the last day it surely holds without new evidence",
  ),
  closed: text("怎样结束的；`null` 表示还在跟", "how the deal was closed; `null` while it is open"),
  claimed: text("登记的阶段", "the stage on record"),
  evidenced: text("证据能证明到的最远阶段", "the furthest stage whose door the evidence opens"),
  possible: text("没有被证据否定的最远阶段", "the furthest stage whose door is not shut"),
  standing: text(
    "登记的阶段与证据相比站不站得住",
    "how the stage on record stands against the evidence",
  ),
  score: text(
    "总分 0-100：`floor` 至少，`ceiling` 至多，`value` 今天算多少",
    "the score, 0-100: `floor` at least, `ceiling` at most, `value` as it counts today",
  ),
  stages: text(
    "各阶段的结论；写成“编号: 内容”时，只比较写出来的阶段",
    "the stages; written by id, only those named count",
  ),
  mayAdvance: text(
    "能不能进下一阶段：`truth` 是答案，`to` 是哪个阶段",
    "whether it may enter the next stage: `truth` is the answer, `to` the stage",
  ),
  missing: text("缺失证据", "what nobody has answered yet"),
  flags: text(
    "提示；写成“编号: 内容”时，只比较写出来的",
    "the flags; by id, only those named count",
  ),
  presumed: text(
    "推进时推定成立的阶段和提示",
    "the stages and flags that the gate takes for granted",
  ),
  waived: text("已豁免的检查点", "the checkpoints that a waiver leaves out"),
  conflicts: text("同一天互相矛盾的记录", "evidence of one day that contradicts itself"),
  stale: text("已过期、不再作数的记录", "evidence too old to count"),
  invalid: text(
    "类型不符、不作数的记录",
    "evidence that does not fit the type of what it is about",
  ),
  reconfirm: text("已过的阶段里记录已过期、要再确认的", "stages passed on evidence now too old"),
};

/** What each key of a stage's verdict says, for editors. */
export const stageKeyWords: WordsOf<StageVerdict> = {
  id: text("阶段的编号", "the id of the stage"),
  applies: text("这个阶段适不适用", "whether the stage applies"),
  entry: text("它自己的进入条件满足没有", "whether its own entry condition holds"),
  exit: text(
    "必备项和及格分都达到没有",
    "whether its essential checkpoints and its pass mark are met",
  ),
  reach: text("这道门开没开", "whether its door is open"),
  behind: text(
    "`passed` 推进过去的，`presumed` 接管时推定已过的，`null` 还要证据",
    "`passed` by a recorded advance, `presumed` by an adoption, `null` to be shown",
  ),
  score: text("这个阶段的得分", "the score of the stage"),
  checkpoints: text(
    "各检查点的结论；写成“编号: 内容”时，只比较写出来的",
    "the checkpoints; by id, only those named count",
  ),
};
