import { quoted } from "../../model/issue.ts";
import { text } from "../../model/text.ts";
import type { AnalyzedCheckpoint, AnalyzedStage } from "../analysis.ts";
import { defineCheck } from "../check.ts";
import { weightOf } from "../weight-of.ts";

/** Finds pass marks that the essential checkpoints alone reach. */
export const passMarkIdle = defineCheck({
  code: "pass-mark-idle",
  severity: "warning",
  title: text("只靠必备项就过了及格分", "a pass mark that the essentials alone reach"),
  find: function* ({ stages, ruleSet }) {
    if (ruleSet.kind !== "stages") return;
    const marked = stages.filter(({ stage: { passMark = 0 } }) => passMark > 0);
    const idle = marked.filter(isIdle);
    // One mark for all stages is a policy: here and there a stage is made of essentials mostly.
    if (idle.length * 2 < marked.length) return;
    for (const { stage, pointer } of idle) {
      const id = quoted(stage.id);
      yield {
        pointer: `${pointer}/passMark`,
        message: text(
          `阶段 ${id} 的必备项满足后就已达到及格分 ${stage.passMark}，其余检查点不起作用`,
          `once its essentials are met stage ${id} is past its pass mark of ${stage.passMark}: the other checkpoints decide nothing`,
        ),
        help: text(
          "提高及格分，减轻必备项的权重，或去掉及格分",
          "raise the mark, lower the weight of the essentials, or leave the mark out",
        ),
      };
    }
  },
});

/** Returns whether the mark is reached by the essentials that surely apply, all others missed. */
function isIdle({ stage: { passMark: mark = 0 }, checkpoints }: AnalyzedStage): boolean {
  const isEssential = ({ checkpoint }: AnalyzedCheckpoint) => checkpoint.essential === true;
  const least = checkpoints.reduce((sum, one) => {
    if (isEssential(one) && one.appliesWhen !== undefined) return sum;
    return sum + weightOf(one.checkpoint) * (isEssential(one) ? 100 - mark : -mark);
  }, 0);
  const others = checkpoints.filter((one) => !isEssential(one));
  return least >= 0 && others.some(({ checkpoint }) => weightOf(checkpoint) > 0);
}
