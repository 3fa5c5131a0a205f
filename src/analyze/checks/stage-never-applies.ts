import { SATISFIED } from "../../logic/truth.ts";
import { quoted } from "../../model/issue.ts";
import { text } from "../../model/text.ts";
import { canBe } from "../can-be.ts";
import { defineCheck } from "../check.ts";

/** Finds stages that apply to no deal, or that no deal they apply to may enter. */
export const stageNeverApplies = defineCheck({
  code: "stage-never-applies",
  severity: "error",
  title: text("阶段永远不适用", "a stage that no deal can be in"),
  find: function* ({ stages }) {
    for (const { stage, pointer, appliesWhen, entry } of stages) {
      const id = quoted(stage.id);
      const of = [appliesWhen, entry].flatMap((part) => (part ? [part.expression] : []));
      if (appliesWhen && canBe(appliesWhen.expression, SATISFIED) === false) {
        yield {
          pointer: `${pointer}/appliesWhen`,
          message: text(
            `阶段 ${id} 的适用条件不可能成立，任何商机都会跳过它`,
            `stage ${id} never applies: every deal passes it over`,
          ),
          help: text(
            "修正 `appliesWhen`，或删掉这个阶段",
            "mend `appliesWhen`, or remove the stage",
          ),
        };
      } else if (entry && canBe({ kind: "all", of }, SATISFIED) === false) {
        yield {
          pointer: `${pointer}/entry`,
          message: text(
            `阶段 ${id} 适用时，进入条件不可能成立，商机到这里就过不去了`,
            `where stage ${id} applies its \`entry\` cannot hold: no deal gets past it`,
          ),
          help: text("修正 `entry` 或 `appliesWhen`", "mend `entry` or `appliesWhen`"),
        };
      }
    }
  },
});
