import type { Truth } from "../logic/truth.ts";
import { type Text, text } from "../model/text.ts";

/** Each truth in words. */
export const truthWords: Readonly<Record<Truth, Text>> = {
  satisfied: text("已满足", "satisfied"),
  failed: text("未满足", "failed"),
  unknown: text("待确认", "unknown"),
};

/** The sign each truth is shown by. */
export const truthSigns: Readonly<Record<Truth, string>> = {
  satisfied: "✓",
  failed: "✗",
  unknown: "?",
};
