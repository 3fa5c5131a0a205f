import { type Text, text } from "../model/text.ts";

/** The kinds of fault that an audit finds in a history. */
export type AuditCode =
  | "unknown-stage"
  | "out-of-order"
  | "after-closing"
  | "skip"
  | "backward"
  | "not-from"
  | "door-shut"
  | "won-early"
  | "unverifiable"
  | "altered"
  | "stage-mismatch";

/** One fault in the history of a deal. */
export interface AuditFinding {
  readonly code: AuditCode;
  /** Which move, from 0; the number of moves when it is about the recorded stage. */
  readonly move: number;
  /** The stages it is about. */
  readonly stages: readonly string[];
  readonly message: Text;
}

const messages: Readonly<Record<AuditCode, (stages: string) => Text>> = {
  "unknown-stage": (s) => text(`规则集没有阶段 ${s}`, `the rule set has no stage ${s}`),
  "out-of-order": () => text("时间早于上一次变动", "lies before the move that comes first"),
  "after-closing": () => text("商机关闭之后还有变动", "comes after the deal was closed"),
  skip: (s) => text(`跳过了阶段 ${s}`, `skips ${s}`),
  backward: (s) => text(`退回 ${s} 但没有写明原因`, `goes back to ${s} without a reason`),
  "not-from": (s) => text(`商机当时不在 ${s}`, `the deal was not in ${s}`),
  "door-shut": (s) =>
    text(
      `按当时的证据，${s} 的门没有打开`,
      `on the evidence then on file the door of ${s} was shut`,
    ),
  "won-early": (s) => text(`在 ${s} 不能判为赢单`, `the deal could not be won from ${s}`),
  unverifiable: () =>
    text(
      "当时用的是另一个版本的规则集，无法核对",
      "was made under another version of the rule set",
    ),
  altered: () => text("当时在案的内容后来被改动过", "what was on file has been altered since"),
  "stage-mismatch": (s) =>
    text(`记录的阶段 ${s} 与变动历史不符`, `the recorded stage ${s} is not where the moves lead`),
};

/** Returns a fault in both languages. */
export function finding(
  code: AuditCode,
  move: number,
  stages: readonly string[] = [],
): AuditFinding {
  const named = stages.map((stage) => `\`${stage}\``).join(", ");
  return { code, move, stages, message: messages[code](named) };
}
