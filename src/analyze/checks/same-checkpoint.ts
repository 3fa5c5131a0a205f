import { SATISFIED } from "../../logic/truth.ts";
import { quoted } from "../../model/issue.ts";
import { text } from "../../model/text.ts";
import type { AnalyzedCheckpoint } from "../analysis.ts";
import { canBe } from "../can-be.ts";
import { defineCheck } from "../check.ts";
import type { ConditionNode } from "../condition-node.ts";
import { isSame } from "../implies.ts";
import { expressionKey } from "../test-key.ts";

/** Finds checkpoints of one stage that ask the same, so that one thing counts twice. */
export const sameCheckpoint = defineCheck({
  code: "same-checkpoint",
  severity: "warning",
  title: text("两个检查点意思相同", "two checkpoints with the same meaning"),
  find: function* ({ stages }) {
    for (const { checkpoints } of stages) {
      for (const [index, one] of checkpoints.entries()) {
        const first = checkpoints.slice(0, index).find((other) => isTwin(other, one));
        if (first === undefined) continue;
        const [own, before] = [quoted(one.checkpoint.id), quoted(first.checkpoint.id)];
        yield {
          pointer: one.pointer,
          message: text(
            `检查点 ${own} 与 ${before} 意思相同，同一件事算了两次`,
            `checkpoint ${own} asks the same as ${before}: one thing counts twice`,
          ),
          help: text(
            "删掉其中一个，把权重加到另一个上",
            "remove one of them and add its weight to the other",
          ),
        };
      }
    }
  },
});

function isTwin(a: AnalyzedCheckpoint, b: AnalyzedCheckpoint): boolean {
  // What is attested alone asks what its title says.
  const isCalledAlike = a.checkpoint.title.zh === b.checkpoint.title.zh;
  if (a.when === undefined && !isCalledAlike) return false;
  return isAlike(a.when, b.when) && isAlike(a.appliesWhen, b.appliesWhen);
}

function isAlike(a: ConditionNode | undefined, b: ConditionNode | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  if (expressionKey(a.expression) === expressionKey(b.expression)) return true;
  // What can never hold is like anything else that cannot: that is found by itself.
  return canBe(a.expression, SATISFIED) !== false && isSame(a.expression, b.expression);
}
