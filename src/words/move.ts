import type { Move } from "../model/progress.ts";
import { type Text, text } from "../model/text.ts";

/** What each kind of move is called. */
export const moveWords: Readonly<Record<Move["kind"], Text>> = {
  start: text("进入首个阶段", "started"),
  advance: text("推进", "advanced"),
  retreat: text("退回", "taken back"),
  close: text("关闭", "closed"),
  reopen: text("重新打开", "reopened"),
  adopt: text("中途接管", "taken over"),
  external: text("在别处变动", "moved elsewhere"),
};
