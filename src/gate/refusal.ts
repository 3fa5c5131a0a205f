import type { MissingItem, Outcome } from "../assess/verdict.ts";
import { type Issue, quoted } from "../model/issue.ts";
import { titleOfValue } from "../model/scales.ts";
import { type Text, text } from "../model/text.ts";

interface ReasonBase {
  readonly message: Text;
}

/** Stages that apply stand between. */
export interface Skips extends ReasonBase {
  readonly code: "skips";
  readonly stages: readonly string[];
}

/** Evidence that nobody has given yet. */
export interface Missing extends ReasonBase {
  readonly code: "missing";
  readonly items: readonly MissingItem[];
}

/** What the evidence speaks against: checkpoints, and entry conditions of stages. */
export interface Failed extends ReasonBase {
  readonly code: "failed";
  readonly checkpoints: readonly string[];
  readonly stages: readonly string[];
}

/** Flags that bar the way. */
export interface Flagged extends ReasonBase {
  readonly code: "flagged";
  readonly flags: readonly string[];
}

/** The deal is closed. */
export interface Closed extends ReasonBase {
  readonly code: "closed";
  readonly outcome: Outcome;
}

/** The rule set has no such stage. */
export interface UnknownStage extends ReasonBase {
  readonly code: "unknown-stage";
  readonly stage: string;
  readonly suggestion?: string;
}

/** The day is none, or lies before one that it must follow: that of the last move. */
export interface OutOfOrder extends ReasonBase {
  readonly code: "out-of-order";
  readonly at: string;
  readonly after?: string;
}

/** The move does not go with where the deal stands. */
export interface WrongState extends ReasonBase {
  readonly code:
    | "not-started"
    | "already-started"
    | "not-ahead"
    | "not-behind"
    | "not-closed"
    | "no-doors";
}

/** The move needs a reason in words. */
export interface ReasonNeeded extends ReasonBase {
  readonly code: "reason-needed";
}

/** The checkpoint cannot be waived, or there is none of that name. */
export interface NotWaivable extends ReasonBase {
  readonly code: "not-waivable";
  readonly checkpoint: string;
  readonly suggestion?: string;
}

/** Nothing of that name is missing. */
export interface NotMissing extends ReasonBase {
  readonly code: "not-missing";
  readonly item: string;
  readonly suggestion?: string;
}

/** What was handed in would make the deal invalid. */
export interface Invalid extends ReasonBase {
  readonly code: "invalid";
  readonly issues: readonly Issue[];
}

/** Why a move is refused. */
export type Reason =
  | Skips
  | Missing
  | Failed
  | Flagged
  | Closed
  | UnknownStage
  | OutOfOrder
  | WrongState
  | ReasonNeeded
  | NotWaivable
  | NotMissing
  | Invalid;

/** A refused move: the deal is as it was. */
export interface Refusal {
  readonly ok: false;
  readonly reasons: readonly [Reason, ...Reason[]];
}

const names = (ids: readonly string[], comma: string): string => ids.map(quoted).join(comma);

const states: Readonly<Record<WrongState["code"], Text>> = {
  "not-started": text("商机还没有进入任何阶段", "the deal has not entered a stage yet"),
  "already-started": text("商机已经在某个阶段里", "the deal has entered a stage already"),
  "not-ahead": text("目标阶段不在当前阶段之后", "the stage does not lie ahead"),
  "not-behind": text("目标阶段不在当前阶段之前", "the stage does not lie behind"),
  "not-closed": text("商机没有关闭", "the deal is not closed"),
  "no-doors": text("这个规则集没有阶段门", "the rule set has no doors"),
};

/** Returns the refusal for one reason or several. */
export function refuse(first: Reason, ...others: readonly Reason[]): Refusal {
  return { ok: false, reasons: [first, ...others] };
}

/** Returns the reason that stages stand between. */
export function skips(stages: readonly string[]): Skips {
  return {
    code: "skips",
    stages,
    message: text(`不能跳过阶段 ${names(stages, "、")}`, `this would skip ${names(stages, ", ")}`),
  };
}

/** Returns the reason that evidence is missing. */
export function missing(items: readonly MissingItem[]): Missing {
  const count = items.length;
  return {
    code: "missing",
    items,
    message: text(`还缺 ${count} 项证据`, `evidence is missing (open questions: ${count})`),
  };
}

/** Returns the reason that the evidence speaks against it. */
export function failed(checkpoints: readonly string[], stages: readonly string[]): Failed {
  const all = [...checkpoints, ...stages];
  return {
    code: "failed",
    checkpoints,
    stages,
    message: text(`未达到：${names(all, "、")}`, `not met: ${names(all, ", ")}`),
  };
}

/** Returns the reason that flags bar the way. */
export function flagged(flags: readonly string[]): Flagged {
  return {
    code: "flagged",
    flags,
    message: text(`被阻断：${names(flags, "、")}`, `barred by ${names(flags, ", ")}`),
  };
}

/** Returns the reason that the deal is closed. */
export function closed(outcome: Outcome): Closed {
  return {
    code: "closed",
    outcome,
    message: text(
      `商机已关闭（${titleOfValue("outcome", outcome, "zh")}）`,
      `the deal is closed (${titleOfValue("outcome", outcome, "en")})`,
    ),
  };
}

/** Returns the reason that there is no such stage. */
export function unknownStage(stage: string, suggestion: string | undefined): UnknownStage {
  return {
    code: "unknown-stage",
    stage,
    ...(suggestion === undefined ? {} : { suggestion }),
    message: text(`没有阶段 ${quoted(stage)}`, `unknown stage ${quoted(stage)}`),
  };
}

/** Returns the reason that the day does not follow on the last move. */
export function outOfOrder(at: string, after: string | undefined): OutOfOrder {
  return after === undefined
    ? {
        code: "out-of-order",
        at,
        message: text(`${quoted(at)} 不是日期`, `${quoted(at)} is not a day`),
      }
    : {
        code: "out-of-order",
        at,
        after,
        message: text(
          `${quoted(at)} 早于 ${quoted(after)}`,
          `${quoted(at)} lies before ${quoted(after)}`,
        ),
      };
}

/** Returns the reason that the move does not go with where the deal stands. */
export function wrongState(code: WrongState["code"]): WrongState {
  return { code, message: states[code] };
}

/** Returns whether a text says nothing: it is blank, or a caller in plain JavaScript left it out. */
export function isBlank(given: string | undefined): boolean {
  return String(given ?? "").trim() === "";
}

/** Returns the refusal of a reason that says nothing. */
export function checkReason(reason: string): Refusal | undefined {
  if (!isBlank(reason)) return undefined;
  return refuse({
    code: "reason-needed",
    message: text("必须写明原因", "a reason is needed"),
  });
}

/** Returns the reason that a checkpoint cannot be waived. */
export function notWaivable(checkpoint: string, suggestion: string | undefined): NotWaivable {
  return {
    code: "not-waivable",
    checkpoint,
    ...(suggestion === undefined ? {} : { suggestion }),
    message: text(
      `检查点 ${quoted(checkpoint)} 不可豁免`,
      `${quoted(checkpoint)} cannot be waived`,
    ),
  };
}

/** Returns the reason that nothing of that name is missing. */
export function notMissing(item: string, suggestion: string | undefined): NotMissing {
  return {
    code: "not-missing",
    item,
    ...(suggestion === undefined ? {} : { suggestion }),
    message: text(`${quoted(item)} 不在缺失证据里`, `${quoted(item)} is not among what is missing`),
  };
}

/** Returns the reason that the deal would become invalid. */
export function invalid(issues: readonly Issue[]): Invalid {
  const [first] = issues;
  return {
    code: "invalid",
    issues,
    message: text(
      `填写的内容有误：${first?.message.zh ?? ""}`,
      `what was handed in is not valid: ${first?.message.en ?? ""}`,
    ),
  };
}
