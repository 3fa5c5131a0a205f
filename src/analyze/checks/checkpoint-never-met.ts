import { SATISFIED } from "../../logic/truth.ts";
import { quoted } from "../../model/issue.ts";
import { text } from "../../model/text.ts";
import { canBe } from "../can-be.ts";
import { defineCheck } from "../check.ts";

/** Finds checkpoints that refuse judgement and whose condition cannot hold where they apply. */
export const checkpointNeverMet = defineCheck({
  code: "checkpoint-never-met",
  severity: "error",
  title: text("检查点永远无法满足", "a checkpoint that can never be met"),
  find: function* ({ checkpoints }) {
    for (const { checkpoint, pointer, stage, appliesWhen, when } of checkpoints) {
      if (checkpoint.judgement !== false || when === undefined) continue;
      const parts = [when, appliesWhen, stage.appliesWhen].filter((part) => part !== undefined);
      const of = parts.map(({ expression }) => expression);
      if (canBe({ kind: "all", of }, SATISFIED) !== false) continue;
      const id = quoted(checkpoint.id);
      yield {
        pointer,
        message: text(
          `检查点 ${id} 不接受判断，它的条件在适用时又不可能成立`,
          `checkpoint ${id} refuses judgement, and where it applies its condition cannot hold`,
        ),
        help: text(
          "修正 `when` 或 `appliesWhen`，或者允许判断（去掉 `judgement: false`）",
          "mend `when` or `appliesWhen`, or allow judgement (leave out `judgement: false`)",
        ),
      };
    }
  },
});
