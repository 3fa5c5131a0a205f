import type { MissingKind, UnknownReason } from "../assess/verdict.ts";
import { type Text, text } from "../model/text.ts";

/** What kind of thing a missing item asks for, in words. */
export const missingKindWords: Readonly<Record<MissingKind, Text>> = {
  signal: text("信号", "signal"),
  fact: text("事实", "fact"),
  attribute: text("属性", "attribute"),
  completeness: text("名单是否完整", "completeness of a list"),
  judgement: text("判断", "judgement"),
  person: text("尚未找到的人", "person yet to be found"),
};

/** Why a value is unknown, in words. */
export const unknownReasonWords: Readonly<Record<UnknownReason, Text>> = {
  absent: text("尚无记录", "nothing on file"),
  conflict: text("记录互相矛盾", "records contradict each other"),
  stale: text("证据已过期", "evidence out of date"),
  source: text("来源不够可靠", "source not strong enough"),
  invalid: text("记录的值无效", "value on file is not valid"),
  incomplete: text("名单未确认完整", "list not confirmed complete"),
  failed: text("读取失败", "could not be read"),
  "timed-out": text("读取超时", "reading timed out"),
};
