import { quoted } from "../../model/issue.ts";
import { text } from "../../model/text.ts";
import { defineCheck } from "../check.ts";
import { leastAnswers } from "../least-answers.ts";

/** The most answers that a door may ask for before people stop filling them in. */
const mostAnswers = 12;

/** Finds doors that open with no fewer than thirteen answers, however they are given. */
export const tooManyAnswers = defineCheck({
  code: "too-many-answers",
  severity: "warning",
  title: text("一道门要回答太多", "a door that asks for too much"),
  find: function* (analysis) {
    if (analysis.ruleSet.kind !== "stages") return;
    for (const { stage, pointer, index } of analysis.stages) {
      const answers = index === 0 ? 0 : leastAnswers(analysis, index);
      if (answers <= mostAnswers) continue;
      const id = quoted(stage.id);
      yield {
        pointer,
        message: text(
          `进入阶段 ${id} 至少要新回答 ${answers} 项，超过 ${mostAnswers} 项就很难有人填完`,
          `entering stage ${id} takes at least ${answers} new answers; beyond ${mostAnswers} people stop filling them in`,
        ),
        help: text(
          "减少前一阶段的必备项、降低及格分，或允许判断代替逐项行为",
          "make fewer checkpoints of the stage before essential, lower its mark, or allow judgement in place of behaviours",
        ),
      };
    }
  },
});
