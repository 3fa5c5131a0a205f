import { quoted } from "../model/issue.ts";
import { type Text, text } from "../model/text.ts";

/** The kinds of fault that an audit finds in a history. */
export type AuditCode =
  | "unknown-stage"
  | "out-of-order"
  | "duplicate"
  | "after-closing"
  | "not-closed"
  | "adopted-late"
  | "skip"
  | "not-ahead"
  | "not-behind"
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

const messages: Readonly<Record<AuditCode, (zh: string, en: string) => Text>> = {
  "unknown-stage": (zh, en) => text(`没有阶段 ${zh}`, `unknown stage ${en}`),
  "out-of-order": () => text("时间早于前面的变动", "lies before the move that comes first"),
  duplicate: () => text("和前面的一条记录重复", "stands in the record before"),
  "after-closing": () => text("商机关闭之后还有变动", "comes after the deal was closed"),
  "adopted-late": () =>
    text("商机已经走过阶段门，不能再接管", "adopts a deal that has been through the gate already"),
  skip: (zh, en) => text(`跳过了阶段 ${zh}`, `skips ${en}`),
  "not-ahead": (zh, en) =>
    text(`${zh} 不在商机当时的阶段之后`, `${en} does not lie ahead of where the deal was`),
  "not-behind": (zh, en) =>
    text(`${zh} 不在商机当时的阶段之前`, `${en} does not lie behind where the deal was`),
  "not-closed": () => text("商机当时没有关闭", "the deal was not closed"),
  backward: (zh, en) => text(`退回 ${zh} 但没有写明原因`, `goes back to ${en} without a reason`),
  "not-from": (zh, en) => text(`商机当时不在 ${zh}`, `the deal was not in ${en}`),
  "door-shut": (zh, en) =>
    text(
      `按当时的证据，${zh} 的门没有打开`,
      `on the evidence then on file the door of ${en} was shut`,
    ),
  "won-early": (zh, en) =>
    en === ""
      ? text("还没有进入任何阶段就判为赢单", "was won before it entered a stage")
      : text(`在 ${zh} 不能判为赢单`, `the deal could not be won from ${en}`),
  unverifiable: () =>
    text(
      "当时用的是另一个版本的规则集，无法核对",
      "was made under another version of the rule set",
    ),
  altered: () => text("当时在案的内容后来被改动过", "what was on file has been altered since"),
  "stage-mismatch": (zh, en) =>
    text(`记录的阶段 ${zh} 与变动历史不符`, `the recorded stage ${en} is not where the moves lead`),
};

/** Returns a fault in both languages. */
export function finding(
  code: AuditCode,
  move: number,
  stages: readonly string[] = [],
): AuditFinding {
  const named = (comma: string): string => stages.map(quoted).join(comma);
  return { code, move, stages, message: messages[code](named("、"), named(", ")) };
}
