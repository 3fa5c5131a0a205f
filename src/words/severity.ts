import type { FlagVerdict } from "../assess/verdict.ts";
import { type Text, text } from "../model/text.ts";

/** How grave a flag is, in words. */
export const severityWords: Readonly<Record<FlagVerdict["severity"], Text>> = {
  info: text("提示", "note"),
  warn: text("警告", "warning"),
  block: text("阻断", "blocked"),
};
