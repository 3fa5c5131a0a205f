import { quoted } from "../../model/issue.ts";
import { pointerOf } from "../../model/pointer.ts";
import { text } from "../../model/text.ts";
import { defineCheck } from "../check.ts";
import { valuesRead } from "../values-read.ts";

/** Finds signals that no checkpoint, stage or flag reads. */
export const unusedSignal = defineCheck({
  code: "unused-signal",
  severity: "warning",
  title: text("信号没有用到", "a signal that nothing reads"),
  find: function* ({ ruleSet, nodes }) {
    const read = valuesRead(nodes);
    for (const id of Object.keys(ruleSet.signals ?? {})) {
      if (read.has(id)) continue;
      yield {
        pointer: pointerOf(["signals", id]),
        message: text(`没有条件用到信号 ${quoted(id)}`, `no condition reads signal ${quoted(id)}`),
        help: text(
          "用到条件里，或删掉；已有商机记录过它的，先别删",
          "use it in a condition, or remove it unless deals hold observations of it",
        ),
      };
    }
  },
});
