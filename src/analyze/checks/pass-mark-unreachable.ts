import { SATISFIED } from "../../logic/truth.ts";
import { quoted } from "../../model/issue.ts";
import { text } from "../../model/text.ts";
import type { AnalyzedCheckpoint } from "../analysis.ts";
import { canBe } from "../can-be.ts";
import { defineCheck } from "../check.ts";
import { weightOf } from "../weight-of.ts";

/** Finds pass marks above what the checkpoints of their stage can come to together. */
export const passMarkUnreachable = defineCheck({
  code: "pass-mark-unreachable",
  severity: "error",
  title: text("及格分达不到", "a pass mark that cannot be reached"),
  find: function* ({ stages }) {
    for (const { stage, pointer, checkpoints } of stages) {
      const { passMark: mark = 0 } = stage;
      const missed = weightMissed(checkpoints);
      if (mark === 0 || missed === 0) continue;
      const total = checkpoints.reduce((sum, { checkpoint }) => sum + weightOf(checkpoint), 0);
      if ((total - missed) * 100 >= mark * total) continue;
      const best = Math.floor(((total - missed) * 100) / total);
      const id = quoted(stage.id);
      yield {
        pointer: `${pointer}/passMark`,
        message: text(
          `阶段 ${id} 的检查点最多得 ${best} 分，达不到及格分 ${mark}`,
          `the checkpoints of stage ${id} come to ${best} at most, its pass mark is ${mark}`,
        ),
        help: text(
          "降低及格分，或修正不可能同时满足的检查点",
          "lower the pass mark, or mend the checkpoints that cannot be met together",
        ),
      };
    }
  },
});

/**
 * Returns the least weight that is always missed: of checkpoints that always count and nothing can
 * meet, and the lighter of two that exclude each other.
 */
function weightMissed(checkpoints: readonly AnalyzedCheckpoint[]): number {
  const sure = checkpoints.filter(
    ({ checkpoint: { judgement, waivable = false }, appliesWhen, when }) =>
      judgement === false && !waivable && appliesWhen === undefined && when !== undefined,
  );
  const hopeless = sure.filter(({ when }) => when && canBe(when.expression, SATISFIED) === false);
  const rest = new Set(sure.filter((one) => !hopeless.includes(one)));
  let missed = hopeless.reduce((sum, { checkpoint }) => sum + weightOf(checkpoint), 0);
  for (const one of rest) {
    const other = [...rest].find((it) => it !== one && excludes(it, one));
    if (other === undefined) continue;
    missed += Math.min(weightOf(one.checkpoint), weightOf(other.checkpoint));
    rest.delete(one);
    rest.delete(other);
  }
  return missed;
}

function excludes(a: AnalyzedCheckpoint, b: AnalyzedCheckpoint): boolean {
  const of = [a.when, b.when].flatMap((when) => (when === undefined ? [] : [when.expression]));
  return canBe({ kind: "all", of }, SATISFIED) === false;
}
