import { type Text, text } from "../../model/text.ts";
import type { DoorRelation } from "./compare-doors.ts";
import type { Proof, ProofCode, ProofStatus } from "./proof.ts";

/** The words of a question: as it is asked of a whole rule set, and of one part, `{}`. */
export interface ProofWords {
  readonly question: Text;
  readonly claim: Text;
}

/** The words of every question. */
export const proofWords: Readonly<Record<ProofCode, ProofWords>> = {
  "door-opens": {
    question: text("每道门都能打开", "every door can be opened"),
    claim: text("“{}”的门能打开", "the door of “{}” can be opened"),
  },
  "door-shuts": {
    question: text("没有一直敞开的门", "no door is always open"),
    claim: text("“{}”的门不会一直敞开", "the door of “{}” is not always open"),
  },
  "checkpoint-met": {
    question: text("每个检查点都能满足", "every checkpoint can be met"),
    claim: text("检查点“{}”能满足", "the checkpoint “{}” can be met"),
  },
  "checkpoint-failed": {
    question: text("每个检查点都可能未满足", "every checkpoint can be failed"),
    claim: text("检查点“{}”可能未满足", "the checkpoint “{}” can be failed"),
  },
  "checkpoint-matters": {
    question: text("管门的检查点都左右得了门", "every checkpoint kept for a door can turn one"),
    claim: text("检查点“{}”左右得了门", "the checkpoint “{}” can turn a door"),
  },
  "essentials-agree": {
    question: text("必备检查点互不矛盾", "no essential contradicts another"),
    claim: text("“{}”的必备检查点互不矛盾", "the essentials of “{}” go together"),
  },
  "mark-reached": {
    question: text("及格分都够得着", "every pass mark can be reached"),
    claim: text("“{}”的及格分够得着", "the pass mark of “{}” can be reached"),
  },
  "flag-down": {
    question: text("没有一直亮着的提示", "no flag is always up"),
    claim: text("提示“{}”可以不亮", "the flag “{}” can be down"),
  },
  "flag-up": {
    question: text("每个提示都亮得起来", "every flag can be raised"),
    claim: text("提示“{}”亮得起来", "the flag “{}” can be raised"),
  },
  "no-leapfrog": {
    question: text("进了门，前面的都已做到", "entering a stage implies all before it"),
    claim: text("进“{}”意味着前面的都已做到", "entering “{}” implies all before it"),
  },
  "entry-suffices": {
    question: text("进入条件包含前面的进入条件", "every entry implies those before it"),
    claim: text("“{}”的进入条件包含前面的", "the entry of “{}” implies those before it"),
  },
  "signal-monotone": {
    question: text("对我方有利的信号不会关门", "news in our favour shuts no door"),
    claim: text("信号“{}”变得对我方有利，不会关门", "“{}” turning in our favour shuts no door"),
  },
  "points-monotone": {
    question: text("多满足一个检查点不会关门", "meeting one more checkpoint shuts no door"),
    claim: text("多满足一个检查点不会关门", "meeting one more checkpoint shuts no door"),
  },
};

/** The words of what a question came to. */
export const statusWords: Readonly<Record<ProofStatus, Text>> = {
  proven: text("已证明", "proven"),
  refuted: text("不成立", "refuted"),
  conditional: text("有条件成立", "conditional"),
  undecided: text("未能判定", "undecided"),
};

/** Why a question came to what it did. */
export const reasonWords: Readonly<Record<NonNullable<Proof["reason"]>, Text>> = {
  effort: text("搜索到了上限", "the search came to its bound"),
  people: text("名单要分的种类太多", "a list would have to be told apart into too many kinds"),
  "reporting-tree": text(
    "取决于谁向谁汇报、谁隶属于谁",
    "it turns on who reports, or belongs, to whom",
  ),
  reference: text("它也经引用被读到", "it is also read through a reference"),
  verdict: text("它读的是结论本身", "it reads the verdict itself"),
  unconfirmed: text("找到的商机未被评估证实", "no verdict confirms the deal that was found"),
  "never-alone": text("别的检查点总跟着它变", "another checkpoint always turns with it"),
};

/** The words of how a door stands to the same door of an older rule set. */
export const relationWords: Readonly<Record<DoorRelation, Text>> = {
  equivalent: text("等价", "equivalent"),
  tighter: text("更严", "tighter"),
  looser: text("更松", "looser"),
  incomparable: text("有松有严", "incomparable"),
  undecided: text("未能判定", "undecided"),
};
