import { quoted } from "../../model/issue.ts";
import { text } from "../../model/text.ts";
import { defineCheck } from "../check.ts";

/** Finds checkpoints that weigh nothing and are not essential either. */
export const zeroWeight = defineCheck({
  code: "zero-weight",
  severity: "warning",
  title: text("权重为零", "a checkpoint that counts for nothing"),
  find: function* ({ checkpoints }) {
    for (const { checkpoint, pointer } of checkpoints) {
      if (checkpoint.weight !== 0 || checkpoint.essential === true) continue;
      const id = quoted(checkpoint.id);
      yield {
        pointer: `${pointer}/weight`,
        message: text(
          `检查点 ${id} 权重为零，又不是必备项，满足与否都不影响结论`,
          `checkpoint ${id} weighs nothing and is not essential: it decides nothing`,
        ),
        help: text(
          "给它权重，设为必备项，或改成 `info` 级提示",
          "give it a weight, make it essential, or turn it into an `info` flag",
        ),
      };
    }
  },
});
